#include "server/db/migrations.h"

#include "shared/core/hash.h"

namespace carnet::server {

namespace {

constexpr const char* createTable =
    "CREATE TABLE IF NOT EXISTS sync_migration ("
    "  position integer PRIMARY KEY,"
    "  name text NOT NULL UNIQUE,"
    "  sha256 text NOT NULL,"
    "  applied_at timestamptz NOT NULL DEFAULT now())";
constexpr const char* tableExists = "SELECT to_regclass('sync_migration') IS NOT NULL";
constexpr const char* selectApplied = "SELECT name, sha256 FROM sync_migration ORDER BY position";
constexpr const char* insertApplied = "INSERT INTO sync_migration (position, name, sha256) VALUES ($1, $2, $3)";
// Any constant will do; it only has to be the same in every server.
constexpr const char* lockOut = "SELECT pg_advisory_xact_lock(7239462013)";

// How many of `migrations` are applied. What is applied must be exactly the first ones, unchanged.
std::size_t appliedCount(Transaction& tx, std::span<const Migration> migrations) {
  if (!tx.execOne(tableExists).front()[0].boolean()) return 0;
  const Rows applied = tx.exec(selectApplied);
  for (std::size_t i = 0; i < applied.size(); ++i) {
    const std::string name = applied[i]["name"].string();
    if (i >= migrations.size()) {
      throw MigrationRefused("the database has migration " + name +
                             ", which this program does not know: the database is newer than the program");
    }
    if (name != migrations[i].name) {
      throw MigrationRefused("the database has migration " + name + " where this program has " +
                             std::string(migrations[i].name));
    }
    if (applied[i]["sha256"].text() != toHex(sha256(migrations[i].sql))) {
      throw MigrationRefused("migration " + name +
                             " was changed after it was applied; an applied migration is never edited");
    }
  }
  return applied.size();
}

}  // namespace

std::vector<std::string> migrate(Database& database, std::span<const Migration> migrations) {
  std::vector<std::string> done;
  bool more = true;
  while (more) {
    const auto name = database.runBlocking(
        [&](Transaction& tx) -> std::string {
          tx.exec(lockOut);
          tx.execScript(createTable);
          const std::size_t next = appliedCount(tx, migrations);
          if (next == migrations.size()) return {};
          const Migration& migration = migrations[next];
          try {
            tx.execScript(migration.sql);
          } catch (const StatementError& e) {
            throw StatementError("migration " + std::string(migration.name) + ": " + e.what(), e.sqlState());
          }
          tx.exec(insertApplied, next + 1, migration.name, toHex(sha256(migration.sql)));
          return std::string(migration.name);
        },
        {.repeatable = true});
    more = !name.empty();
    if (more) done.push_back(name);
  }
  return done;
}

std::vector<std::string> pendingMigrations(Database& database, std::span<const Migration> migrations) {
  return database.runBlocking(
      [&](Transaction& tx) {
        std::vector<std::string> names;
        for (std::size_t i = appliedCount(tx, migrations); i < migrations.size(); ++i) {
          names.emplace_back(migrations[i].name);
        }
        return names;
      },
      {.readOnly = true});
}

}  // namespace carnet::server
