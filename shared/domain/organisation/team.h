// People who work together. Teams form a tree.
#pragma once

#include "shared/domain/organisation/territory.h"

namespace carnet {

enum class TeamKind : std::uint8_t { presales, sales, service, hq };
template <>
inline constexpr auto enumNames<TeamKind> = std::to_array<std::string_view>({"presales", "sales", "service", "hq"});

struct Team {
  RowHead head;
  std::string name;
  TeamKind kind = TeamKind::service;
  std::optional<Id<Team>> parent_id;
  std::optional<Id<Territory>> territory_id;
};

template <>
inline constexpr EntityTraits traitsOf<Team> = {.no = 7, .facet = Facet::all, .priority = 0};

template <>
inline constexpr auto fieldsOf<Team> = std::array{
    field<&Team::name>(1, Merge::guarded).searched(),
    field<&Team::kind>(2, Merge::guarded),
    field<&Team::parent_id>(3, Merge::guarded),
    field<&Team::territory_id>(4, Merge::guarded),
};

}  // namespace carnet
