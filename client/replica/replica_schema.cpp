#include "client/replica/replica_schema.h"

#include <set>

#include "client/replica/list_indexes.h"
#include "client/replica/replica_error.h"
#include "shared/schema/sqlite_ddl.h"

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
)";

// Columns that replicas of earlier versions lack: table, name, what it is.
constexpr const char* laterColumns[][3] = {
    {"sync_state", "first_since_rescue", "INTEGER NOT NULL DEFAULT 0"},
    {"sync_state", "known_no", "INTEGER NOT NULL DEFAULT 0"},
    {"sync_state", "known_id", "BLOB"},
    {"sync_state", "is_reconciling", "INTEGER NOT NULL DEFAULT 0"},
    {"sync_state", "catch_up_from", "INTEGER"},
    {"sync_state", "catch_up_to", "INTEGER"},
    {"sync_outbox", "offered_again", "BLOB"},
};

std::set<std::string> columnsOf(Database& database, std::string_view table) {
  Statement statement(database, "SELECT name FROM pragma_table_info(?)");
  Run run(statement, table);
  std::set<std::string> columns;
  while (run.next()) columns.insert(run.text(0));
  return columns;
}

std::string literal(const Value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "1" : "0";
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (std::holds_alternative<Blob>(value)) return "x''";
  if (std::holds_alternative<Uuid>(value)) return "x'00000000000000000000000000000000'";
  const auto* text = std::get_if<std::string>(&value);
  std::string quoted = "'";
  for (char c : text != nullptr ? *text : std::string()) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return quoted + "'";
}

// True when columns were added to a table that was there.
bool prepareTable(Database& database, const Entity& entity) {
  const std::set<std::string> present = columnsOf(database, entity.name);
  if (present.empty()) {
    database.execute(sqliteTable(entity));
    for (const std::string& index : sqliteIndexes(entity)) database.execute(index);
    return false;
  }
  bool has_grown = false;
  for (std::size_t i = 0; i < entity.fields.size(); ++i) {
    const Field& field = entity.fields[i];
    const std::string name(field.name);
    if (present.contains(name)) continue;
    has_grown = true;
    std::string sql =
        "ALTER TABLE " + std::string(entity.name) + " ADD COLUMN " + name + " " + std::string(sqliteType(field.type));
    if (!field.nullable) sql += " NOT NULL DEFAULT " + literal(entity.defaultOf(i));
    database.execute(sql);
    if (field.is_indexed) {
      database.execute("CREATE INDEX " + std::string(entity.name) + "_" + name + " ON " + std::string(entity.name) +
                       " (" + name + ")");
    }
  }
  return has_grown;
}

}  // namespace

void prepareSchema(Database& database, const Registry& registry) {
  const bool is_new = columnsOf(database, "sync_schema").empty();
  if (!is_new) {
    const std::int64_t version = database.number("SELECT version FROM sync_schema").value_or(0);
    if (version > replicaVersion) {
      throw ReplicaError({"replica.newer_schema", "", {std::to_string(version), std::to_string(replicaVersion)}},
                         "the replica was made by a later version of Carnet (" + std::to_string(version) + " > " +
                             std::to_string(replicaVersion) + ")");
    }
  }
  database.execute("BEGIN IMMEDIATE");
  try {
    if (is_new) {
      database.execute(engineTables);
      database.execute("INSERT INTO sync_schema VALUES (1, " + std::to_string(replicaVersion) + ")");
    }
    database.execute(laterTables);
    for (const auto& [table, name, what] : laterColumns) {
      if (columnsOf(database, table).contains(name)) continue;
      database.execute(std::string("ALTER TABLE ") + table + " ADD COLUMN " + name + " " + what);
    }
    for (const Entity* entity : registry.entities()) {
      if (entity->replication == Replication::never) continue;
      if (prepareTable(database, *entity)) EntityTable(database, *entity).readUnknownAgain();
      if (const std::string indexes = listIndexes(*entity); !indexes.empty()) database.execute(indexes);
    }
    database.execute("COMMIT");
  } catch (...) {
    if (database.isInTransaction()) database.execute("ROLLBACK");
    throw;
  }
}

}  // namespace carnet::client
