#include "shared/domain/organisation/user_rules.h"

#include "shared/domain/arguments.h"
#include "shared/domain/organisation/app_user.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/organisation/user_role.h"

namespace carnet {

namespace {

void agree(const RuleContext& context, const AppUser& before, Row& row) {
  AppUser user = as<AppUser>(row);
  // Whichever of the two was written says it.
  if (user.is_active == before.is_active && user.disabled_at.has_value() != before.disabled_at.has_value()) {
    user.is_active = !user.disabled_at.has_value();
  }
  if (user.is_active) user.disabled_at.reset();
  if (!user.is_active && !user.disabled_at) user.disabled_at = context.now();
  assign(row, user);
}

Result<Nothing> createUser(RuleContext& context, Row& row) {
  agree(context, AppUser{}, row);
  return Nothing{};
}

// Nobody could let one in again. The server's own commands can.
Result<Nothing> mayLoseAdministrator(RuleContext& context, Id<AppUser> person, std::string_view field) {
  if (context.actor.person_id.isNil()) return Nothing{};
  bool is_one = false;
  for (const UserRole& given : context.work.listOf<UserRole>("role_id", roleId(RoleCode::admin).value)) {
    const auto other = given.user_id == person ? std::nullopt : peek(context.work, given.user_id);
    if (other && other->is_active) return Nothing{};
    is_one = is_one || given.user_id == person;
  }
  if (!is_one) return Nothing{};
  return Problem{"app_user.last_administrator", std::string(field), {}};
}

Result<Nothing> changeUser(RuleContext& context, const Row& before, Row& after) {
  agree(context, as<AppUser>(before), after);
  const bool goes = as<AppUser>(before).is_active && !as<AppUser>(after).is_active;
  return goes ? mayLoseAdministrator(context, Id<AppUser>(after.head.id), "is_active") : Nothing{};
}

Result<Nothing> eraseUser(RuleContext& context, const Row& row) {
  return as<AppUser>(row).is_active ? mayLoseAdministrator(context, Id<AppUser>(row.head.id), {}) : Nothing{};
}

Result<Nothing> takeRole(RuleContext& context, const Row& row) {
  const UserRole given = as<UserRole>(row);
  if (given.role_id != roleId(RoleCode::admin)) return Nothing{};
  const auto person = peek(context.work, given.user_id);
  return person && person->is_active ? mayLoseAdministrator(context, given.user_id, "role_id") : Nothing{};
}

}  // namespace

EntityRules userRules() {
  EntityRules rules;
  rules.on_create = createUser;
  rules.on_set = changeUser;
  rules.on_erase = eraseUser;
  return rules;
}

EntityRules userRoleRules() {
  EntityRules rules;
  rules.natural_id = [](const Row& row) {
    const UserRole given = as<UserRole>(row);
    return userRoleId(given.user_id, given.role_id).value;
  };
  rules.on_erase = takeRole;
  return rules;
}

}  // namespace carnet
