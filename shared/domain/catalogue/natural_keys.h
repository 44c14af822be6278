// Ids of products' rows that have a natural key (see organisation/natural_keys.h).
#pragma once

#include "shared/domain/catalogue/product_attribute_value.h"

namespace carnet {

Id<ProductAttributeValue> productAttributeValueId(Id<Product> product, Id<Attribute> attribute);

}  // namespace carnet
