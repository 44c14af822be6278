#include "shared/domain/catalogue/module.h"

#include "shared/domain/catalogue/attribute.h"
#include "shared/domain/catalogue/product.h"
#include "shared/domain/catalogue/product_attribute_value.h"
#include "shared/domain/catalogue/product_category.h"
#include "shared/domain/catalogue/product_cost.h"
#include "shared/domain/catalogue/product_rules.h"
#include "shared/schema/accessors.h"

namespace carnet::catalogue {

std::vector<const Entity*> entities() {
  return {
      &entityOf<ProductCategory>,       &entityOf<Attribute>, &entityOf<Product>, &entityOf<ProductCost>,
      &entityOf<ProductAttributeValue>,
  };
}

void addRules(RuleBook& book) {
  book.entities[entityOf<Product>.no] = productRules();
  book.entities[entityOf<ProductCost>.no] = productCostRules();
  book.entities[entityOf<ProductAttributeValue>.no] = productAttributeValueRules();
}

}  // namespace carnet::catalogue
