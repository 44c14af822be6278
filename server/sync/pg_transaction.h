// One transaction of the authority on PostgreSQL. Rows read are cached: they are locked, so they stand until the end.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "server/sync/pg_server_store.h"

namespace carnet::server {

// Thrown by flush when the SQL fence refuses what the policy allowed; caught by PgServerStore alone.
struct FenceRefused {
  std::vector<FenceQuestion> questions;
};

class PgTransaction final : public sync::ServerTransaction {
 public:
  PgTransaction(Transaction& tx, const Registry& registry, const std::set<FenceQuestion>& refused,
                const PgServerStore::Forecast& forecast);

  Presence get(const Entity& entity, const Uuid& id, carnet::Row& out) override;
  void list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<carnet::Row>& out) override;
  std::optional<Written> written(const Entity& entity, const Uuid& id, std::uint16_t field_no) override;
  std::optional<bool> changedByOthers(const Entity& entity, const Uuid& id, std::int64_t after_commit_no,
                                      const Uuid& person_id) override;
  std::optional<bool> addedByOthers(const Entity& entity, const Uuid& id, std::uint16_t field_no,
                                    std::string_view element, std::int64_t after_commit_no,
                                    const Uuid& person_id) override;

  void prefetch(const std::vector<RowKey>& keys) override;
  std::int64_t lastCsNo(const Uuid& device_id) override;
  std::optional<sync::StoredReceipt> receipt(const Uuid& device_id, std::int64_t cs_no) override;
  std::optional<sync::StoredReceipt> receiptById(const Uuid& change_set_id) override;
  std::vector<std::int64_t> parkedAmong(const Uuid& device_id, const std::vector<std::int64_t>& cs_nos) override;
  std::set<Node> nodesOf(const Uuid& person_id) override;
  bool heldWhenMade(const Uuid& person_id, const Leaf& leaf, const sync::MadeAt& made) override;
  bool mayWrite(const Uuid& person_id, const Entity& entity, const Leaf& leaf, Verb verb,
                const std::optional<sync::MadeAt>& late) override;
  std::vector<sync::FeedCommit> flush(std::vector<sync::PlannedCommit> commits) override;

 private:
  using ListKey = std::tuple<const Entity*, std::size_t, Uuid>;

  void loadForecast(const PgServerStore::Forecast& forecast);
  void load(const Entity& entity, const std::vector<Uuid>& ids);
  void loadLists(const Entity& entity, std::size_t field_index, const std::vector<Uuid>& ids);
  std::map<Uuid, std::set<Node>> readNodes(const std::vector<Uuid>& persons);
  std::vector<Uuid> withForecast(const Uuid& person_id) const;
  void lockParent(const carnet::Field& field, const Uuid& id, Facet entity_facet);
  void askFence(std::int64_t first_no);

  Transaction& tx_;
  const Registry& registry_;
  const std::set<FenceQuestion>& refused_;
  std::set<FenceQuestion> asked_;
  std::int64_t rights_version_ = 0;  // when the transaction began
  const std::vector<Uuid> forecast_persons_;
  bool has_read_nodes_ = false;           // of those, once one of them is asked about
  std::map<Uuid, std::set<Node>> nodes_;  // unless they have been locked since
  std::map<const Entity*, std::unordered_map<Uuid, std::optional<carnet::Row>>> rows_;
  std::map<ListKey, std::vector<Uuid>> lists_;
  std::unordered_map<Uuid, std::int64_t> last_cs_no_;
  std::unordered_map<Uuid, std::optional<sync::StoredReceipt>> receipts_by_id_;
};

}  // namespace carnet::server
