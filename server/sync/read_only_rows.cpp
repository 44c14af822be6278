#include "server/sync/read_only_rows.h"

#include "server/sync/entity_table.h"

namespace carnet::server {

Presence ReadOnlyRows::get(const Entity& entity, const Uuid& id, carnet::Row& out) {
  const EntityTable& table = EntityTable::of(entity);
  const server::Rows rows = tx_.exec("SELECT " + table.columns() + " FROM " + table.name() + " t WHERE t.id = $1", id);
  if (rows.empty()) return Presence::absent;
  out = table.readRow(rows.front());
  return Presence::present;
}

void ReadOnlyRows::list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<carnet::Row>& out) {
  const EntityTable& table = EntityTable::of(entity);
  out.clear();
  for (const Row& row : tx_.exec("SELECT " + table.columns() + " FROM " + table.name() + " t WHERE t." +
                                     Transaction::quotedName(entity.fields[field_index].name) +
                                     " = $1 AND t.deleted_at IS NULL ORDER BY t.id",
                                 id)) {
    out.push_back(table.readRow(row));
  }
}

}  // namespace carnet::server
