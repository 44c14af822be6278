#include "shared/domain/catalogue/product_rules.h"

#include "shared/core/text.h"
#include "shared/domain/catalogue/natural_keys.h"
#include "shared/domain/catalogue/product_cost.h"

namespace carnet {

namespace {

Result<Nothing> check(const Product& product) {
  if (trimmed(product.sku).empty()) return Problem{"product.sku_missing", "sku", {}};
  if (product.name.by_language.empty()) return Problem{"product.name_missing", "name", {}};
  if (!Currency::parse(product.currency)) return Problem{"field.bad_value", "currency", {product.currency}};
  if (product.warranty_months < 0) return Problem{"field.bad_value", "warranty_months", {}};
  return Nothing{};
}

Result<Nothing> createProduct(RuleContext&, Row& row) { return check(as<Product>(row)); }

Result<Nothing> changeProduct(RuleContext&, const Row&, Row& after) { return check(as<Product>(after)); }

Result<Nothing> createProductCost(RuleContext& context, Row& row) {
  if (!context.work.find(Id<Product>(row.head.id))) return Problem{"reference.unknown", "id", {}};
  return Nothing{};
}

Leaf leafOfProduct(RuleContext&, const Row& row) {
  return {as<ProductAttributeValue>(row).product_id.value, Facet::product};
}

Uuid idOfAttributeValue(const Row& row) {
  const ProductAttributeValue value = as<ProductAttributeValue>(row);
  return productAttributeValueId(value.product_id, value.attribute_id).value;
}

}  // namespace

EntityRules productRules() {
  EntityRules rules;
  rules.on_create = createProduct;
  rules.on_set = changeProduct;
  return rules;
}

EntityRules productCostRules() {
  EntityRules rules;
  rules.on_create = createProductCost;
  return rules;
}

EntityRules productAttributeValueRules() {
  EntityRules rules;
  rules.place = leafOfProduct;
  rules.natural_id = idOfAttributeValue;
  return rules;
}

}  // namespace carnet
