// What a trial of an import sees: the database as it is, without locks, under the rows that the import would write.
#pragma once

#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "server/sync/read_only_rows.h"
#include "shared/rules/work.h"
#include "shared/schema/registry.h"

namespace carnet::server {

class ImportRows final : public carnet::Rows {
 public:
  ImportRows(Transaction& tx, const Registry& registry) : tx_(tx), base_(tx), registry_(registry) {}

  Presence get(const Entity& entity, const Uuid& id, carnet::Row& out) override;
  void list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<carnet::Row>& out) override;

  // Reads many rows at once.
  void prefetch(const std::vector<RowKey>& keys);
  void put(const carnet::Row& row);
  // Whether a change set of this device, which may be one of the server's own, deleted the row; asked of rows that were
  // read by prefetch().
  bool isDeletedBy(const Uuid& device_id, const carnet::Row& row) const;

 private:
  using ListKey = std::tuple<const Entity*, std::size_t, Uuid>;

  std::optional<carnet::Row>& cached(const Entity& entity, const Uuid& id);
  bool mayHaveStored(const Entity& entity, std::size_t field_index, const Uuid& id);

  Transaction& tx_;
  ReadOnlyRows base_;
  const Registry& registry_;
  std::map<const Entity*, std::unordered_map<Uuid, std::optional<carnet::Row>>> rows_;
  std::map<ListKey, std::set<Uuid>> stored_;   // ids in the database
  std::map<ListKey, std::set<Uuid>> written_;  // ids of rows put
  std::map<std::int64_t, Uuid> deleting_;      // commits that deleted rows, and their devices
  std::set<RowKey> new_;                       // put and not in the database: nothing there refers to them
};

}  // namespace carnet::server
