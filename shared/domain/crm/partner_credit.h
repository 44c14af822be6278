// How much a partner may owe us. A companion of the partner (same id) in facet `money`, which technicians do not hold.
#pragma once

#include "shared/schema/entity.h"

namespace carnet {

struct PartnerCredit {
  RowHead head;
  Minor credit_limit_minor;
  std::string currency = "EUR";
};

template <>
inline constexpr EntityTraits traitsOf<PartnerCredit> = {.no = 51, .facet = Facet::money};

template <>
inline constexpr auto fieldsOf<PartnerCredit> = std::array{
    field<&PartnerCredit::credit_limit_minor>(1, Merge::guarded),
    field<&PartnerCredit::currency>(2, Merge::guarded),
};

}  // namespace carnet
