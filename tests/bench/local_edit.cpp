// local_edit: one person's edit of one field of a partner, in its own transaction with its change set in the outbox,
// while 10,000 others wait. The floor writes a row and an outbox row of the same sizes into the same file with bare SQLite.
// `_unsynced` is the same in a file system in memory, where waiting for the disk costs nothing.
//
//   bench-local-edit [ROWS] [PENDING] [EDITS]
#include <sqlite3.h>

#include <cstdlib>
#include <filesystem>

#include "shared/schema/codec.h"
#include "tests/bench/engine_replica.h"
#include "tests/bench/figures.h"
#include "tests/bench/partners.h"

using namespace carnet;

namespace {

// Milliseconds of each edit.
std::vector<double> edit(bench::EngineReplica& replica, int first, int count) {
  std::vector<double> times;
  for (int i = first; i < first + count; ++i) {
    Operation op = replica.edit(i, {"source"}, "edit " + std::to_string(i));
    bench::Stopwatch watch;
    replica.submit(std::move(op));
    times.push_back(watch.seconds() * 1000);
  }
  return times;
}

// Row and outbox row in one transaction, statements prepared, the same durability.
std::vector<double> floorEdits(const std::filesystem::path& file, int rows, int count) {
  sqlite3* db = nullptr;
  sqlite3_open(file.c_str(), &db);
  sqlite3_exec(db,
               "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
               "CREATE TABLE row(rid INTEGER PRIMARY KEY, id BLOB UNIQUE, image BLOB);"
               "CREATE TABLE outbox(no INTEGER PRIMARY KEY, bytes BLOB)",
               nullptr, nullptr, nullptr);
  sqlite3_stmt *insert, *update, *append;
  sqlite3_prepare_v2(db, "INSERT INTO row(id, image) VALUES(?, ?)", -1, &insert, nullptr);
  sqlite3_prepare_v2(db, "UPDATE row SET image = ? WHERE id = ?", -1, &update, nullptr);
  sqlite3_prepare_v2(db, "INSERT INTO outbox(bytes) VALUES(?)", -1, &append, nullptr);
  bench::Partners partners(11);
  std::vector<Partner> kept;
  sqlite3_exec(db, "BEGIN", nullptr, nullptr, nullptr);
  for (int i = 0; i < rows; ++i) {
    kept.push_back(partners.next());
    const std::string image = encodeRow(rowOf(kept.back()));
    sqlite3_bind_blob(insert, 1, kept.back().head.id.bytes.data(), 16, SQLITE_STATIC);
    sqlite3_bind_blob(insert, 2, image.data(), static_cast<int>(image.size()), SQLITE_STATIC);
    sqlite3_step(insert);
    sqlite3_reset(insert);
  }
  sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr);
  const std::string bytes(120, 'x');
  std::vector<double> times;
  for (int i = 0; i < count; ++i) {
    Partner& partner = kept[static_cast<std::size_t>(i) % kept.size()];
    partner.source = "edit " + std::to_string(i);
    const std::string image = encodeRow(rowOf(partner));
    bench::Stopwatch watch;
    sqlite3_exec(db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    sqlite3_bind_blob(update, 1, image.data(), static_cast<int>(image.size()), SQLITE_STATIC);
    sqlite3_bind_blob(update, 2, partner.head.id.bytes.data(), 16, SQLITE_STATIC);
    sqlite3_step(update);
    sqlite3_reset(update);
    sqlite3_bind_blob(append, 1, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
    sqlite3_step(append);
    sqlite3_reset(append);
    sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr);
    times.push_back(watch.seconds() * 1000);
  }
  for (sqlite3_stmt* statement : {insert, update, append}) sqlite3_finalize(statement);
  sqlite3_close(db);
  return times;
}

double perSecond(const std::vector<double>& times) {
  double total = 0;
  for (double ms : times) total += ms;
  return 1000.0 * static_cast<double>(times.size()) / total;
}

int argument(int argc, char** argv, int at, int otherwise) { return argc > at ? std::atoi(argv[at]) : otherwise; }

void measure(const std::filesystem::path& folder, int rows, int pending, int edits, const std::string& suffix) {
  const std::string name = "local_edit" + suffix;
  {
    bench::EngineReplica replica(folder / "replica", rows);
    const std::vector<double> empty = edit(replica, 0, 200);
    edit(replica, 200, pending);
    const std::vector<double> times = edit(replica, 200 + pending, edits);
    bench::say(name, "value", perSecond(times), "edits/s");
    bench::say(name + "_p99", "value", bench::percentile(times, 0.99), "ms");
    bench::say(name + "_pending_cost", "value", bench::percentile(times, 0.5) / bench::percentile(empty, 0.5), "x");
  }
  const std::vector<double> floor = floorEdits(folder / "floor.sqlite", rows, edits);
  bench::say(name, "floor", perSecond(floor), "edits/s");
  bench::say(name + "_p99", "floor", bench::percentile(floor, 0.99), "ms");
}

}  // namespace

int main(int argc, char** argv) {
  const int rows = argument(argc, argv, 1, 20'000);
  const int pending = argument(argc, argv, 2, 10'000);
  const int edits = argument(argc, argv, 3, 2'000);
  const int on_disk =
      bench::runInFolder(argv[0], [&](const auto& folder) { measure(folder, rows, pending, edits, ""); });
  const auto in_memory = [&](const auto& folder) { measure(folder, rows, pending, edits, "_unsynced"); };
  return on_disk != 0 ? on_disk : bench::runInFolder(argv[0], in_memory, "/dev/shm");
}
