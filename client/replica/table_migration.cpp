#include "client/replica/table_migration.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "client/replica/list_indexes.h"
#include "client/replica/replica_error.h"
#include "client/replica/table_columns.h"
#include "shared/core/hash.h"
#include "shared/schema/codec.h"
#include "shared/schema/columns.h"
#include "shared/schema/sqlite_ddl.h"
#include "shared/sync/upgrade.h"

namespace carnet::client {

namespace {

// About 10 ms on a tablet.
constexpr std::int64_t rowsPerStep = 100;

std::string newName(const Entity& entity) { return "new_" + std::string(entity.name); }
std::string oldName(const Entity& entity) { return "old_" + std::string(entity.name); }

std::set<TableColumn> expectedColumns(const Entity& entity) {
  std::set<TableColumn> columns = {{"rid", "INTEGER", false}};
  for (std::string_view name : headColumns) {
    const bool is_blob = name == "id" || name.ends_with("_id") || name.ends_with("_by") || name == "unknown";
    columns.insert({std::string(name), is_blob ? "BLOB" : "INTEGER", name != "deleted_at" && name != "unknown"});
  }
  for (const Field& field : entity.fields) {
    columns.insert({std::string(field.name), std::string(sqliteType(field.type)), !field.nullable});
  }
  return columns;
}

std::int64_t count(Database& database, const std::string& table) {
  return database.number("SELECT count(*) FROM " + table).value_or(0);
}

// What the new tables are: another target is another migration.
std::string targetOf(const Registry& registry) {
  std::string all;
  for (const Entity* entity : registry.entities()) {
    all += sqliteTable(*entity);
    for (const std::string& index : sqliteIndexes(*entity)) all += index;
    all += listIndexes(*entity);
  }
  return toHex(sha256(all));
}

}  // namespace

template <class Work>
auto TableMigration::inTransaction(bool is_durable, const Work& work) {
  database_.setDurable(is_durable);
  database_.execute("BEGIN IMMEDIATE");
  try {
    auto result = work();
    database_.execute("COMMIT");
    return result;
  } catch (...) {
    if (database_.isInTransaction()) database_.execute("ROLLBACK");
    throw;
  }
}

TableMigration::TableMigration(Database& database, const Registry& registry)
    : database_(database), registry_(registry) {
  look();
}

void TableMigration::look() {
  for (const Entity* entity : registry_.entities()) {
    if (entity->replication == Replication::never) continue;
    const std::set<TableColumn> present = columnsOf(database_, entity->name);
    const std::int64_t unread = count(database_, "sync_unread WHERE entity = " + std::to_string(entity->no));
    if (unread == 0 && (present.empty() || present == expectedColumns(*entity))) continue;
    Change& change = changes_.emplace_back();
    change.entity = entity;
    change.has_table = !present.empty();
    total_ += unread + (change.has_table ? count(database_, std::string(entity->name)) : 0);
  }
  const auto has_begun = database_.number("SELECT local_no FROM sync_migration WHERE target = '" + targetOf(registry_) +
                                          "' AND local_no = (SELECT local_no FROM sync_local)");
  has_begun_ = has_begun && !changes_.empty();
  Statement statement(
      database_, "SELECT name FROM sqlite_master WHERE type = 'table' AND (name GLOB 'old_*' OR name GLOB 'new_*')");
  Run run(statement);
  while (run.next()) {
    const std::string name = run.text(0);
    const bool is_wanted = has_begun_ && std::any_of(changes_.begin(), changes_.end(), [&](const Change& change) {
                             return name == newName(*change.entity);
                           });
    if (!is_wanted) leftovers_.push_back(name);
  }
  suffix_ = "_" + std::to_string(database_.number("SELECT swaps FROM sync_schema").value_or(0) + 1);
}

bool TableMigration::isNeeded() const { return !changes_.empty() || !leftovers_.empty(); }

bool TableMigration::step() {
  try {
    if (clearMore()) return true;
    if (changes_.empty()) return false;
    if (begin() || fill()) return true;
    swap();
    return true;
  } catch (const ReplicaError& error) {
    if (error.problem.code == "replica.disk_full") giveBack();
    throw;
  }
}

bool TableMigration::begin() {
  if (has_begun_) return false;
  inTransaction(false, [&] {
    Run(database_.cached("INSERT OR REPLACE INTO sync_migration (only_row, target, local_no) "
                         "SELECT 1, ?, local_no FROM sync_local"),
        targetOf(registry_))
        .finish();
    return true;
  });
  return has_begun_ = true;
}

bool TableMigration::fill() {
  for (Change& change : changes_) {
    if (change.is_copied) continue;
    if (!change.table) {
      make(change);
      return true;
    }
    if (copyMore(change) || readMore(change)) return true;
    change.is_copied = true;
  }
  return false;
}

// Makes the new table, or finds how far it was filled before.
void TableMigration::make(Change& change) {
  const Entity& entity = *change.entity;
  const std::string name = newName(entity);
  if (columnsOf(database_, name).empty()) {
    inTransaction(false, [&] {
      database_.execute(sqliteTable(entity, name));
      for (const std::string& index : sqliteIndexes(entity, name, suffix_)) database_.execute(index);
      if (const std::string indexes = listIndexes(entity, name, suffix_); !indexes.empty()) database_.execute(indexes);
      return true;
    });
  }
  change.table = std::make_unique<EntityTable>(database_, entity, name);
  change.copied_to = change.table->lastRid();
  done_ += count(database_, name);
  if (!change.has_table) return;
  std::string into = "rid", from = "rid";
  std::set<std::string> present;
  for (const auto& [column, type, is_needed] : columnsOf(database_, entity.name)) present.insert(column);
  const auto add = [&](std::string_view column, const std::string& value) {
    into += ", " + std::string(column);
    from += ", " + value;
  };
  for (std::string_view column : headColumns) add(column, std::string(column));
  for (std::size_t i = 0; i < entity.fields.size(); ++i) {
    const std::string column(entity.fields[i].name);
    add(column, present.contains(column) ? column : literal(entity.defaultOf(i)));
  }
  change.copy =
      std::make_unique<Statement>(database_, "INSERT INTO " + name + " (" + into + ") SELECT " + from + " FROM " +
                                                 std::string(entity.name) + " WHERE rid > ? ORDER BY rid LIMIT ?");
}

bool TableMigration::copyMore(Change& change) {
  if (!change.copy) return false;
  return inTransaction(false, [&] {
    Run(*change.copy, change.copied_to, rowsPerStep).finish();
    const std::int64_t copied = database_.number("SELECT changes()").value_or(0);
    const std::int64_t last = copied > 0 ? change.table->lastRid() : change.copied_to;
    change.table->readUnknownAgain(change.copied_to, last);
    change.copied_to = last;
    done_ += copied;
    return copied > 0;
  });
}

// Idempotent: after a crash it begins anew.
bool TableMigration::readMore(Change& change) {
  return inTransaction(false, [&] {
    std::vector<sync::UnreadRow> rows;
    {
      Run run(
          database_.cached("SELECT id, rev, image FROM sync_unread WHERE entity = ? AND id > ? ORDER BY id LIMIT ?"),
          static_cast<std::int64_t>(change.entity->no), change.unread_to, rowsPerStep);
      while (run.next()) rows.push_back({change.entity->no, {run.id(0), {}, run.number(1), true}, run.bytes(2)});
    }
    for (const sync::UnreadRow& unread : rows) {
      change.unread_to = unread.stamp.id;
      const auto row = sync::readAgain(*change.entity, unread);
      Row standing;
      if (!row || (change.table->get(row->head.id, standing) && standing.head.rev >= row->head.rev)) continue;
      change.table->put(*row);
      ++done_;
    }
    return !rows.empty();
  });
}

void TableMigration::swap() {
  inTransaction(true, [&] {
    const bool has_search = !columnsOf(database_, "search_state").empty();
    for (const Change& change : changes_) {
      const std::string name(change.entity->name), no = std::to_string(change.entity->no);
      if (change.has_table) database_.execute("ALTER TABLE " + name + " RENAME TO " + oldName(*change.entity));
      database_.execute("ALTER TABLE " + newName(*change.entity) + " RENAME TO " + name);
      database_.execute("DELETE FROM sync_unread WHERE entity = " + no);
      if (has_search) database_.execute("DELETE FROM search_state WHERE entity = " + no);
    }
    database_.execute("DELETE FROM sync_migration");
    database_.execute("UPDATE sync_schema SET swaps = swaps + 1, entities = " + std::to_string(schemaVersion));
    return true;
  });
  for (const Change& change : changes_) {
    if (change.has_table) leftovers_.push_back(oldName(*change.entity));
  }
  changes_.clear();
}

// What stood in them is overwritten as it goes (secure_delete), so not all of it at once.
bool TableMigration::clearMore() {
  if (leftovers_.empty()) return false;
  const std::string name = leftovers_.back();
  return inTransaction(false, [&] {
    std::optional<std::string> index;
    {
      Run run(database_.cached("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql NOT NULL"),
              name);
      if (run.next()) index = run.text(0);
    }
    if (index) {
      database_.execute("DROP INDEX " + *index);
      return true;
    }
    database_.execute("DELETE FROM " + name + " WHERE rid IN (SELECT rid FROM " + name + " ORDER BY rid LIMIT " +
                      std::to_string(2 * rowsPerStep) + ")");
    if (database_.number("SELECT changes()") == 0) {
      database_.execute("DROP TABLE " + name);
      leftovers_.pop_back();
    }
    return true;
  });
}

// A disk without room: the earlier version needs what there is.
void TableMigration::giveBack() {
  try {
    for (Change& change : changes_) {
      change.copy.reset();
      change.table.reset();
      database_.execute("DROP TABLE IF EXISTS " + newName(*change.entity));
    }
    database_.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  } catch (const ReplicaError&) {
    // There is not even room for that: the next opening does it.
  }
}

}  // namespace carnet::client
