// A numbered piece of a product, mostly a machine at a customer. Its id is derived from product and number
// (natural_keys.h). It is its own root: a new holder does not move it to another leaf.
#pragma once

#include "shared/domain/catalogue/product.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/partner.h"

namespace carnet {

struct Serial {
  RowHead head;
  std::string number;
  Id<Product> product_id;
  std::optional<Id<Partner>> partner_id;  // who has it
  std::optional<Id<Address>> address_id;  // the site
  std::string place;                      // where on the site: "cellar, behind the boiler"
  std::optional<Date> sold_on;
  std::optional<Date> warranty_until;  // the last day
};

template <>
inline constexpr EntityTraits traitsOf<Serial> = {.no = 101, .facet = Facet::serial, .priority = 2};

template <>
inline constexpr auto fieldsOf<Serial> = std::array{
    field<&Serial::number>(1, Merge::once).searched().indexed(),
    field<&Serial::product_id>(2, Merge::once),
    field<&Serial::partner_id>(3),
    field<&Serial::address_id>(4),
    field<&Serial::place>(5),
    field<&Serial::sold_on>(6),
    field<&Serial::warranty_until>(7, Merge::guarded),
};

}  // namespace carnet
