// The value a product has for an attribute.
#pragma once

#include "shared/domain/catalogue/attribute.h"
#include "shared/domain/catalogue/product.h"

namespace carnet {

struct ProductAttributeValue {
  RowHead head;
  Id<Product> product_id;
  Id<Attribute> attribute_id;
  LocalText text_value;                  // for attributes of type text
  std::optional<Quantity> number_value;  // for type number, in the attribute's unit
  std::optional<bool> flag_value;        // for type flag
};

template <>
inline constexpr EntityTraits traitsOf<ProductAttributeValue> = {.no = 34, .facet = Facet::product, .priority = 4};

template <>
inline constexpr auto fieldsOf<ProductAttributeValue> = std::array{
    field<&ProductAttributeValue::product_id>(1, Merge::once),
    field<&ProductAttributeValue::attribute_id>(2, Merge::once),
    field<&ProductAttributeValue::text_value>(3, Merge::guarded),
    field<&ProductAttributeValue::number_value>(4, Merge::guarded),
    field<&ProductAttributeValue::flag_value>(5, Merge::guarded),
};

}  // namespace carnet
