#include "shared/domain/catalogue/natural_keys.h"

namespace carnet {

Id<ProductAttributeValue> productAttributeValueId(Id<Product> product, Id<Attribute> attribute) {
  return Id<ProductAttributeValue>(
      naturalId("product_attribute_value", product.toString() + "/" + attribute.toString()));
}

}  // namespace carnet
