// One line of the rights matrix: people with the role may do `action` on rows of `entity` within `scope`.
#pragma once

#include "shared/domain/organisation/role.h"

namespace carnet {

enum class PermissionScope : std::uint8_t { own, team, territory, all };
template <>
inline constexpr auto enumNames<PermissionScope> = std::to_array<std::string_view>({"own", "team", "territory", "all"});

struct RolePermission {
  RowHead head;
  Id<Role> role_id;
  std::string entity;  // "ticket"
  std::string action;  // "create", "set", "delete", "import", or a transition's name; "*" = each of them
  PermissionScope scope = PermissionScope::own;
  std::string hidden_facets;  // facets this role does not hold though it otherwise would, one a line
};

template <>
inline constexpr EntityTraits traitsOf<RolePermission> = {.no = 4, .facet = Facet::all, .priority = 0};

template <>
inline constexpr auto fieldsOf<RolePermission> = std::array{
    field<&RolePermission::role_id>(1, Merge::once),      field<&RolePermission::entity>(2, Merge::once),
    field<&RolePermission::action>(3, Merge::once),       field<&RolePermission::scope>(4, Merge::guarded),
    field<&RolePermission::hidden_facets>(5, Merge::set),
};

}  // namespace carnet
