// Two people changed one field: which value stands, which was kept aside, and what a person decided. Made by the rule
// core where it merges; closed only by a person (conflict_workflow.h).
#pragma once

#include "shared/domain/organisation/app_user.h"

namespace carnet {

enum class ConflictStanding : std::uint8_t { mine, theirs };
template <>
inline constexpr auto enumNames<ConflictStanding> = std::to_array<std::string_view>({"mine", "theirs"});

enum class ConflictResolution : std::uint8_t { open, keptMine, keptTheirs };
template <>
inline constexpr auto enumNames<ConflictResolution> = std::to_array<std::string_view>({"open", "kept_mine",
                                                                                       "kept_theirs"});

// `mine` is the value of the change set that arrived later, `theirs` the one it met. Values stand as text: as people
// read them for text and numbers, as JSON otherwise (json.h).
struct Conflict {
  RowHead head;
  std::int64_t target_entity = 0;  // entity number
  Uuid target_id;
  std::string field;  // or the name of a group of fields: then the values are JSON objects
  std::string base;
  std::string mine;
  std::string theirs;
  std::optional<Id<AppUser>> mine_by;
  std::optional<Id<AppUser>> theirs_by;
  std::optional<Instant> mine_at;
  std::optional<Instant> theirs_at;
  ConflictStanding standing = ConflictStanding::theirs;  // which of them was put into the row
  std::optional<Id<AppUser>> assignee_id;                // who is asked
  ConflictResolution resolution = ConflictResolution::open;
  std::optional<Instant> resolved_at;
  std::optional<Id<AppUser>> resolved_by;
};

template <>
inline constexpr EntityTraits traitsOf<Conflict> = {
    .no = 17, .facet = Facet::card, .facet_by_target = true, .priority = 1};

template <>
inline constexpr auto fieldsOf<Conflict> = std::array{
    field<&Conflict::target_entity>(1, Merge::server), field<&Conflict::target_id>(2, Merge::server).indexed(),
    field<&Conflict::field>(3, Merge::server),         field<&Conflict::base>(4, Merge::server),
    field<&Conflict::mine>(5, Merge::server),          field<&Conflict::theirs>(6, Merge::server),
    field<&Conflict::mine_by>(7, Merge::server),       field<&Conflict::theirs_by>(8, Merge::server),
    field<&Conflict::mine_at>(9, Merge::server),       field<&Conflict::theirs_at>(10, Merge::server),
    field<&Conflict::standing>(11, Merge::server),     field<&Conflict::assignee_id>(12, Merge::server),
    field<&Conflict::resolution>(13, Merge::state),    field<&Conflict::resolved_at>(14, Merge::state),
    field<&Conflict::resolved_by>(15, Merge::state),
};

}  // namespace carnet
