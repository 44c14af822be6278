#include "client/replica/rescue.h"

#include <algorithm>
#include <fstream>

#include "client/replica/database.h"
#include "client/replica/replica_error.h"
#include "client/replica/salvage.h"
#include "client/replica/sqlite_store.h"
#include "shared/sync/rescue.h"

namespace carnet::client {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view rescuedPrefix = "rescued-", damagedPrefix = "damaged-";
constexpr const char* insertReport = "INSERT INTO sync_rescue VALUES (?, ?, ?, ?, 0)";
constexpr const char* selectReport =
    "SELECT changes, lost, is_unsure FROM sync_rescue WHERE is_seen = 0 ORDER BY happened_at DESC LIMIT 1";
constexpr const char* insertFile =
    "INSERT OR IGNORE INTO sync_blob (hash, total, here, is_whole, is_uploaded, is_missing) VALUES (?, ?, ?, 1, ?, 0)";

fs::path markIn(const fs::path& folder) { return folder / "replica.damaged"; }

// "20261127T194116123": sorts by time, and may stand in a file's name everywhere.
std::string stampOf(Instant at) {
  std::string stamp;
  for (char c : at.toString()) {
    if ((c >= '0' && c <= '9') || c == 'T') stamp += c;
  }
  return stamp;
}

void setAside(const fs::path& folder, const fs::path& aside) {
  std::error_code error;
  fs::create_directories(aside, error);
  orFail(error, aside);
  for (const char* name : {"replica.db-shm", "replica.db-wal", "replica.db"}) {
    if (!fs::exists(folder / name, error)) continue;
    fs::rename(folder / name, aside / name, error);
    orFail(error, folder / name);
  }
}

// Puts a new file that is complete into its place, the old one aside. Each step may be the last before a crash.
void finish(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (!name.starts_with(rescuedPrefix) || !at->is_directory(error)) continue;
    const fs::path made = at->path() / "replica.db";
    if (name.ends_with(".part")) {
      // A crash came before it was complete: it is made again.
      fs::remove_all(at->path(), error);
      continue;
    }
    if (fs::exists(made, error)) {
      setAside(folder, folder / (std::string(damagedPrefix) + name.substr(rescuedPrefix.size())));
      fs::rename(made, SqliteStore::fileIn(folder), error);
      orFail(error, made);
    }
    fs::remove(markIn(folder), error);
    fs::remove_all(at->path(), error);
  }
}

std::int64_t lostAmong(const std::vector<sync::OutboxEntry>& entries, std::int64_t next) {
  // Numbers are judged in their order: above the first that waits for it, every number was waiting.
  const auto waits = [](const sync::OutboxEntry& entry) {
    return entry.state == sync::OutboxState::waiting && entry.commit_no == 0;
  };
  const auto first = std::find_if(entries.begin(), entries.end(), waits);
  if (first == entries.end()) return 0;
  return next - first->cs_no - std::distance(first, entries.end());
}

std::int64_t waitingAmong(const std::vector<sync::OutboxEntry>& entries) {
  return std::count_if(entries.begin(), entries.end(),
                       [](const sync::OutboxEntry& entry) { return entry.state != sync::OutboxState::judged; });
}

// What stands in the file although the person was never told so again: the identity, and numbers above all that were given.
sync::ReplicaState stateFor(const Salvage& found, const Identity& identity, Instant now) {
  constexpr std::int64_t hourMs = 3'600'000;
  sync::ReplicaState state = found.state.value_or(sync::ReplicaState{});
  state.server_id = identity.server_id;
  state.device_id = identity.device_id;
  state.person_id = identity.person_id;
  state.device_code = identity.device_code;
  state.roles = found.roles;
  for (const sync::OutboxEntry& entry : found.outbox) {
    state.next_cs_no = std::max(state.next_cs_no, entry.cs_no + 1);
    state.last_hlc = std::max(state.last_hlc, entry.happened_at);
  }
  // Temporary numbers are never given twice: the hours since 1970 lie above any that a device has counted to.
  if (!found.state) state.next_temporary_no = now.unix_ms / hourMs;
  // Numbers above this are given from now on; one of an earlier rescue that no server has seen yet stays.
  if (state.first_since_rescue == 0) state.first_since_rescue = state.next_cs_no;
  return state;
}

void note(Database& database, Instant at, std::int64_t changes, std::int64_t lost, bool is_unsure) {
  Run(database.cached(insertReport), at.unix_ms, changes, lost, is_unsure).finish();
}

void rescue(const ReplicaOptions& options, const Identity& identity) {
  const Instant now = options.clock->now();
  const ReplicaLock lock(options.folder / "replica.lock");
  const Salvage found = salvage(options.folder, *options.book, identity);
  const std::string name = std::string(rescuedPrefix) + stampOf(now);
  const fs::path made = options.folder / name, part = options.folder / (name + ".part");
  const sync::ReplicaState state = stateFor(found, identity, now);
  std::error_code error;
  fs::remove_all(part, error);
  {
    SqliteStore store(part, options.book->registry);
    store.begin(sync::Durability::full);
    store.putState(state);
    for (const sync::OutboxEntry& entry : found.withdrawn) store.keepWithdrawn(entry);
    sync::adopt(*options.book, store, found.outbox, {identity.person_id, identity.device_id, found.roles});
    for (const KeptFile& file : found.files) {
      Run(store.database().cached(insertFile), file.hash, file.total, file.total, file.is_uploaded).finish();
    }
    note(store.database(), now, waitingAmong(found.outbox), lostAmong(found.outbox, state.next_cs_no), found.is_unsure);
    store.commit();
    store.database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  fs::rename(part, made, error);
  orFail(error, part);
  finish(options.folder);
}

// Walks through the small tables whose loss would be felt, so that their damage is met now and not by what a person does
// next. The rows of the company are too many for that; theirs is noticed where they are read.
void probe(Database& database) {
  for (const char* walk :
       {"SELECT sum(length(bytes)) FROM sync_outbox NOT INDEXED", "SELECT max(commit_no) FROM sync_outbox",
        "SELECT count(length(hash)) FROM sync_blob NOT INDEXED", "SELECT count(*) FROM sync_withdrawn",
        "SELECT count(*) FROM sync_blob WHERE is_whole = 1 AND is_uploaded = 0"}) {
    database.number(walk);
  }
}

// What a damaged log hid from SQLite joins what SQLite reads.
void takeOver(SqliteStore& store, std::vector<sync::OutboxEntry> hidden, const ReplicaOptions& options) {
  sync::ReplicaState state = store.state();
  std::erase_if(hidden, [&](const sync::OutboxEntry& entry) { return entry.cs_no < state.next_cs_no; });
  if (hidden.empty()) return;
  const std::int64_t last = hidden.back().cs_no;
  const std::int64_t lost = last + 1 - state.next_cs_no - static_cast<std::int64_t>(hidden.size());
  for (const sync::OutboxEntry& entry : hidden) state.last_hlc = std::max(state.last_hlc, entry.happened_at);
  state.next_cs_no = last + 1;
  if (state.first_since_rescue == 0) state.first_since_rescue = last + 1;
  std::uint32_t roles = state.roles;
  if (options.book->roles_of != nullptr) {
    if (const std::uint32_t known = options.book->roles_of(store, state.person_id)) roles = known;
  }
  store.begin(sync::Durability::full);
  try {
    store.putState(state);
    const auto count = static_cast<std::int64_t>(hidden.size());
    sync::adopt(*options.book, store, std::move(hidden), {state.person_id, state.device_id, roles});
    note(store.database(), options.clock->now(), count, lost, true);
    store.commit();
  } catch (...) {
    store.rollback();
    throw;
  }
}

}  // namespace

void markDamaged(const fs::path& folder) { std::ofstream(markIn(folder)) << "replica.db could not be read\n"; }

std::unique_ptr<SqliteStore> openOrRescue(const ReplicaOptions& options, const Identity& identity) {
  const fs::path& folder = options.folder;
  std::error_code error;
  std::vector<sync::OutboxEntry> hidden;
  bool is_damaged = false;
  if (fs::exists(folder, error)) {
    const ReplicaLock lock(folder / "replica.lock");
    finish(folder);
    is_damaged = fs::exists(markIn(folder), error);
    if (!is_damaged) hidden = beyondBrokenLog(folder, identity.person_id);
    if (!hidden.empty()) {
      const fs::path aside = folder / (std::string(damagedPrefix) + stampOf(options.clock->now()));
      fs::create_directories(aside, error);
      fs::copy(folder / "replica.db-wal", aside / "replica.db-wal", error);
      orFail(error, aside);
    }
  }
  if (!is_damaged) {
    try {
      auto store = std::make_unique<SqliteStore>(folder, options.book->registry);
      probe(store->database());
      takeOver(*store, std::move(hidden), options);
      return store;
    } catch (const ReplicaError& problem) {
      if (problem.problem.code != "replica.damaged") throw;
    }
  }
  rescue(options, identity);
  return std::make_unique<SqliteStore>(folder, options.book->registry);
}

std::optional<Problem> unseenRescue(Database& database) {
  Run run(database.cached(selectReport));
  if (!run.next()) return std::nullopt;
  return Problem{"replica.rescued",
                 "",
                 {std::to_string(run.number(0)), std::to_string(run.number(1)), std::to_string(run.number(2))}};
}

void markRescueSeen(Database& database) {
  Run(database.cached("UPDATE sync_rescue SET is_seen = 1 WHERE is_seen = 0")).finish();
}

}  // namespace carnet::client
