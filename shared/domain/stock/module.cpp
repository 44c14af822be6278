#include "shared/domain/stock/module.h"

#include "shared/domain/stock/location.h"
#include "shared/domain/stock/serial.h"
#include "shared/domain/stock/stock_move.h"
#include "shared/domain/stock/stock_rules.h"
#include "shared/schema/accessors.h"

namespace carnet::stock {

std::vector<const Entity*> entities() {
  return {
      &entityOf<Location>,
      &entityOf<Serial>,
      &entityOf<StockMove>,
  };
}

void addRules(RuleBook& book) {
  book.entities[entityOf<Location>.no] = locationRules();
  book.entities[entityOf<Serial>.no] = serialRules();
  book.entities[entityOf<StockMove>.no] = stockMoveRules();
}

}  // namespace carnet::stock
