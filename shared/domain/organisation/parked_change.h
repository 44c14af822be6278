// A change set that could not be applied, for the office. Its content is kept by the engine; its author's device learns
// of it from the receipt.
#pragma once

#include "shared/domain/organisation/app_user.h"

namespace carnet {

enum class ParkedState : std::uint8_t { open, withdrawn, settled, corrected };
template <>
inline constexpr auto enumNames<ParkedState> = std::to_array<std::string_view>({"open", "withdrawn", "settled",
                                                                                "corrected"});

// The row's id is the change set's.
struct ParkedChange {
  RowHead head;
  std::optional<Id<AppUser>> person_id;  // its author
  Uuid device_id;
  std::optional<Instant> happened_at;
  std::string code;         // of the Problem: "ticket.resolve.step_missing"
  std::string field;        // of the Problem; may be empty
  std::string arguments;    // the Problem's values, one a line
  std::string description;  // the operations, one a line, for whoever reads the database; never on a screen
  ParkedState state = ParkedState::open;
  Blob operations;        // what was meant: the change set, or what inShort of it (parked_change_workflow.h) keeps
  bool is_whole = false;  // `operations` is the change set: somebody with the right can do what was meant
};

template <>
inline constexpr EntityTraits traitsOf<ParkedChange> = {.no = 18, .facet = Facet::hq, .priority = 1};

template <>
inline constexpr auto fieldsOf<ParkedChange> = std::array{
    field<&ParkedChange::person_id>(1, Merge::server),   field<&ParkedChange::device_id>(2, Merge::server).indexed(),
    field<&ParkedChange::happened_at>(3, Merge::server), field<&ParkedChange::code>(4, Merge::server),
    field<&ParkedChange::field>(5, Merge::server),       field<&ParkedChange::arguments>(6, Merge::server),
    field<&ParkedChange::description>(7, Merge::server), field<&ParkedChange::state>(8, Merge::state),
    field<&ParkedChange::operations>(9, Merge::server),  field<&ParkedChange::is_whole>(10, Merge::server),
};

}  // namespace carnet
