// Products with their properties and costs.
#pragma once

#include "shared/rules/rule_book.h"

namespace carnet {

// A product has an article number and a name.
EntityRules productRules();
// The companion of a product that exists, under its id.
EntityRules productCostRules();
// One value per product and attribute, in the product's leaf.
EntityRules productAttributeValueRules();

}  // namespace carnet
