// Something we sell, install, repair or use as a part; or a service.
#pragma once

#include "shared/domain/catalogue/product_category.h"

namespace carnet {

enum class ProductKind : std::uint8_t { goods, service };
template <>
inline constexpr auto enumNames<ProductKind> = std::to_array<std::string_view>({"goods", "service"});

enum class ProductTracking : std::uint8_t { none, lot, serial };
template <>
inline constexpr auto enumNames<ProductTracking> = std::to_array<std::string_view>({"none", "lot", "serial"});

struct Product {
  RowHead head;
  std::string sku;
  LocalText name;
  LocalText description;
  ProductKind kind = ProductKind::goods;
  std::string unit = "pcs";  // of measure; code, shown by the unit's name
  UnitPrice base_price;
  std::string currency = "EUR";
  std::optional<Id<ProductCategory>> category_id;
  ProductTracking tracking = ProductTracking::none;
  std::int64_t warranty_months = 0;
  bool is_active = true;
};

template <>
inline constexpr EntityTraits traitsOf<Product> = {.no = 32, .facet = Facet::product, .priority = 4};

template <>
inline constexpr auto fieldsOf<Product> = std::array{
    field<&Product::sku>(1, Merge::guarded).searched().indexed(),
    field<&Product::name>(2, Merge::guarded).searched(),
    field<&Product::description>(3, Merge::guarded),
    field<&Product::kind>(4, Merge::guarded),
    field<&Product::unit>(5, Merge::guarded),
    field<&Product::base_price>(6).inGroup("price"),
    field<&Product::currency>(7).inGroup("price"),
    field<&Product::category_id>(8, Merge::guarded),
    field<&Product::tracking>(9, Merge::guarded),
    field<&Product::warranty_months>(10, Merge::guarded),
    field<&Product::is_active>(11, Merge::guarded),
};

}  // namespace carnet
