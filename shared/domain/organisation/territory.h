// An area of the map that people and partners belong to. Territories form a tree.
#pragma once

#include "shared/schema/entity.h"

namespace carnet {

struct Territory {
  RowHead head;
  std::string code;
  std::string name;
  std::optional<Id<Territory>> parent_id;
};

template <>
inline constexpr EntityTraits traitsOf<Territory> = {.no = 6, .facet = Facet::all, .priority = 0};

template <>
inline constexpr auto fieldsOf<Territory> = std::array{
    field<&Territory::code>(1, Merge::guarded),
    field<&Territory::name>(2, Merge::guarded).searched(),
    field<&Territory::parent_id>(3, Merge::guarded),
};

}  // namespace carnet
