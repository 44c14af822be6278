// A place where goods are: a depot, a technician's van, or one of the places that close the books (at a customer, at a
// supplier, scrapped, under way).
#pragma once

#include "shared/domain/organisation/app_user.h"

namespace carnet {

enum class LocationKind : std::uint8_t { depot, van, customer, supplier, scrap, transit };
template <>
inline constexpr auto enumNames<LocationKind> = std::to_array<std::string_view>({"depot", "van", "customer", "supplier",
                                                                                 "scrap", "transit"});

struct Location {
  RowHead head;
  std::string code;
  std::string name;
  LocationKind kind = LocationKind::depot;
  std::optional<Id<AppUser>> user_id;  // whose van
  bool is_active = true;
};

template <>
inline constexpr EntityTraits traitsOf<Location> = {.no = 100, .facet = Facet::all, .priority = 3};

template <>
inline constexpr auto fieldsOf<Location> = std::array{
    field<&Location::code>(1, Merge::guarded),      field<&Location::name>(2, Merge::guarded).searched(),
    field<&Location::kind>(3, Merge::once),         field<&Location::user_id>(4, Merge::guarded),
    field<&Location::is_active>(5, Merge::guarded),
};

}  // namespace carnet
