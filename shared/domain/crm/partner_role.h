// What a partner is to us. A partner may have several roles; each is one row whose id is derived from partner and role
// (natural_keys.h), so two devices that add the same role make the same row.
#pragma once

#include "shared/domain/crm/partner.h"

namespace carnet {

enum class PartnerRoleKind : std::uint8_t {
  customer,
  supplier,
  manufacturer,
  employee,
  prospect,
  representative,
  reseller,
};
template <>
inline constexpr auto enumNames<PartnerRoleKind> = std::to_array<std::string_view>(
    {"customer", "supplier", "manufacturer", "employee", "prospect", "representative", "reseller"});

struct PartnerRole {
  RowHead head;
  Id<Partner> partner_id;
  PartnerRoleKind role = PartnerRoleKind::customer;
};

template <>
inline constexpr EntityTraits traitsOf<PartnerRole> = {.no = 52, .facet = Facet::card, .priority = 2};

template <>
inline constexpr auto fieldsOf<PartnerRole> = std::array{
    field<&PartnerRole::partner_id>(1, Merge::once),
    field<&PartnerRole::role>(2, Merge::once),
};

}  // namespace carnet
