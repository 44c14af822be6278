// The steps of activities and visits (model.md, A visit).
//
// Of a visit: travel planned → travelling · arrive planned, travelling → arrived · finish planned, travelling, arrived →
// done · miss planned → missed · cancel planned → cancelled. A step may be skipped forward; travel and arrive of a visit
// that is further already are reached before. Of the others: finish planned → done · cancel planned → cancelled ·
// reopen done → planned, which also takes finish back. All at once on the device; miss, and cancel of a visit, need a reason.
//
// assign {assignee_id} is decided by headquarters unless a person takes an unassigned activity themselves; it is taken
// back by assigning the former one. seen says that the assignee's device has it. Technicians step only activities assigned to them ("activity.not_yours").
#pragma once

#include <string_view>
#include <vector>

#include "shared/domain/crm/activity.h"
#include "shared/rules/rule_book.h"

namespace carnet {

EntityRules activityRules();

// Whether the step is legal now, whoever takes it; without assign and seen.
bool mayStep(const Activity& activity, std::string_view step);
// Those that are, in the order above.
std::vector<std::string_view> stepsOf(const Activity& activity);

}  // namespace carnet
