// An address of a partner. Street, postcode, town and country are one unit: two people's edits are never mixed.
#pragma once

#include "shared/domain/crm/partner.h"

namespace carnet {

enum class AddressKind : std::uint8_t { general, delivery, invoice, contact, other };
template <>
inline constexpr auto enumNames<AddressKind> = std::to_array<std::string_view>({"default", "delivery", "invoice",
                                                                                "contact", "other"});

struct Address {
  RowHead head;
  Id<Partner> partner_id;
  AddressKind kind = AddressKind::general;
  std::string label;   // "Workshop 2, gate B"
  std::string street;  // may have several lines
  std::string postcode;
  std::string city;
  std::string country;      // ISO 3166-1 alpha-2
  bool is_default = false;  // of its kind
};

template <>
inline constexpr EntityTraits traitsOf<Address> = {.no = 55, .facet = Facet::card, .priority = 2};

template <>
inline constexpr auto fieldsOf<Address> = std::array{
    field<&Address::partner_id>(1, Merge::once),
    field<&Address::kind>(2),
    field<&Address::label>(3),
    field<&Address::street>(4).inGroup("address").searched(),
    field<&Address::postcode>(5).inGroup("address").searched(),
    field<&Address::city>(6).inGroup("address").searched(),
    field<&Address::country>(7).inGroup("address"),
    field<&Address::is_default>(8),
};

}  // namespace carnet
