// A bare SQLite file with the partner table as a replica has it (same columns, indexes and settings), for the floors.
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <string>
#include <vector>

#include "shared/schema/value.h"

namespace carnet::bench {

class SqliteFloor {
 public:
  explicit SqliteFloor(const std::filesystem::path& file);
  ~SqliteFloor();
  SqliteFloor(const SqliteFloor&) = delete;
  SqliteFloor& operator=(const SqliteFloor&) = delete;

  void execute(const char* sql);
  // Finalized with the file.
  sqlite3_stmt* prepare(const std::string& sql);
  // Runs it to its end and resets it; throws std::runtime_error.
  void run(sqlite3_stmt* statement);
  void setDurable(bool durable) { execute(durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL"); }

 private:
  [[noreturn]] void fail();
  sqlite3* handle_ = nullptr;
  std::vector<sqlite3_stmt*> statements_;
};

// All columns of the partner table in their order, both databases spell them so: "id, root_id, …".
std::string partnerColumns();

}  // namespace carnet::bench
