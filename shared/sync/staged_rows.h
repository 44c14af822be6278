// What pending work makes of rows, shadows and the pending index, in memory: the local database is asked once for each and
// told at the end, once and only of what has become another than it was. A rebase puts many rows back only to make them
// again as they were.
#pragma once

#include <map>
#include <set>

#include "shared/sync/local_store.h"

namespace carnet::sync {

class StagedRows final : public Rows {
 public:
  explicit StagedRows(LocalStore& store) : store_(store) {}
  StagedRows(const StagedRows&) = delete;
  StagedRows& operator=(const StagedRows&) = delete;

  // As LocalStore's members of these names, seeing what is staged.
  Presence get(const Entity& entity, const Uuid& id, Row& out) override;
  void list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<Row>& out) override;
  std::optional<Written> written(const Entity& entity, const Uuid& id, std::uint16_t field_no) override {
    return store_.written(entity, id, field_no);
  }
  std::optional<bool> changedByOthers(const Entity& entity, const Uuid& id, std::int64_t after_commit_no,
                                      const Uuid& person_id) override {
    return store_.changedByOthers(entity, id, after_commit_no, person_id);
  }
  std::optional<bool> addedByOthers(const Entity& entity, const Uuid& id, std::uint16_t field_no,
                                    std::string_view element, std::int64_t after_commit_no,
                                    const Uuid& person_id) override {
    return store_.addedByOthers(entity, id, field_no, element, after_commit_no, person_id);
  }
  void put(const Row& row) { rowAt({row.entity, row.head.id}).now = row; }
  void remove(const RowKey& key) { rowAt(key).now.reset(); }
  const std::optional<Shadow>& shadow(const RowKey& key) { return shadowAt(key).now; }
  void putShadow(const RowKey& key, Shadow shadow) { shadowAt(key).now = std::move(shadow); }
  void dropShadow(const RowKey& key) { shadowAt(key).now.reset(); }
  void addPending(const RowKey& key, std::int64_t cs_no);
  std::set<std::int64_t> pendingOf(const RowKey& key);
  const std::set<RowKey>& rowsOfPending(std::int64_t cs_no) { return pendingAt(cs_no).now; }
  void dropPending(std::int64_t cs_no);

  // Inside the store's transaction. `changed` gets the rows that are others now, or whose shadows are.
  void write(std::vector<RowKey>& changed);

 private:
  template <class T>
  struct Staged {
    T stored, now;
  };
  Staged<std::optional<Row>>& rowAt(const RowKey& key);
  Staged<std::optional<Shadow>>& shadowAt(const RowKey& key);
  Staged<std::set<RowKey>>& pendingAt(std::int64_t cs_no);

  LocalStore& store_;
  std::map<RowKey, Staged<std::optional<Row>>> rows_;
  std::map<RowKey, Staged<std::optional<Shadow>>> shadows_;
  std::map<std::int64_t, Staged<std::set<RowKey>>> pending_;
  std::map<RowKey, std::set<std::int64_t>> stored_of_;  // what the store said of a row's pending work
  std::map<RowKey, std::set<std::int64_t>> added_of_;   // what was added since, and not dropped
};

}  // namespace carnet::sync
