// A telephone number, mail address or web page of a partner or of one of its contacts.
#pragma once

#include "shared/domain/crm/contact.h"

namespace carnet {

enum class ContactPointKind : std::uint8_t { phone, mobile, email, web };
template <>
inline constexpr auto enumNames<ContactPointKind> = std::to_array<std::string_view>({"phone", "mobile", "email",
                                                                                     "web"});

struct ContactPoint {
  RowHead head;
  Id<Partner> partner_id;  // also when it is a contact's
  std::optional<Id<Contact>> contact_id;
  ContactPointKind kind = ContactPointKind::phone;
  std::string value;       // as people wrote it
  std::string normalized;  // follows `value`: what search and duplicate checks compare (contact_point_rules.h)
  bool is_default = false;
};

template <>
inline constexpr EntityTraits traitsOf<ContactPoint> = {.no = 54, .facet = Facet::card, .priority = 2};

template <>
inline constexpr auto fieldsOf<ContactPoint> = std::array{
    field<&ContactPoint::partner_id>(1, Merge::once),
    field<&ContactPoint::contact_id>(2, Merge::once),
    field<&ContactPoint::kind>(3),
    field<&ContactPoint::value>(4).searched(),
    field<&ContactPoint::normalized>(5, Merge::server).searched().indexed(),
    field<&ContactPoint::is_default>(6),
};

}  // namespace carnet
