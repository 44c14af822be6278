#include "shared/domain/organisation/user_rules.h"

#include "shared/domain/organisation/app_user.h"

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

Result<Nothing> changeUser(RuleContext& context, const Row& before, Row& after) {
  agree(context, as<AppUser>(before), after);
  return Nothing{};
}

}  // namespace

EntityRules userRules() {
  EntityRules rules;
  rules.on_create = createUser;
  rules.on_set = changeUser;
  return rules;
}

}  // namespace carnet
