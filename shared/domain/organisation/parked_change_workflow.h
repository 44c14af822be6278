// How a change set that could not be applied is shown to the office. open → settled, when somebody has seen to it.
#pragma once

#include "shared/domain/organisation/parked_change.h"
#include "shared/rules/rule_book.h"

namespace carnet {

// RuleBook::parked_row. Nothing for a change set without an author (the server's own work): its job reports it.
std::optional<Row> parkedRow(const ChangeSet& change_set, const Actor& actor, const Problem& problem, Rows& rows);

// One line per operation, in words without language: "ticket T-2026-00412: resolve", "contact_point +33…: value".
std::string describe(const ChangeSet& change_set, const Registry& registry, Rows& rows);

Result<Effect> settleParked(RuleContext& context, Row& row);

}  // namespace carnet
