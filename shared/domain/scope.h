// Which leaves a person holds (model.md, Roles × scope; sync.md 7). Everybody: `all` and their own `user` leaf. Office
// roles: their facets entirely. Technicians: products, their vans, and their tickets with the closure. Agents and
// pre-sales: the partners they own, or whose team they belong to.
//
// A technician's tickets are those assigned to them, opened by them or visited by them that are not over or have a visit
// within the window of days around `now` (setting visit_window_days). The closure of a ticket: its partner's card, its
// serial, and the serial's last ten tickets. Activities without a ticket are held by their assignee while they are open
// or within the window.
#pragma once

#include <set>
#include <vector>

#include "shared/rules/rule_book.h"

namespace carnet {

// RuleBook::scope_of.
std::set<Node> scopeOf(Rows& rows, const Uuid& person_id, Instant now);

// RuleBook::dirty_persons: whose scope these changes may have moved. `rows` shows the state after them. Never leaves out
// a person; may name one whose scope stays.
std::set<Uuid> dirtyPersons(Rows& rows, const std::vector<RowChange>& changes);

// Persons whose scope depends on the day: what start-up and midnight recompute.
std::set<Uuid> personsWithWindow(Rows& rows);

}  // namespace carnet
