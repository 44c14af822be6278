// A person who signs in. Passwords and tokens are the server's own and stand in no replicated table.
#pragma once

#include "shared/schema/entity.h"

namespace carnet {

struct Partner;

struct AppUser {
  RowHead head;
  std::string login;
  std::string display_name;
  std::string language = "en";
  std::optional<Id<Partner>> partner_id;  // the employee's own record
  bool is_active = true;
  std::optional<Instant> disabled_at;
};

template <>
inline constexpr EntityTraits traitsOf<AppUser> = {.no = 2, .facet = Facet::all, .priority = 0};

template <>
inline constexpr auto fieldsOf<AppUser> = std::array{
    field<&AppUser::login>(1, Merge::server).unique(), field<&AppUser::display_name>(2, Merge::guarded).searched(),
    field<&AppUser::language>(3, Merge::guarded),      field<&AppUser::partner_id>(4, Merge::guarded),
    field<&AppUser::is_active>(5, Merge::guarded),     field<&AppUser::disabled_at>(6, Merge::guarded),
};

}  // namespace carnet
