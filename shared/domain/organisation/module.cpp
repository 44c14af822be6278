#include "shared/domain/organisation/module.h"

#include "shared/domain/organisation/app_user.h"
#include "shared/domain/organisation/attachment.h"
#include "shared/domain/organisation/attachment_link.h"
#include "shared/domain/organisation/company.h"
#include "shared/domain/organisation/conflict_workflow.h"
#include "shared/domain/organisation/device.h"
#include "shared/domain/organisation/import_batch.h"
#include "shared/domain/organisation/job_rules.h"
#include "shared/domain/organisation/job_run.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/note.h"
#include "shared/domain/organisation/note_rules.h"
#include "shared/domain/organisation/number_series.h"
#include "shared/domain/organisation/parked_change_workflow.h"
#include "shared/domain/organisation/reason.h"
#include "shared/domain/organisation/rights.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/organisation/saved_view.h"
#include "shared/domain/organisation/saved_view_rules.h"
#include "shared/domain/organisation/setting.h"
#include "shared/domain/organisation/team.h"
#include "shared/domain/organisation/team_member.h"
#include "shared/domain/organisation/territory.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/domain/organisation/user_rules.h"
#include "shared/domain/targets.h"
#include "shared/schema/accessors.h"

namespace carnet::organisation {

std::vector<const Entity*> entities() {
  return {
      &entityOf<Company>,
      &entityOf<AppUser>,
      &entityOf<Role>,
      &entityOf<RolePermission>,
      &entityOf<UserRole>,
      &entityOf<Territory>,
      &entityOf<Team>,
      &entityOf<TeamMember>,
      &entityOf<Device>,
      &entityOf<Setting>,
      &entityOf<NumberSeries>,
      &entityOf<Reason>,
      &entityOf<Note>,
      &entityOf<Attachment>,
      &entityOf<AttachmentLink>,
      &entityOf<ImportBatch>,
      &entityOf<Conflict>,
      &entityOf<ParkedChange>,
      &entityOf<Job>,
      &entityOf<JobRun>,
      &entityOf<SavedView>,
  };
}

namespace {

// Entities without rules of their own whose ids follow from a natural key.
template <class T, auto id>
EntityRules keyedRules() {
  EntityRules rules;
  rules.natural_id = [](const Row& row) { return id(as<T>(row)); };
  return rules;
}

Leaf leafOfUser(RuleContext&, const Row& row) { return {as<Device>(row).user_id.value, Facet::user}; }

}  // namespace

void addRules(RuleBook& book) {
  book.may_write = &mayWrite;
  book.conflict_row = &conflictRow;
  book.parked_row = &parkedRow;
  book.parked_entity = &entityOf<ParkedChange>;
  book.close_parked = &closeParked;
  book.roles_of = &rolesOf;
  auto& rules = book.entities;
  rules[entityOf<AppUser>.no] = userRules();
  rules[entityOf<Role>.no] = keyedRules<Role, [](const Role& role) { return naturalId("role", role.code); }>();
  rules[entityOf<RolePermission>.no] = keyedRules<RolePermission, [](const RolePermission& p) {
    return rolePermissionId(p.role_id, p.entity, p.action).value;
  }>();
  rules[entityOf<UserRole>.no] = userRoleRules();
  rules[entityOf<TeamMember>.no] =
      keyedRules<TeamMember, [](const TeamMember& m) { return teamMemberId(m.team_id, m.user_id).value; }>();
  rules[entityOf<Setting>.no] = keyedRules<Setting, [](const Setting& s) { return settingId(s.key, s.scope).value; }>();
  rules[entityOf<Device>.no].place = &leafOfUser;
  rules[entityOf<Note>.no] = noteRules();
  rules[entityOf<Job>.no] = jobRules();
  rules[entityOf<JobRun>.no] = jobRunRules();
  rules[entityOf<Attachment>.no] = attachmentRules();
  rules[entityOf<AttachmentLink>.no] = attachmentLinkRules();
  rules[entityOf<SavedView>.no] = savedViewRules();
  rules[entityOf<Conflict>.no].place = &leafOfTarget;
  rules[entityOf<Conflict>.no].transitions = {
      {"keep_mine", &keepMine}, {"keep_theirs", &keepTheirs}, {"ask_again", &askAgain}};
  rules[entityOf<Conflict>.no].inverse = &takenBack;
  rules[entityOf<ParkedChange>.no].transitions = {{"settle", &settleParked}};
}

}  // namespace carnet::organisation
