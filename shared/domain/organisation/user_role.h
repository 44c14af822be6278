// A person has a role. A person may have several; what they allow is joined.
#pragma once

#include "shared/domain/organisation/app_user.h"
#include "shared/domain/organisation/role.h"

namespace carnet {

struct UserRole {
  RowHead head;
  Id<AppUser> user_id;
  Id<Role> role_id;
};

template <>
inline constexpr EntityTraits traitsOf<UserRole> = {.no = 5, .facet = Facet::all, .priority = 0};

template <>
inline constexpr auto fieldsOf<UserRole> = std::array{
    field<&UserRole::user_id>(1, Merge::once),
    field<&UserRole::role_id>(2, Merge::once),
};

}  // namespace carnet
