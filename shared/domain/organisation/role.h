// A role: what a person may do and hold follows from their roles (rights.h).
#pragma once

#include "shared/schema/entity.h"

namespace carnet {

struct Role {
  RowHead head;
  std::string code;  // "technician"; the row's id is derived from it (natural_keys.h)
  LocalText name;
};

template <>
inline constexpr EntityTraits traitsOf<Role> = {.no = 3, .facet = Facet::all, .priority = 0};

template <>
inline constexpr auto fieldsOf<Role> = std::array{
    field<&Role::code>(1, Merge::once).unique(),
    field<&Role::name>(2, Merge::guarded),
};

}  // namespace carnet
