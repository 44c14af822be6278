// The device's database: one SQLite file in WAL mode with a table per entity (shared/schema/sqlite_ddl.h) and the
// engine's own tables, written by one connection of one process.
//
//   sync_shadow   the row as it was without pending work        sync_node     what this device holds, and how far
//   sync_pending  which change sets touch which rows            sync_state    one row: identity, cursor, clock
//   sync_outbox   change sets that the server has not confirmed sync_local    one row: local_no of the last commit
//   sync_blob     attachments: here, to be sent, asked for      sync_schema   one row: version of this file
//   sync_blob_stay  when each was used last, and which are kept for what is planned
//   sync_journal  change sets that the server has confirmed, in case it loses them
//   sync_unread   rows of entities that only a later version knows
//   sync_deed     change sets that the person may take back, each with what takes it back
//   kept_order   orders of large lists that are kept (kept_orders.h)
// What search looks in is beside them and written with the rows (search_index.h).
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>

#include "client/replica/replica_error.h"
#include "shared/sync/local_store.h"

namespace carnet::client {

class Database;
class EntityTable;
class ReplicaLock;
class SearchIndex;

class SqliteStore final : public sync::LocalStore {
 public:
  // Told after each piece of a migration how many rows of how many are copied; false ends it: "replica.closing", and the
  // next opening goes on.
  using Migrating = std::function<bool(std::int64_t done, std::int64_t total)>;
  // Opens or makes FOLDER/replica.db and holds it against other processes until destruction. A file of an earlier version
  // is brought to this one first (table_migration.h).
  SqliteStore(const std::filesystem::path& folder, const Registry& registry, const Migrating& migrating = {});
  ~SqliteStore() override;

  Presence get(const Entity& entity, const Uuid& id, Row& out) override;
  void list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<Row>& out) override;

  void begin(sync::Durability durability) override;
  void commit() override;
  void rollback() override;
  bool isInTransaction() const;

  // From here on transactions that need not be durable are only put together: the next release(), or the next transaction
  // that must be durable, commits them. Until then no reader sees them, and a rollback takes all of them back.
  void hold() { is_holding_ = true; }
  void release();
  // The rows written by what is held; nullopt when nothing is.
  std::optional<std::size_t> heldRows() const { return has_held_ ? std::optional(rows_written_) : std::nullopt; }

  void put(const Row& row) override;
  void add(const Row& row) override;
  bool mayHaveRows(const Entity& entity, const Uuid& first, const Uuid& last) override;
  void replace(const Row& before, const Row& after) override;
  void remove(const RowKey& key) override;
  std::vector<RowKey> rowsOf(const Node& node) override;
  std::vector<sync::RowStamp> stamps(const Entity& entity, const Uuid& after, std::size_t limit) override;

  void putUnread(const sync::UnreadRow& row) override;
  void dropUnread(EntityNo entity, const Uuid& id) override;
  std::optional<sync::UnreadRow> unread(EntityNo entity, const Uuid& id) override;
  std::vector<sync::UnreadRow> unreadAfter(EntityNo entity, const Uuid& id, std::size_t limit) override;

  std::optional<sync::Shadow> shadow(const RowKey& key) override;
  void putShadow(const RowKey& key, const sync::Shadow& shadow) override;
  void dropShadow(const RowKey& key) override;

  void addPending(const RowKey& key, std::int64_t cs_no) override;
  std::vector<std::int64_t> pendingOf(const RowKey& key) override;
  std::vector<RowKey> rowsOfPending(std::int64_t cs_no) override;
  void dropPending(std::int64_t cs_no) override;

  void putOutbox(const sync::OutboxEntry& entry) override;
  std::optional<sync::OutboxEntry> outboxEntry(std::int64_t cs_no) override;
  std::optional<sync::OutboxEntry> outboxById(const Uuid& change_set_id) override;
  std::vector<sync::OutboxEntry> outbox(std::int64_t after, std::size_t limit) override;
  std::vector<std::int64_t> judgedUpTo(std::int64_t commit_no) override;
  void removeOutbox(std::int64_t cs_no) override;
  void moveToJournal(std::int64_t cs_no, Instant confirmed_at) override;
  std::vector<sync::JournalEntry> journal() override;
  void replaceJournal(const std::vector<sync::JournalEntry>& entries) override;
  void trimJournal(Instant before) override;
  bool forgetRevs(std::int64_t commit_no) override;
  void keepWithdrawn(const sync::OutboxEntry& entry) override;
  void putDeed(const sync::Deed& deed) override;
  std::optional<sync::Deed> deed(const Uuid& id) override;
  void removeDeed(const Uuid& id) override;
  void trimDeeds(Instant before) override;
  std::int64_t countWaiting() override { return waiting_; }
  std::int64_t countParked() override { return parked_; }

  sync::ReplicaState state() override { return state_; }
  void putState(const sync::ReplicaState& state) override;
  std::vector<sync::HeldNode> nodes() override { return nodes_; }
  void putNode(const sync::HeldNode& node) override;
  void removeNode(const Node& node) override;

  // The number of the last commit that changed rows; it grows by one with each, in the same transaction.
  std::int64_t localNo() const { return local_no_; }

  // Whether rows wait to become searchable, and a piece of that work in a transaction of its own: until `is_wanted` says
  // that something else is to be done, or some hundred rows are.
  bool isSearchBehind() const;
  // Whether catchUpSearch() has anything to do: rows to be indexed, or words to be forgotten.
  bool hasSearchWork() const;
  void catchUpSearch(const std::function<bool()>& is_wanted);

  // For FileBlobStore, whose table is in the same file.
  Database& database() { return *database_; }

  static std::filesystem::path fileIn(const std::filesystem::path& folder);

 private:
  EntityTable* tableOf(const Entity& entity);
  EntityTable& writtenTable(const Entity& entity);
  void commitHeld();
  void commitAll();
  void writeAll();
  void load();
  void countAgain();

  const Registry& registry_;
  std::unique_ptr<ReplicaLock> lock_;
  std::unique_ptr<Database> database_;
  std::map<EntityNo, std::unique_ptr<EntityTable>> tables_;
  std::unique_ptr<SearchIndex> search_;
  // What stands in the file, or will when the transaction in hand is committed.
  sync::ReplicaState state_;
  std::vector<sync::HeldNode> nodes_;
  std::int64_t waiting_ = 0;
  std::int64_t parked_ = 0;
  std::int64_t local_no_ = 0;
  std::map<RowKey, int> pending_;  // how many change sets
  std::size_t rows_written_ = 0;   // in the transaction in hand
  sync::Durability durability_ = sync::Durability::normal;
  bool is_holding_ = false;
  bool has_held_ = false;
};

}  // namespace carnet::client
