// How a change set that could not be applied is shown to the office. open → settled, when somebody has seen to it or did
// what was meant; → corrected, → withdrawn by its author.
#pragma once

#include "shared/domain/organisation/parked_change.h"
#include "shared/rules/rule_book.h"

namespace carnet {

// RuleBook::parked_row. Nothing for a change set without an author (the server's own work): its job reports it.
std::optional<Row> parkedRow(const ChangeSet& change_set, const Actor& actor, const Problem& problem, Rows& rows);

// The most operations that are described. `inShort` keeps one more where there are more.
inline constexpr std::size_t maxParkedOperations = 40;

// The change set as far as it is told: its first operations, without base values and without values of more than 1,000
// bytes. Every office role may read the card, so no value is told of a row in a facet that not all of them may be given:
// costs, money, one person's own. Its encoding stands in ParkedChange::operations.
ChangeSet inShort(const ChangeSet& change_set, Rows& rows);

// One line per operation, in words without language: "ticket T-2026-00412: resolve", "contact_point +33…: value". A row
// whose values are not told is named by its id.
std::string describe(const ChangeSet& change_set, const Registry& registry, Rows& rows);

// A change set whose encoding is longer is kept in short.
inline constexpr std::size_t maxParkedBytes = 64 * 1024;

Result<Effect> settleParked(RuleContext& context, Row& row);

// RuleBook::close_parked.
std::optional<Row> closeParked(const Uuid& id, const ChangeSet& by, const Actor& actor, Rows& rows);

}  // namespace carnet
