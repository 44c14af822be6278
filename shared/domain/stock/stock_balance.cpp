#include "shared/domain/stock/stock_balance.h"

namespace carnet {

Quantity changeAt(const StockMove& move, Id<Location> place) {
  std::int64_t change = 0;
  if (move.to_location_id == place) change += move.quantity.thousandths;
  if (move.from_location_id == place) change -= move.quantity.thousandths;
  return {change};
}

std::map<Id<Product>, Quantity> stockAt(Rows& rows, Id<Location> place) {
  std::map<Id<Product>, Quantity> out;
  std::vector<Row> moves;
  for (std::string_view end : {"from_location_id", "to_location_id"}) {
    rows.list(entityOf<StockMove>, entityOf<StockMove>.indexOf(end), place.value, moves);
    for (const Row& row : moves) {
      const StockMove move = as<StockMove>(row);
      out[move.product_id].thousandths += changeAt(move, place).thousandths;
    }
    moves.clear();
  }
  std::erase_if(out, [](const auto& entry) { return entry.second.thousandths == 0; });
  return out;
}

}  // namespace carnet
