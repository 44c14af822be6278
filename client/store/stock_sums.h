// What lies in a place is what came in less what went out (shared/domain/stock/stock_balance.h). Every sum that the client
// makes is over these rows: location_id, product_id, quantity, happened_at, two for each move.
#pragma once

#include <QString>

namespace carnet::client {

// In brackets, for FROM. `where` narrows them by columns of stock_move; PLACE in it is the place that the row is of.
inline QString stockRows(const QString& where = {}) {
  const QString rows =
      "SELECT %1 AS location_id, product_id, %2quantity AS quantity, happened_at FROM stock_move WHERE deleted_at IS "
      "NULL";
  const auto half = [&](const QString& place, const QString& sign) {
    const QString narrowed = where.isEmpty() ? QString() : " AND " + QString(where).replace("PLACE", place);
    return rows.arg(place, sign) + narrowed;
  };
  return "(" + half("to_location_id", "") + " UNION ALL " + half("from_location_id", "-") + ")";
}

}  // namespace carnet::client
