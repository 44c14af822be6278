#include "server/sync/import_rows.h"

#include "server/sync/entity_table.h"

namespace carnet::server {

namespace {

constexpr const char* selectDevicesOfCommits =
    "SELECT commit_no, device_id FROM sync_receipt WHERE commit_no = ANY($1::bigint[])";

}  // namespace

std::optional<carnet::Row>& ImportRows::cached(const Entity& entity, const Uuid& id) {
  const auto [found, is_new] = rows_[&entity].try_emplace(id);
  if (is_new) {
    carnet::Row row;
    if (base_.get(entity, id, row) == Presence::present) found->second = std::move(row);
  }
  return found->second;
}

Presence ImportRows::get(const Entity& entity, const Uuid& id, carnet::Row& out) {
  const std::optional<carnet::Row>& row = cached(entity, id);
  if (!row) return Presence::absent;
  out = *row;
  return Presence::present;
}

// Foreign keys hold in the database: nothing there refers to a row that is not there.
bool ImportRows::mayHaveStored(const Entity& entity, std::size_t field_index, const Uuid& id) {
  const Entity* target = registry_.find(entity.fields[field_index].references);
  return target == nullptr || (!new_.contains({target, id}) && cached(*target, id).has_value());
}

void ImportRows::list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<carnet::Row>& out) {
  const ListKey key{&entity, field_index, id};
  const auto [found, is_new] = stored_.try_emplace(key);
  if (is_new && mayHaveStored(entity, field_index, id)) {
    std::vector<carnet::Row> rows;
    base_.list(entity, field_index, id, rows);
    for (carnet::Row& row : rows) {
      const Uuid row_id = row.head.id;
      found->second.insert(row_id);
      rows_[&entity].try_emplace(row_id, std::move(row));
    }
  }
  std::set<Uuid> ids = found->second;
  if (const auto written = written_.find(key); written != written_.end()) {
    ids.insert(written->second.begin(), written->second.end());
  }
  out.clear();
  for (const Uuid& row_id : ids) {
    const std::optional<carnet::Row>& row = rows_[&entity].at(row_id);
    if (row && !row->isDeleted() && row->values[field_index] == Value(id)) out.push_back(*row);
  }
}

void ImportRows::prefetch(const std::vector<RowKey>& keys) {
  std::map<const Entity*, std::vector<Uuid>> missing;
  for (const RowKey& key : keys) {
    if (rows_[key.entity].try_emplace(key.id).second) missing[key.entity].push_back(key.id);
  }
  std::vector<std::int64_t> deleting;
  for (const auto& [entity, ids] : missing) {
    const EntityTable& table = EntityTable::of(*entity);
    for (const Row& answer :
         tx_.exec("SELECT " + table.columns() + " FROM " + table.name() + " t WHERE t.id = ANY($1::uuid[])", ids)) {
      carnet::Row row = table.readRow(answer);
      const Uuid id = row.head.id;
      if (row.isDeleted()) deleting.push_back(row.head.rev);
      rows_[entity][id] = std::move(row);
    }
  }
  if (deleting.empty()) return;
  for (const Row& commit : tx_.exec(selectDevicesOfCommits, deleting))
    deleting_[commit[0].integer()] = commit[1].uuid();
}

bool ImportRows::isDeletedBy(const Uuid& device_id, const carnet::Row& row) const {
  const auto found = deleting_.find(row.head.rev);
  return row.isDeleted() && found != deleting_.end() && found->second == device_id;
}

void ImportRows::put(const carnet::Row& row) {
  std::optional<carnet::Row>& standing = cached(*row.entity, row.head.id);
  if (!standing) new_.insert({row.entity, row.head.id});
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    if (!row.entity->fields[i].is_indexed) continue;
    if (const Uuid* id = std::get_if<Uuid>(&row.values[i])) written_[{row.entity, i, *id}].insert(row.head.id);
  }
  standing = row;
}

}  // namespace carnet::server
