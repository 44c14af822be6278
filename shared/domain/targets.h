// Rows that stand beside any other row (notes, files, conflicts) name it by target_entity and target_id and lie in its
// leaf.
#pragma once

#include "shared/rules/rule_book.h"

namespace carnet {

// The target of a row with these two fields; nullopt when there is none such. Throws NotHeldHere as Work::find does.
std::optional<Row> targetOf(RuleContext& context, const Row& row);

// EntityRules::place: the target's leaf; a nil root when there is no target, which nobody holds.
Leaf leafOfTarget(RuleContext& context, const Row& row);

// Refuses with "target.unknown".
Result<Nothing> hasTarget(RuleContext& context, const Row& row);

}  // namespace carnet
