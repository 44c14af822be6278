#include "shared/sync/upgrade.h"

#include "shared/core/planted.h"
#include "shared/schema/codec.h"

namespace carnet::sync {

Row readAgain(const Row& row) {
  auto again = decodeRow(*row.entity, encodeRow(row));
  if (!again) return row;
  if (planted(Bug::unknownIsDropped)) again->values = row.values;
  return std::move(*again);
}

std::optional<Row> readAgain(const Entity& entity, const UnreadRow& row) {
  auto again = decodeRow(entity, row.image);
  if (again) again->head.rev = row.stamp.rev;
  return again;
}

}  // namespace carnet::sync
