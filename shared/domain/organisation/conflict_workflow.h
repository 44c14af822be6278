// How a conflict comes about and how a person closes it. open → kept_mine or kept_theirs; taken back, it is open
// again.
#pragma once

#include "shared/domain/organisation/conflict.h"
#include "shared/rules/rule_book.h"

namespace carnet {

// RuleBook::conflict_row: the row that keeps the other value. One per field and operation, one per group of fields.
// Whoever wrote the value that was set aside is asked.
Row conflictRow(RuleContext& context, const Disagreement& disagreement);

// Transitions keep_mine and keep_theirs. If the other value is the one that stands, the kept one is set in its place, a
// group as a whole, as the person's own edit of that row would be: with its rights, rules and consequences, and where
// somebody wrote a third value meanwhile with a conflict about that. Keeping what stands writes nothing. Open to both
// authors, to whoever is asked and to the office; else "conflict.not_yours". Closed the other way already:
// "conflict.closed".
Result<Effect> keepMine(RuleContext& context, Row& row);
Result<Effect> keepTheirs(RuleContext& context, Row& row);

// Transition ask_again, which takes a decision back: the value named by the argument "standing" ("mine", "theirs") stands
// again, set as keepMine() and keepTheirs() do, and the conflict is open. Open to the same people.
Result<Effect> askAgain(RuleContext& context, Row& row);
// EntityRules::inverse of a decision.
std::optional<Operation> takenBack(const Operation& decided, const Row* before);

}  // namespace carnet
