// Brings a database to the schema this program was built with: the files listed in `sql/migrations.txt`, embedded at
// build time, each applied once, in that order, in one transaction of its own, and recorded in table sync_migration.
#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "server/db/database.h"

namespace carnet::server {

struct Migration {
  std::string_view name;  // "organisation/0001_people.sql"
  std::string_view sql;
};

// What is in the binary, in order.
std::span<const Migration> embeddedMigrations();

// The database and the program disagree: an applied migration was changed, is unknown to this program (the database is
// newer), or stands in another order. Nothing was changed.
class MigrationRefused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Applies what is missing and returns the names. A failing file leaves those before it applied and throws
// StatementError naming it. Several servers may call it at once: one works, the others wait.
std::vector<std::string> migrate(Database& database, std::span<const Migration> migrations = embeddedMigrations());

// Names not applied yet; throws MigrationRefused as migrate() does. Changes nothing.
std::vector<std::string> pendingMigrations(Database& database,
                                           std::span<const Migration> migrations = embeddedMigrations());

}  // namespace carnet::server
