// A family of products. Families form a tree.
#pragma once

#include "shared/schema/entity.h"

namespace carnet {

struct ProductCategory {
  RowHead head;
  LocalText name;
  std::optional<Id<ProductCategory>> parent_id;
  bool is_segment = false;  // shown as a market segment in figures
};

template <>
inline constexpr EntityTraits traitsOf<ProductCategory> = {.no = 30, .facet = Facet::all, .priority = 0};

template <>
inline constexpr auto fieldsOf<ProductCategory> = std::array{
    field<&ProductCategory::name>(1, Merge::guarded).searched(),
    field<&ProductCategory::parent_id>(2, Merge::guarded),
    field<&ProductCategory::is_segment>(3, Merge::guarded),
};

}  // namespace carnet
