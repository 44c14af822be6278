#include "client/replica/database.h"

#include <sqlite3.h>

#include <algorithm>
#include <stdexcept>

#include "client/replica/read_functions.h"
#include "client/replica/replica_error.h"

namespace carnet::client {

namespace {

// SQLite counts what it allocates, under one lock for all connections: a tenth of what a writer does. Nobody asks for the
// count. It can only be said before SQLite is first used.
[[maybe_unused]] const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);

// Small pieces that a connection keeps for itself; SQLite's own choice is a tenth of them.
constexpr int lookasideBytes = 1'200, lookasideSlots = 400;

constexpr int stepsBetweenStops = 1'000;

std::string utf8(const std::filesystem::path& path) {
  const std::u8string text = path.u8string();
  return {reinterpret_cast<const char*>(text.data()), text.size()};
}

const char* problemCodeOf(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return "replica.disk_full";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "replica.in_use";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "replica.damaged";
    default:
      return "replica.io";
  }
}

}  // namespace

Statement::Statement(Database& database, std::string_view sql) : database_(database) {
  const int code = sqlite3_prepare_v3(database.handle_, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &handle_, nullptr);
  if (code != SQLITE_OK) database.fail(code, sql);
}

Statement::~Statement() { sqlite3_finalize(handle_); }

Run::Run(Statement& statement, std::nullptr_t) : statement_(statement) {
  if (statement_.is_running_) throw std::logic_error("a statement is run while its last run is not over");
  statement_.is_running_ = true;
}

Run::~Run() {
  sqlite3_reset(statement_.handle_);
  statement_.is_running_ = false;
}

void Run::bind(std::int64_t value) { sqlite3_bind_int64(statement_.handle_, ++bound_, value); }

void Run::bind(std::string_view text) {
  // A null pointer would be NULL, not the empty text.
  sqlite3_bind_text64(statement_.handle_, ++bound_, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC,
                      SQLITE_UTF8);
}

void Run::bindBytes(std::string_view bytes) {
  sqlite3_bind_blob64(statement_.handle_, ++bound_, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_STATIC);
}

void Run::bind(const Uuid& id) { bindBytes({reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()}); }

void Run::bind(const Sha256& hash) { bindBytes({reinterpret_cast<const char*>(hash.data()), hash.size()}); }

void Run::bind(std::nullptr_t) { sqlite3_bind_null(statement_.handle_, ++bound_); }

void Run::bind(const Value& value) {
  if (const auto* flag = std::get_if<bool>(&value))
    bind(*flag);
  else if (const auto* number = std::get_if<std::int64_t>(&value))
    bind(*number);
  else if (const auto* text = std::get_if<std::string>(&value))
    bind(*text);
  else if (const auto* blob = std::get_if<Blob>(&value))
    bind(*blob);
  else if (const auto* id = std::get_if<Uuid>(&value))
    bind(*id);
  else
    bind(nullptr);
}

bool Run::next() {
  const int code = sqlite3_step(statement_.handle_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) statement_.database_.fail(code, sqlite3_sql(statement_.handle_));
  return false;
}

bool Run::isNull(int column) const { return sqlite3_column_type(statement_.handle_, column) == SQLITE_NULL; }

int Run::columns() const { return sqlite3_column_count(statement_.handle_); }

bool Run::isNumber(int column) const { return sqlite3_column_type(statement_.handle_, column) == SQLITE_INTEGER; }

std::int64_t Run::number(int column) const { return sqlite3_column_int64(statement_.handle_, column); }

std::string_view Run::view(int column) const {
  const void* data = sqlite3_column_blob(statement_.handle_, column);
  const int size = sqlite3_column_bytes(statement_.handle_, column);
  return {static_cast<const char*>(data), static_cast<std::size_t>(data == nullptr ? 0 : size)};
}

std::string Run::text(int column) const { return std::string(view(column)); }
std::string Run::bytes(int column) const { return std::string(view(column)); }

Uuid Run::id(int column) const {
  Uuid id;
  const std::string_view bytes = view(column);
  if (bytes.size() == id.bytes.size()) std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(id.bytes.data()));
  return id;
}

Sha256 Run::hash(int column) const {
  Sha256 hash{};
  const std::string_view bytes = view(column);
  if (bytes.size() == hash.size()) std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(hash.data()));
  return hash;
}

Database::Database(const std::filesystem::path& file, Access access) {
  const int flags = access == Access::readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(utf8(file).c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code == SQLITE_OK) {
    sqlite3_extended_result_codes(handle_, 1);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_LOOKASIDE, nullptr, lookasideBytes, lookasideSlots);
    addReadFunctions(handle_);
    return;
  }
  try {
    fail(code, utf8(file));
  } catch (...) {
    sqlite3_close(handle_);
    throw;
  }
}

Database::~Database() {
  cached_.clear();
  sqlite3_close(handle_);
}

void Database::execute(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code, sql);
}

bool Database::executeUnlessStopped(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if ((code & 0xff) == SQLITE_INTERRUPT) return false;
  if (code != SQLITE_OK) fail(code, sql);
  return true;
}

void Database::stopWhen(std::function<bool()> should_stop) {
  should_stop_ = std::move(should_stop);
  const auto hook = [](void* self) { return static_cast<Database*>(self)->should_stop_() ? 1 : 0; };
  sqlite3_progress_handler(handle_, should_stop_ ? stepsBetweenStops : 0, hook, this);
}

Statement& Database::cached(const char* sql) {
  std::unique_ptr<Statement>& statement = cached_[sql];
  if (!statement) statement = std::make_unique<Statement>(*this, sql);
  return *statement;
}

std::optional<std::int64_t> Database::number(const std::string& sql) {
  Statement statement(*this, sql);
  Run run(statement);
  if (!run.next() || run.isNull(0)) return std::nullopt;
  return run.number(0);
}

std::int64_t Database::lastRid() const { return sqlite3_last_insert_rowid(handle_); }
std::int64_t Database::changes() const { return sqlite3_changes64(handle_); }

void Database::watchLog(std::function<void(int pages)> told) {
  log_told_ = std::move(told);
  const auto hook = [](void* self, sqlite3*, const char*, int pages) {
    static_cast<Database*>(self)->log_told_(pages);
    return SQLITE_OK;
  };
  sqlite3_wal_hook(handle_, hook, this);
}

void Database::checkpoint() {
  sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

bool Database::isInTransaction() const { return sqlite3_get_autocommit(handle_) == 0; }

void Database::setDurable(bool durable) {
  if (is_durable_ == durable) return;
  execute(durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
  is_durable_ = durable;
}

void Database::fail(int code, std::string_view what) const {
  const char* said = handle_ != nullptr ? sqlite3_errmsg(handle_) : sqlite3_errstr(code);
  const std::string text = std::string(said) + " (" + std::string(what.substr(0, 200)) + ")";
  if ((code & 0xff) == SQLITE_ERROR || (code & 0xff) == SQLITE_MISUSE) throw std::logic_error(text);
  throw ReplicaError({problemCodeOf(code), "", {said}}, text);
}

ReplicaLock::ReplicaLock(const std::filesystem::path& file) try : database_(file, Access::readWrite) {
  database_.execute("BEGIN EXCLUSIVE");
} catch (const ReplicaError& error) {
  if (error.problem.code != "replica.in_use") throw;
  throw ReplicaError({"replica.in_use", "", {utf8(file.parent_path())}},
                     "another program works with the data in " + utf8(file.parent_path()));
}

}  // namespace carnet::client
