#include "tests/bench/sqlite_floor.h"

#include <stdexcept>

#include "client/replica/list_indexes.h"
#include "client/replica/read_functions.h"
#include "shared/domain/crm/partner.h"
#include "shared/schema/columns.h"
#include "shared/schema/sqlite_ddl.h"

namespace carnet::bench {

SqliteFloor::SqliteFloor(const std::filesystem::path& file) {
  if (sqlite3_open(file.c_str(), &handle_) != SQLITE_OK) fail();
  execute(
      "PRAGMA journal_mode = WAL; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY;"
      "PRAGMA journal_size_limit = 67108864; PRAGMA secure_delete = ON");
  client::addReadFunctions(handle_);
  execute(sqliteTable(entityOf<Partner>).c_str());
  for (const std::string& index : sqliteIndexes(entityOf<Partner>)) execute(index.c_str());
  execute(client::listIndexes(entityOf<Partner>).c_str());
}

SqliteFloor::~SqliteFloor() {
  for (sqlite3_stmt* statement : statements_) sqlite3_finalize(statement);
  sqlite3_close(handle_);
}

void SqliteFloor::fail() { throw std::runtime_error(sqlite3_errmsg(handle_)); }

void SqliteFloor::execute(const char* sql) {
  if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

sqlite3_stmt* SqliteFloor::prepare(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) fail();
  statements_.push_back(statement);
  return statement;
}

void SqliteFloor::run(sqlite3_stmt* statement) {
  if (sqlite3_step(statement) != SQLITE_DONE) fail();
  sqlite3_reset(statement);
}

std::string partnerColumns() {
  std::string columns;
  for (std::string_view column : headColumns) columns += std::string(columns.empty() ? "" : ", ") + std::string(column);
  for (const Field& field : entityOf<Partner>.fields) columns += ", " + std::string(field.name);
  return columns;
}

}  // namespace carnet::bench
