// local_edit during the first synchronisation: a person edits what has already arrived, one edit after another, while the
// rest is still coming in. From the submit until it is saved; the floor is a durable update of a row and an insert into
// an outbox in bare SQLite, with nothing else going on.
//
//   bench-busy-edit FOLDER
#include <sqlite3.h>

#include <stdexcept>
#include <thread>

#include "shared/domain/crm/partner.h"
#include "tests/bench/device.h"
#include "tests/bench/figures.h"

using namespace carnet;

namespace {

constexpr auto pauseBetween = std::chrono::milliseconds(5);
constexpr std::size_t rowsInHand = 200;
constexpr int floorEdits = 300;

std::vector<double> editUntilSynchronised(bench::Device& device) {
  std::vector<Row> rows;
  while (rows.size() < rowsInHand && !device.replica().status().first_sync_complete) {
    std::this_thread::sleep_for(pauseBetween);
    rows = device.partners(rowsInHand);
  }
  if (rows.empty()) throw std::runtime_error("no partner has arrived");
  const std::size_t source = entityOf<Partner>.indexOf("source");
  std::vector<double> times;
  // A company so small that all of it is there at once is still edited a few times.
  while (!device.replica().status().first_sync_complete || times.size() < 20) {
    Row& row = rows[times.size() % rows.size()];
    const std::string text = "edit " + std::to_string(times.size());
    const sync::Submission edit = bench::editOf(row, text);
    bench::Stopwatch watch;
    const sync::SubmitOutcome outcome = device.replica().submit(edit).get();
    times.push_back(watch.seconds() * 1000);
    if (!outcome.saved) throw std::runtime_error(outcome.problem.code);
    row.values[source] = text;  // what the next edit of it is based on
    std::this_thread::sleep_for(pauseBetween);
  }
  return times;
}

std::vector<double> bareEdits(const std::filesystem::path& file) {
  sqlite3* database = nullptr;
  sqlite3_open(file.c_str(), &database);
  const auto execute = [&](const char* sql) {
    if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(database));
  };
  execute(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
      "CREATE TABLE row (rid INTEGER PRIMARY KEY, image BLOB); CREATE TABLE outbox (no INTEGER PRIMARY KEY, bytes "
      "BLOB);"
      "INSERT INTO row VALUES (1, zeroblob(300))");
  std::vector<double> times;
  for (int i = 0; i < floorEdits; ++i) {
    bench::Stopwatch watch;
    execute(
        "BEGIN IMMEDIATE; UPDATE row SET image = randomblob(300) WHERE rid = 1;"
        "INSERT INTO outbox (bytes) VALUES (randomblob(120)); COMMIT");
    times.push_back(watch.seconds() * 1000);
    std::this_thread::sleep_for(pauseBetween);
  }
  sqlite3_close(database);
  return times;
}

void measure(const std::filesystem::path& folder) {
  std::vector<double> times;
  {
    bench::Device device(folder);
    device.restore();
    times = editUntilSynchronised(device);
  }
  const std::vector<double> bare = bareEdits(folder / "floor.sqlite");
  bench::say("local_edit_busy_p99", "value", bench::percentile(times, 0.99), "ms");
  bench::say("local_edit_busy_p99", "floor", bench::percentile(bare, 0.99), "ms");
  bench::say("local_edit_busy_median", "value", bench::percentile(times, 0.5), "ms");
  bench::say("local_edit_busy_median", "floor", bench::percentile(bare, 0.5), "ms");
  bench::say("local_edit_busy_count", "value", static_cast<double>(times.size()), "edits");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: bench-busy-edit FOLDER\n");
    return 2;
  }
  return bench::runBesideQt(argc, argv, [&] { measure(argv[1]); });
}
