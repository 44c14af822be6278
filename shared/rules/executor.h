// Runs change sets through the rule book: at once on the device, with authority at the server, by the same code.
#pragma once

#include "shared/rules/rule_book.h"

namespace carnet {

enum class Verdict : std::uint8_t {
  applied = 1,
  merged = 2,   // applied, but met others' work: conflicts are recorded, or what was wanted was reached before
  parked = 3,   // not applied, with a reason a person can act on
  unknown = 4,  // device only: needs a row it does not hold; headquarters will decide
};

std::string_view nameOf(Verdict verdict);

enum class FieldResult : std::uint8_t {
  applied = 1,
  alreadyThere = 2,
  mineStands = 3,
  theirsStands = 4,
  mergedText = 5
};

struct FieldOutcome {
  std::uint32_t operation_index = 0;
  std::uint16_t field_no = 0;
  FieldResult result = FieldResult::applied;
  bool operator==(const FieldOutcome&) const = default;
};

struct Outcome {
  Verdict verdict = Verdict::applied;
  Problem reason;                    // when parked
  std::vector<FieldOutcome> fields;  // only those that were not simply applied
};

struct ExecutionTerms {
  Actor actor;
  Side side = Side::device;
  Instant arrival;  // an operation's time is clamped to it
  // Whether the actor holds a leaf; empty = everything (a device holds what it has).
  std::function<bool(const Leaf&)> holds;
  // Rows and the document numbers that they had in a history that is gone.
  std::vector<std::pair<Uuid, std::string>> numbers = {};
  // Server only: whether the actor held it when the change set was made and their device had not heard otherwise.
  std::function<bool(const Leaf&)> held_when_made;
};

// Runs all operations of `change_set` over `work`. Unless the verdict is applied or merged, `work` must be thrown away.
// A creation under a natural key merges into a row that stands already. So does an import, with the argument
// `keeps_edits` so that what differs from both its base and its value stands as people wrote it: its outcome is
// `theirsStands`, with field number 0 for a row that people have deleted. Without it, a row that its own author deleted
// stands again.
Outcome execute(const RuleBook& book, const ChangeSet& change_set, const ExecutionTerms& terms, Work& work);

// The id that the row of a creation or import has by its natural key; nullopt when its entity has none.
std::optional<Uuid> naturalIdOf(const RuleBook& book, const ChangeSet& change_set, std::size_t operation_index,
                                const ExecutionTerms& terms, Work& work);

}  // namespace carnet
