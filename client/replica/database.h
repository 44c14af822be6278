// One SQLite connection and its statements: errors become ReplicaError, statements are prepared once, and a query is
// reset when its Run ends, so that no read stays open between events.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "shared/core/hash.h"
#include "shared/schema/value.h"

struct sqlite3;
struct sqlite3_stmt;

namespace carnet::client {

class Database;

class Statement {
 public:
  Statement(Database& database, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

 private:
  friend class Run;
  Database& database_;
  sqlite3_stmt* handle_ = nullptr;
  bool is_running_ = false;
};

// One execution of a statement, its parameters bound from left to right. Bound text and bytes must outlive it.
class Run {
 public:
  template <class... Parameters>
  explicit Run(Statement& statement, const Parameters&... parameters) : Run(statement, nullptr) {
    (bind(parameters), ...);
  }
  ~Run();
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  void bind(std::int64_t value);
  void bind(int value) { bind(static_cast<std::int64_t>(value)); }
  void bind(bool value) { bind(static_cast<std::int64_t>(value)); }
  void bind(std::string_view text);
  void bind(const std::string& text) { bind(std::string_view(text)); }
  void bind(const Blob& blob) { bindBytes(blob.bytes); }
  void bind(const Uuid& id);
  void bind(const Sha256& hash);
  void bind(std::nullptr_t);
  void bind(const Value& value);
  void bindBytes(std::string_view bytes);

  // True while there is a row.
  bool next();
  void finish() {
    while (next()) {
    }
  }

  int columns() const;
  bool isNull(int column) const;
  bool isNumber(int column) const;
  std::int64_t number(int column) const;
  std::string text(int column) const;
  std::string bytes(int column) const;
  Uuid id(int column) const;
  Sha256 hash(int column) const;

 private:
  Run(Statement& statement, std::nullptr_t);
  std::string_view view(int column) const;
  Statement& statement_;
  int bound_ = 0;
};

enum class Access : std::uint8_t { readOnly, readWrite };

class Database {
 public:
  // readWrite makes the file when it is missing.
  Database(const std::filesystem::path& file, Access access);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void execute(const std::string& sql);
  // False when what stopWhen() was told ended it.
  bool executeUnlessStopped(const std::string& sql);
  // Asked every 1,000 steps of what runs; true ends it, and undoes the transaction if it writes. {}: nobody.
  void stopWhen(std::function<bool()> should_stop);
  // Prepared at its first use and kept; `sql` is a literal.
  Statement& cached(const char* sql);
  std::optional<std::int64_t> number(const std::string& sql);

  // Of the newest row that an INSERT made.
  std::int64_t lastRid() const;
  // How many rows the last statement wrote or took away.
  std::int64_t changes() const;
  // After each commit `told` hears how many pages the write-ahead log holds, and nothing checkpoints by itself any more.
  void watchLog(std::function<void(int pages)> told);
  // Moves what the log holds into the file, as far as no reader needs it there, beside readers and writer. Throws
  // nothing: what was not moved is moved by the next one.
  void checkpoint();

  bool isInTransaction() const;
  // Whether the next commits reach the disk before they return. Without effect inside a transaction.
  void setDurable(bool durable);
  // Throws the ReplicaError for an SQLite result code.
  [[noreturn]] void fail(int code, std::string_view what) const;

 private:
  friend class Statement;
  sqlite3* handle_ = nullptr;
  std::map<const void*, std::unique_ptr<Statement>> cached_;
  std::optional<bool> is_durable_;
  std::function<void(int)> log_told_;
  std::function<bool()> should_stop_;
};

// Holds a folder's replica against other processes and other replicas of this one, by an SQLite lock on a file of its
// own: portable, and gone with the process however it dies.
class ReplicaLock {
 public:
  explicit ReplicaLock(const std::filesystem::path& file);

 private:
  Database database_;
};

}  // namespace carnet::client
