// A note on any row, for everybody who sees that row, or addressed to one of them.
#pragma once

#include "shared/domain/organisation/app_user.h"

namespace carnet {

struct Note {
  RowHead head;
  std::int64_t target_entity = 0;  // entity number
  Uuid target_id;
  std::string body;
  std::optional<Id<AppUser>> to_user_id;
  std::optional<Instant> read_at;  // by the person it is addressed to
};

template <>
inline constexpr EntityTraits traitsOf<Note> = {.no = 13, .facet = Facet::card, .facet_by_target = true, .priority = 2};

template <>
inline constexpr auto fieldsOf<Note> = std::array{
    field<&Note::target_entity>(1, Merge::once),
    field<&Note::target_id>(2, Merge::once).indexed(),
    field<&Note::body>(3, Merge::text).searched(),
    field<&Note::to_user_id>(4, Merge::once),
    field<&Note::read_at>(5),
};

}  // namespace carnet
