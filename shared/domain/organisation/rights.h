// Who may do what (model.md, Roles × scope): the matrix the rule core asks on both sides. The server's second fence asks
// the same matrix as rows of role_permission (defaultPermissions), by code of its own. Rows are a matter of the
// leaf (scope.h); here it is verbs, fields and steps.
#pragma once

#include <span>
#include <vector>

#include "shared/domain/organisation/role_permission.h"
#include "shared/domain/organisation/roles.h"

namespace carnet {

// People with `role` may do `verbs` on `entity`. Lists are separated by blanks.
struct RightsLine {
  RoleCode role;
  std::string_view entity;       // "*" = each
  std::string_view verbs;        // of create, set (with text, add, remove), erase, append, transition, import
  std::string_view transitions;  // which steps; empty = each
  std::string_view fields;       // which fields `set` may change; empty = each
};

std::span<const RightsLine> rightsMatrix();

// RuleBook::may_write: the matrix, and what everybody with a role may do (their saved views, files they added). Refuses
// with "rights.<verb>" {entity} or "rights.field" {entity, field}.
Result<Nothing> mayWrite(const Actor& actor, const Entity& entity, Verb verb, const Row* row, const Field* field,
                         std::string_view transition);

// The matrix as rows for a new company, one per role, entity and verb; "set" covers text, add and remove.
std::vector<RolePermission> defaultPermissions();

// The facets that people with the role hold entirely; what others hold follows from their records (scope.h).
std::vector<Facet> facetsHeldBy(RoleCode role);
// Whether rows are given to the role one by one.
bool isScopedByRecord(RoleCode role);

}  // namespace carnet
