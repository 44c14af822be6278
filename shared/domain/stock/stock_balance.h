// What lies in a place: the sum of its moves. Nothing is stored; a device knows the balance of the places whose moves
// it holds (a technician their van).
#pragma once

#include <map>

#include "shared/domain/stock/stock_move.h"
#include "shared/rules/rows.h"

namespace carnet {

// What a move changes at a place: + in, − out, 0 elsewhere.
Quantity changeAt(const StockMove& move, Id<Location> place);

// By product; products whose moves cancel out are left out. May be below zero.
std::map<Id<Product>, Quantity> stockAt(Rows& rows, Id<Location> place);

}  // namespace carnet
