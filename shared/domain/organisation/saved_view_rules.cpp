#include "shared/domain/organisation/saved_view_rules.h"

#include "shared/core/text.h"
#include "shared/domain/arguments.h"
#include "shared/domain/organisation/saved_view.h"

namespace carnet {

namespace {

Leaf leafOfOwner(RuleContext&, const Row& row) { return {as<SavedView>(row).user_id.value, Facet::user}; }

Result<Nothing> isWhole(const RuleContext& context, const Row& row) {
  const SavedView view = as<SavedView>(row);
  if (!isImport(context) && view.user_id.value != context.actor.person_id) {
    return Problem{"saved_view.not_yours", {}, {}};
  }
  if (trimmed(view.name).empty()) return Problem{"saved_view.no_name", "name", {}};
  return Nothing{};
}

Result<Nothing> createView(RuleContext& context, Row& row) { return isWhole(context, row); }

Result<Nothing> changeView(RuleContext& context, const Row&, Row& after) { return isWhole(context, after); }

Result<Nothing> eraseView(RuleContext& context, const Row& row) {
  if (as<SavedView>(row).user_id.value == context.actor.person_id) return Nothing{};
  return Problem{"saved_view.not_yours", {}, {}};
}

}  // namespace

EntityRules savedViewRules() {
  EntityRules rules;
  rules.place = leafOfOwner;
  rules.on_create = createView;
  rules.on_set = changeView;
  rules.on_erase = eraseView;
  return rules;
}

}  // namespace carnet
