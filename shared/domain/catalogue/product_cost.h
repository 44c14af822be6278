// What a product costs us. A companion of the product (same id) in a facet of its own: only roles with cost hold it.
#pragma once

#include "shared/schema/entity.h"

namespace carnet {

struct ProductCost {
  RowHead head;
  UnitPrice cost;
  std::string currency = "EUR";
};

template <>
inline constexpr EntityTraits traitsOf<ProductCost> = {.no = 33, .facet = Facet::cost};

template <>
inline constexpr auto fieldsOf<ProductCost> = std::array{
    field<&ProductCost::cost>(1).inGroup("cost"),
    field<&ProductCost::currency>(2).inGroup("cost"),
};

}  // namespace carnet
