// Goods moved from one place to another. Appended once, never changed: an error is mended by the opposite move. What lies
// in a place is the sum of its moves (stock_balance.h) and stands in no table. It lies in the leaf of the van it concerns,
// else of the depot.
#pragma once

#include "shared/domain/catalogue/product.h"
#include "shared/domain/stock/location.h"
#include "shared/domain/stock/serial.h"

namespace carnet {

struct StockMove {
  RowHead head;
  Id<Product> product_id;
  std::optional<Id<Serial>> serial_id;
  Quantity quantity;  // above zero
  Id<Location> from_location_id;
  Id<Location> to_location_id;
  std::int64_t cause_entity = 0;  // entity number of what made it: a ticket's part; 0 = by hand
  std::optional<Uuid> cause_id;
  Instant happened_at;
  std::string remark;
};

template <>
inline constexpr EntityTraits traitsOf<StockMove> = {
    .no = 102, .facet = Facet::location, .append_only = true, .priority = 3};

template <>
inline constexpr auto fieldsOf<StockMove> = std::array{
    field<&StockMove::product_id>(1, Merge::once),
    field<&StockMove::serial_id>(2, Merge::once),
    field<&StockMove::quantity>(3, Merge::once),
    field<&StockMove::from_location_id>(4, Merge::once),
    field<&StockMove::to_location_id>(5, Merge::once),
    field<&StockMove::cause_entity>(6, Merge::once),
    field<&StockMove::cause_id>(7, Merge::once).indexed(),
    field<&StockMove::happened_at>(8, Merge::once),
    field<&StockMove::remark>(9, Merge::once),
};

}  // namespace carnet
