#include "client/replica/replica_schema.h"

#include "client/replica/kept_orders.h"
#include "client/replica/list_indexes.h"
#include "client/replica/replica_error.h"
#include "client/replica/table_columns.h"
#include "shared/schema/sqlite_ddl.h"
#include "shared/schema/version.h"

namespace carnet::client {

namespace {

constexpr const char* engineTables = R"(
CREATE TABLE sync_schema (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  version INTEGER NOT NULL
);
CREATE TABLE sync_local (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  local_no INTEGER NOT NULL
);
CREATE TABLE sync_state (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  server_id BLOB NOT NULL,
  epoch BLOB NOT NULL,
  device_id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  device_code TEXT NOT NULL,
  roles INTEGER NOT NULL,
  cursor INTEGER NOT NULL,
  next_cs_no INTEGER NOT NULL,
  next_temporary_no INTEGER NOT NULL,
  last_hlc INTEGER NOT NULL,
  clock_offset_ms INTEGER NOT NULL,
  progress_generation INTEGER,
  progress_entity INTEGER,
  progress_last_key BLOB,
  ended_generation INTEGER,
  ended_to INTEGER
);
CREATE TABLE sync_node (
  facet INTEGER NOT NULL,
  root_id BLOB NOT NULL,
  generation INTEGER NOT NULL,
  is_complete INTEGER NOT NULL,
  PRIMARY KEY (facet, root_id)
) WITHOUT ROWID;
CREATE TABLE sync_shadow (
  entity INTEGER NOT NULL,
  id BLOB NOT NULL,
  image BLOB,
  PRIMARY KEY (entity, id)
) WITHOUT ROWID;
CREATE TABLE sync_pending (
  entity INTEGER NOT NULL,
  id BLOB NOT NULL,
  cs_no INTEGER NOT NULL,
  PRIMARY KEY (entity, id, cs_no)
) WITHOUT ROWID;
CREATE INDEX sync_pending_cs_no ON sync_pending (cs_no);
CREATE TABLE sync_outbox (
  cs_no INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  bytes BLOB NOT NULL,
  hash BLOB NOT NULL,
  state INTEGER NOT NULL,
  happened_at INTEGER NOT NULL,
  depends_on BLOB NOT NULL,
  has_effects INTEGER NOT NULL,
  verdict INTEGER NOT NULL,
  commit_no INTEGER NOT NULL,
  reason_code TEXT NOT NULL,
  reason_field TEXT NOT NULL,
  reason_values BLOB NOT NULL
);
CREATE INDEX sync_outbox_state ON sync_outbox (state, commit_no);
CREATE TABLE sync_blob (
  no INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  total INTEGER NOT NULL,
  here INTEGER NOT NULL,
  is_whole INTEGER NOT NULL,
  is_uploaded INTEGER NOT NULL,
  is_missing INTEGER NOT NULL,
  attachment_id BLOB
);
CREATE INDEX sync_blob_open ON sync_blob (is_whole, is_uploaded, no);
INSERT INTO sync_local VALUES (1, 0);
)";

// Tables that replicas of earlier versions lack.
constexpr const char* laterTables = R"(
CREATE TABLE IF NOT EXISTS sync_withdrawn (
  id BLOB PRIMARY KEY,
  cs_no INTEGER NOT NULL,
  happened_at INTEGER NOT NULL,
  bytes BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sync_rescue (
  happened_at INTEGER PRIMARY KEY,
  changes INTEGER NOT NULL,
  lost INTEGER NOT NULL,
  is_unsure INTEGER NOT NULL,
  is_seen INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS sync_blob_stay (
  hash BLOB PRIMARY KEY,
  used_at INTEGER NOT NULL,
  is_ahead INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sync_unread (
  entity INTEGER NOT NULL,
  id BLOB NOT NULL,
  root_id BLOB NOT NULL,
  facet INTEGER NOT NULL,
  rev INTEGER NOT NULL,
  stands INTEGER NOT NULL,
  image BLOB NOT NULL,
  PRIMARY KEY (entity, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sync_migration (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  target TEXT NOT NULL,
  local_no INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS sync_journal (
  no INTEGER PRIMARY KEY,
  cs_no INTEGER NOT NULL,
  id BLOB NOT NULL,
  commit_no INTEGER NOT NULL,
  confirmed_at INTEGER NOT NULL,
  is_withdrawn INTEGER NOT NULL,
  bytes_up_to INTEGER NOT NULL,
  bytes BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS sync_journal_id ON sync_journal (id);
CREATE TABLE IF NOT EXISTS sync_deed (
  no INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  action BLOB NOT NULL,
  title TEXT NOT NULL,
  done_at INTEGER NOT NULL,
  inverse BLOB NOT NULL,
  undoes BLOB NOT NULL,
  undone_by BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS kept_order (
  name TEXT PRIMARY KEY,
  definition TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sync_deed_action ON sync_deed (action);
)";

// Columns that replicas of earlier versions lack: table, name, what it is.
constexpr const char* laterColumns[][3] = {
    {"sync_schema", "entities", "INTEGER NOT NULL DEFAULT 0"},
    {"sync_schema", "swaps", "INTEGER NOT NULL DEFAULT 0"},
    {"sync_state", "first_since_rescue", "INTEGER NOT NULL DEFAULT 0"},
    {"sync_state", "known_no", "INTEGER NOT NULL DEFAULT 0"},
    {"sync_state", "known_id", "BLOB"},
    {"sync_state", "is_reconciling", "INTEGER NOT NULL DEFAULT 0"},
    {"sync_state", "catch_up_from", "INTEGER"},
    {"sync_state", "catch_up_to", "INTEGER"},
    {"sync_outbox", "offered_again", "BLOB"},
};

// The end of the names of a table's indexes: of one that a migration made they end in its number.
std::string suffixOf(Database& database, const Entity& entity) {
  const std::string leaf = std::string(entity.name) + "_leaf";
  Run run(database.cached("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND "
                          "substr(name, 1, length(?)) = ?"),
          entity.name, leaf, leaf);
  return run.next() ? run.text(0).substr(leaf.size()) : std::string();
}

template <class Work>
void inOneTransaction(Database& database, const Work& work) {
  database.execute("BEGIN IMMEDIATE");
  try {
    work();
    database.execute("COMMIT");
  } catch (...) {
    if (database.isInTransaction()) database.execute("ROLLBACK");
    throw;
  }
}

[[noreturn]] void refuseNewer(std::int64_t theirs, std::int64_t ours) {
  throw ReplicaError({"replica.newer_schema", "", {std::to_string(theirs), std::to_string(ours)}},
                     "the replica was made by a later version of Carnet (" + std::to_string(theirs) + " > " +
                         std::to_string(ours) + ")");
}

}  // namespace

void prepareEngineTables(Database& database) {
  const bool is_new = columnsOf(database, "sync_schema").empty();
  if (!is_new) {
    const std::int64_t version = database.number("SELECT version FROM sync_schema").value_or(0);
    if (version > replicaVersion) refuseNewer(version, replicaVersion);
    if (hasColumn(database, "sync_schema", "entities")) {
      const std::int64_t entities = database.number("SELECT entities FROM sync_schema").value_or(0);
      if (entities > schemaVersion) refuseNewer(entities, schemaVersion);
    }
  }
  inOneTransaction(database, [&] {
    if (is_new) {
      database.execute(engineTables);
      database.execute("INSERT INTO sync_schema VALUES (1, " + std::to_string(replicaVersion) + ")");
    }
    database.execute(laterTables);
    for (const auto& [table, name, what] : laterColumns) {
      if (hasColumn(database, table, name)) continue;
      database.execute(std::string("ALTER TABLE ") + table + " ADD COLUMN " + name + " " + what);
    }
  });
}

void prepareEntityTables(Database& database, const Registry& registry) {
  inOneTransaction(database, [&] {
    for (const Entity* entity : registry.entities()) {
      if (entity->replication == Replication::never) continue;
      if (columnsOf(database, entity->name).empty()) {
        database.execute(sqliteTable(*entity));
        for (const std::string& index : sqliteIndexes(*entity)) database.execute(index);
      }
      const std::string indexes = listIndexes(*entity, {}, suffixOf(database, *entity));
      if (!indexes.empty()) database.execute(indexes);
    }
    dropOutdatedOrders(database);
    database.execute("UPDATE sync_schema SET entities = " + std::to_string(schemaVersion));
  });
}

}  // namespace carnet::client
