// Rows, transactions, shadows and the pending index; the outbox and the state are in sqlite_outbox.cpp and
// sqlite_state.cpp.
#include "client/replica/sqlite_store.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "client/replica/database.h"
#include "client/replica/entity_table.h"
#include "client/replica/kept_orders.h"
#include "client/replica/replica_schema.h"
#include "client/replica/search_index.h"
#include "client/replica/table_migration.h"
#include "shared/schema/codec.h"

namespace carnet::client {

std::filesystem::path SqliteStore::fileIn(const std::filesystem::path& folder) { return folder / "replica.db"; }

SqliteStore::SqliteStore(const std::filesystem::path& folder, const Registry& registry, const Migrating& migrating)
    : registry_(registry) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw ReplicaError({"replica.io", "", {error.message()}}, folder.string() + ": " + error.message());
  lock_ = std::make_unique<ReplicaLock>(folder / "replica.lock");
  database_ = std::make_unique<Database>(fileIn(folder), Access::readWrite);
  database_->execute("PRAGMA busy_timeout = 5000");
  database_->execute("PRAGMA journal_mode = WAL");
  database_->setDurable(true);
  database_->execute("PRAGMA temp_store = MEMORY");
  // What is deleted is overwritten: a row that a person may no longer see is not in the file either.
  database_->execute("PRAGMA secure_delete = ON");
  database_->execute("PRAGMA cache_size = -32768");
  database_->execute("PRAGMA journal_size_limit = 67108864");
  prepareEngineTables(*database_);
  TableMigration migration(*database_, registry);
  // Their triggers would follow the old tables.
  if (migration.isNeeded()) dropKeptOrders(*database_);
  while (migration.step()) {
    const auto [done, total] = migration.progress();
    if (migrating && !migrating(done, total))
      throw ReplicaError({"replica.closing", "", {}}, "the migration was ended");
  }
  prepareEntityTables(*database_, registry);
  for (const Entity* entity : registry.entities()) {
    if (entity->replication == Replication::never) continue;
    tables_.emplace(entity->no, std::make_unique<EntityTable>(*database_, *entity));
  }
  search_ = std::make_unique<SearchIndex>(*database_);
  for (const auto& [no, table] : tables_) search_->add(*table);
  search_->load();
  load();
}

SqliteStore::~SqliteStore() {
  if (database_ == nullptr || !isInTransaction()) return;
  try {
    rollback();
  } catch (const std::exception&) {
    // Closing the file undoes it too.
  }
}

EntityTable* SqliteStore::tableOf(const Entity& entity) {
  const auto found = tables_.find(entity.no);
  return found == tables_.end() ? nullptr : found->second.get();
}

Presence SqliteStore::get(const Entity& entity, const Uuid& id, Row& out) {
  EntityTable* table = tableOf(entity);
  return table != nullptr && table->get(id, out) ? Presence::present : Presence::notHeld;
}

void SqliteStore::list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<Row>& out) {
  out.clear();
  if (EntityTable* table = tableOf(entity)) table->list(field_index, id, out);
}

void SqliteStore::begin(sync::Durability durability) {
  if (has_held_ && is_holding_ && durability == sync::Durability::normal) return;
  commitHeld();
  database_->setDurable(durability == sync::Durability::full);
  durability_ = durability;
  Run(database_->cached("BEGIN IMMEDIATE")).finish();
  rows_written_ = 0;
}

void SqliteStore::commit() {
  if (is_holding_ && durability_ == sync::Durability::normal)
    has_held_ = true;
  else
    commitAll();
}

void SqliteStore::release() {
  is_holding_ = false;
  commitHeld();
}

void SqliteStore::commitHeld() {
  if (std::exchange(has_held_, false)) commitAll();
}

void SqliteStore::commitAll() {
  try {
    writeAll();
  } catch (...) {
    // SQLite may have undone it by itself; what stands in memory is then of transactions that never were.
    try {
      rollback();
    } catch (const std::exception&) {
      // The disk refuses that too: whatever reads next says so.
    }
    throw;
  }
}

void SqliteStore::writeAll() {
  if (rows_written_ > 0) {
    search_->beforeCommit(durability_ == sync::Durability::full);
    Run(database_->cached("UPDATE sync_local SET local_no = ?"), local_no_ + 1).finish();
  }
  Run(database_->cached("COMMIT")).finish();
  if (rows_written_ > 0) ++local_no_;
  rows_written_ = 0;
}

void SqliteStore::rollback() {
  is_holding_ = has_held_ = false;
  // A full disk or an I/O error may have rolled back already.
  if (isInTransaction()) Run(database_->cached("ROLLBACK")).finish();
  rows_written_ = 0;
  search_->load();
  load();
}

bool SqliteStore::isInTransaction() const { return database_->isInTransaction(); }

EntityTable& SqliteStore::writtenTable(const Entity& entity) {
  EntityTable* table = tableOf(entity);
  if (table == nullptr) throw std::logic_error(std::string(entity.name) + " is not kept on devices");
  ++rows_written_;
  return *table;
}

void SqliteStore::put(const Row& row) { search_->touch(*row.entity, writtenTable(*row.entity).put(row)); }

void SqliteStore::add(const Row& row) { search_->touch(*row.entity, writtenTable(*row.entity).add(row)); }

bool SqliteStore::mayHaveRows(const Entity& entity, const Uuid& first, const Uuid& last) {
  EntityTable* table = tableOf(entity);
  return table != nullptr && table->hasRows(first, last);
}

void SqliteStore::replace(const Row& before, const Row& after) {
  const std::int64_t rid = writtenTable(*after.entity).change(before, after);
  if (haveOtherTerms(before, after)) search_->touch(*after.entity, rid);
}

void SqliteStore::remove(const RowKey& key) {
  ++rows_written_;
  if (EntityTable* table = tableOf(*key.entity)) {
    if (const auto rid = table->remove(key.id)) search_->touch(*key.entity, *rid);
  }
}

bool SqliteStore::isSearchBehind() const { return search_->isBehind(); }

bool SqliteStore::hasSearchWork() const { return search_->isBehind() || search_->hasToForget(); }

void SqliteStore::catchUpSearch(const std::function<bool()>& is_wanted) {
  constexpr auto longEnough = std::chrono::milliseconds(8);
  constexpr int batches = 8;
  const auto begun = std::chrono::steady_clock::now();
  begin(sync::Durability::normal);
  for (int i = 0; i < batches && (search_->indexMore() || search_->forgetMore()); ++i) {
    if (is_wanted() || std::chrono::steady_clock::now() - begun > longEnough) break;
  }
  commit();
}

std::vector<RowKey> SqliteStore::rowsOf(const Node& node) {
  std::vector<RowKey> keys;
  std::vector<Uuid> ids;
  for (const Entity* entity : registry_.entities()) {
    EntityTable* table = tableOf(*entity);
    if (table == nullptr) continue;
    ids.clear();
    table->ids(node, ids);
    for (const Uuid& id : ids) keys.push_back({entity, id});
  }
  return keys;
}

std::vector<sync::RowStamp> SqliteStore::stamps(const Entity& entity, const Uuid& after, std::size_t limit) {
  std::vector<sync::RowStamp> stamps;
  if (EntityTable* table = tableOf(entity)) stamps = table->stamps(after, limit);
  if (stamps.empty()) return stamps;
  Run run(database_->cached("SELECT id, image FROM sync_shadow WHERE entity = ? AND id > ? AND id <= ? ORDER BY id"),
          static_cast<std::int64_t>(entity.no), after, stamps.back().id);
  auto stamp = stamps.begin();
  while (run.next()) {
    const Uuid id = run.id(0);
    stamp = std::find_if(stamp, stamps.end(), [&](const sync::RowStamp& s) { return s.id == id; });
    if (stamp == stamps.end()) break;
    const auto image = run.isNull(1) ? std::nullopt : decodeRow(entity, run.bytes(1));
    if (image)
      *stamp = {id, {image->head.root_id, image->head.facet}, image->head.rev, !image->isDeleted()};
    else
      stamp->stands = false;
  }
  return stamps;
}

namespace {

sync::UnreadRow unreadAt(const Run& run) {
  const sync::RowStamp stamp{
      run.id(1), {run.id(2), static_cast<Facet>(run.number(3))}, run.number(4), run.number(5) != 0};
  return {static_cast<EntityNo>(run.number(0)), stamp, run.bytes(6)};
}

}  // namespace

void SqliteStore::putUnread(const sync::UnreadRow& row) {
  Run run(database_->cached("INSERT OR REPLACE INTO sync_unread (entity, id, root_id, facet, rev, stands, image) "
                            "VALUES (?, ?, ?, ?, ?, ?, ?)"),
          static_cast<std::int64_t>(row.entity), row.stamp.id, row.stamp.leaf.root_id,
          static_cast<std::int64_t>(row.stamp.leaf.facet), row.stamp.rev, row.stamp.stands);
  run.bindBytes(row.image);
  run.finish();
  ++rows_written_;
}

void SqliteStore::dropUnread(EntityNo entity, const Uuid& id) {
  ++rows_written_;
  Run(database_->cached("DELETE FROM sync_unread WHERE entity = ? AND id = ?"), static_cast<std::int64_t>(entity), id)
      .finish();
}

std::optional<sync::UnreadRow> SqliteStore::unread(EntityNo entity, const Uuid& id) {
  Run run(database_->cached("SELECT entity, id, root_id, facet, rev, stands, image FROM sync_unread "
                            "WHERE entity = ? AND id = ?"),
          static_cast<std::int64_t>(entity), id);
  if (!run.next()) return std::nullopt;
  return unreadAt(run);
}

std::vector<sync::UnreadRow> SqliteStore::unreadAfter(EntityNo entity, const Uuid& id, std::size_t limit) {
  std::vector<sync::UnreadRow> rows;
  Run run(database_->cached("SELECT entity, id, root_id, facet, rev, stands, image FROM sync_unread "
                            "WHERE (entity, id) > (?, ?) ORDER BY entity, id LIMIT ?"),
          static_cast<std::int64_t>(entity), id, static_cast<std::int64_t>(limit));
  while (run.next()) rows.push_back(unreadAt(run));
  return rows;
}

std::optional<sync::Shadow> SqliteStore::shadow(const RowKey& key) {
  Run run(database_->cached("SELECT image FROM sync_shadow WHERE entity = ? AND id = ?"),
          static_cast<std::int64_t>(key.entity->no), key.id);
  if (!run.next()) return std::nullopt;
  sync::Shadow shadow;
  if (!run.isNull(0)) shadow.image = decodeRow(*key.entity, run.bytes(0));
  return shadow;
}

void SqliteStore::putShadow(const RowKey& key, const sync::Shadow& shadow) {
  std::string image;
  Run run(database_->cached("INSERT OR REPLACE INTO sync_shadow (entity, id, image) VALUES (?, ?, ?)"),
          static_cast<std::int64_t>(key.entity->no), key.id);
  if (shadow.image) {
    image = encodeRow(*shadow.image);
    run.bindBytes(image);
  } else {
    run.bind(nullptr);
  }
  run.finish();
}

void SqliteStore::dropShadow(const RowKey& key) {
  Run(database_->cached("DELETE FROM sync_shadow WHERE entity = ? AND id = ?"),
      static_cast<std::int64_t>(key.entity->no), key.id)
      .finish();
}

void SqliteStore::addPending(const RowKey& key, std::int64_t cs_no) {
  Run(database_->cached("INSERT OR IGNORE INTO sync_pending (entity, id, cs_no) VALUES (?, ?, ?)"),
      static_cast<std::int64_t>(key.entity->no), key.id, cs_no)
      .finish();
  if (database_->changes() > 0) ++pending_[key];
}

std::vector<std::int64_t> SqliteStore::pendingOf(const RowKey& key) {
  if (!pending_.contains(key)) return {};
  Run run(database_->cached("SELECT cs_no FROM sync_pending WHERE entity = ? AND id = ? ORDER BY cs_no"),
          static_cast<std::int64_t>(key.entity->no), key.id);
  std::vector<std::int64_t> numbers;
  while (run.next()) numbers.push_back(run.number(0));
  return numbers;
}

std::vector<RowKey> SqliteStore::rowsOfPending(std::int64_t cs_no) {
  Run run(database_->cached("SELECT entity, id FROM sync_pending WHERE cs_no = ? ORDER BY entity, id"), cs_no);
  std::vector<RowKey> keys;
  while (run.next()) {
    if (const Entity* entity = registry_.findNo(static_cast<EntityNo>(run.number(0))))
      keys.push_back({entity, run.id(1)});
  }
  return keys;
}

void SqliteStore::dropPending(std::int64_t cs_no) {
  Run run(database_->cached("DELETE FROM sync_pending WHERE cs_no = ? RETURNING entity, id"), cs_no);
  while (run.next()) {
    const Entity* entity = registry_.findNo(static_cast<EntityNo>(run.number(0)));
    const auto found = entity != nullptr ? pending_.find({entity, run.id(1)}) : pending_.end();
    if (found != pending_.end() && --found->second == 0) pending_.erase(found);
  }
}

}  // namespace carnet::client
