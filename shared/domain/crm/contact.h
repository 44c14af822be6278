// A person who works for a partner.
#pragma once

#include "shared/domain/crm/partner.h"

namespace carnet {

struct Contact {
  RowHead head;
  Id<Partner> partner_id;
  std::string name;
  std::string job_title;
  std::string language;  // empty = the partner's
  bool opt_out = false;
};

template <>
inline constexpr EntityTraits traitsOf<Contact> = {.no = 53, .facet = Facet::card, .priority = 2};

template <>
inline constexpr auto fieldsOf<Contact> = std::array{
    field<&Contact::partner_id>(1, Merge::once),
    field<&Contact::name>(2).searched(),
    field<&Contact::job_title>(3),
    field<&Contact::language>(4),
    field<&Contact::opt_out>(5),
};

}  // namespace carnet
