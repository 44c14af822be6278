#include "shared/domain/catalogue/natural_keys.h"
#include "shared/domain/catalogue/product_cost.h"
#include "tests/shared/domain/house.h"

namespace carnet::testing {
namespace {

TEST(Products, haveAnArticleNumberANameAndACurrency) {
  House house;
  Product product;
  product.head.id = house.newId();
  EXPECT_TRUE(parkedFor(house.run(house.storekeeper, {create(product)}), "product.sku_missing"));
  product.sku = "X-1";
  EXPECT_TRUE(parkedFor(house.run(house.storekeeper, {create(product)}), "product.name_missing"));
  product.name.by_language["fr"] = "Joint";
  product.currency = "euro";
  EXPECT_TRUE(parkedFor(house.run(house.storekeeper, {create(product)}), "field.bad_value"));
  product.currency = "CHF";
  EXPECT_TRUE(applied(house.run(house.storekeeper, {create(product)})));
}

TEST(Products, aCostIsTheCompanionOfAProduct) {
  House house;
  ProductCost cost;
  cost.head.id = house.pump.value;
  cost.cost = {12'5000};
  ASSERT_TRUE(applied(house.run(house.storekeeper, {create(cost)})));
  EXPECT_EQ(house.get(Id<ProductCost>(cost.head.id)).head.facet, Facet::cost);
  cost.head.id = house.newId();
  EXPECT_TRUE(parkedFor(house.run(house.storekeeper, {create(cost)}), "reference.unknown"));
}

TEST(Products, anAttributeHasOneValuePerProduct) {
  House house;
  const Id<Attribute> pressure = house.put(Attribute{});
  ProductAttributeValue value;
  value.product_id = house.pump;
  value.attribute_id = pressure;
  value.number_value = Quantity::whole(6);
  value.head.id = productAttributeValueId(house.pump, pressure).value;
  ASSERT_TRUE(applied(house.run(house.storekeeper, {create(value)})));
  EXPECT_EQ(house.get(Id<ProductAttributeValue>(value.head.id)).head.root_id, house.pump.value);
  value.head.id = house.newId();
  EXPECT_TRUE(parkedFor(house.run(house.storekeeper, {create(value)}), "row.wrong_id"));
}

}  // namespace
}  // namespace carnet::testing
