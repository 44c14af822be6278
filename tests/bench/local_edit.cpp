// local_edit: one person's edit of one field of a partner, in its own transaction with its change set in the outbox,
// while 10,000 others wait. The floor writes a row and an outbox row of the same sizes into the same file with bare SQLite.
//
//   bench-local-edit [ROWS] [PENDING] [EDITS]
#include <sqlite3.h>

#include <cstdlib>
#include <filesystem>

#include "client/replica/sqlite_store.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/registry.h"
#include "shared/domain/rule_book.h"
#include "shared/schema/codec.h"
#include "shared/sync/device_engine.h"
#include "tests/bench/figures.h"
#include "tests/bench/partners.h"

using namespace carnet;

namespace {

struct Replica {
  explicit Replica(const std::filesystem::path& folder)
      : store(folder, registry()), engine(ruleBook(), store, nullptr, rng) {
    sync::ReplicaState state;
    state.person_id = rng.newId({1});
    state.device_id = rng.newId({2});
    state.device_code = "T01";
    state.roles = roleBit(RoleCode::admin);
    store.begin(sync::Durability::normal);
    store.putState(state);
    store.putNode({{Uuid{}, Facet::card}, 1, true});
    store.commit();
  }

  SeededRng rng{7};
  client::SqliteStore store;
  sync::DeviceEngine engine;
};

std::vector<Uuid> fill(sync::LocalStore& store, int rows) {
  bench::Partners partners(11);
  std::vector<Uuid> ids;
  store.begin(sync::Durability::normal);
  for (int i = 0; i < rows; ++i) {
    Partner partner = partners.next();
    partner.head.rev = 1;
    ids.push_back(partner.head.id);
    store.put(rowOf(partner));
  }
  store.commit();
  return ids;
}

// Milliseconds of each edit.
std::vector<double> edit(Replica& replica, const std::vector<Uuid>& ids, int first, int count) {
  static const Field& source = *entityOf<Partner>.find("source");
  std::vector<double> times;
  for (int i = first; i < first + count; ++i) {
    const Uuid& id = ids[static_cast<std::size_t>(i) % ids.size()];
    Row row;
    replica.store.get(entityOf<Partner>, id, row);
    Operation op;
    op.verb = Verb::set;
    op.entity = entityOf<Partner>.no;
    op.row_id = id;
    op.fields = {{source.no, row.values[entityOf<Partner>.indexOf("source")], "edit " + std::to_string(i)}};
    bench::Stopwatch watch;
    const auto outcome = replica.engine.submit({{op}}, Instant{1'800'000'000'000 + i});
    times.push_back(watch.seconds() * 1000);
    if (!outcome.saved) {
      std::fprintf(stderr, "bench-local-edit: refused: %s\n", outcome.problem.code.c_str());
      std::exit(1);
    }
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

}  // namespace

int main(int argc, char** argv) {
  const int rows = argument(argc, argv, 1, 20'000);
  const int pending = argument(argc, argv, 2, 10'000);
  const int edits = argument(argc, argv, 3, 2'000);
  char pattern[] = "/var/tmp/carnet-bench-XXXXXX";
  const std::filesystem::path folder = mkdtemp(pattern);
  {
    Replica replica(folder / "replica");
    const std::vector<Uuid> ids = fill(replica.store, rows);
    const std::vector<double> empty = edit(replica, ids, 0, 200);
    edit(replica, ids, 200, pending);
    const std::vector<double> times = edit(replica, ids, 200 + pending, edits);
    bench::say("local_edit", "value", perSecond(times), "edits/s");
    bench::say("local_edit_p99", "value", bench::percentile(times, 0.99), "ms");
    bench::say("local_edit_pending_cost", "value", bench::percentile(times, 0.5) / bench::percentile(empty, 0.5), "x");
  }
  const std::vector<double> floor = floorEdits(folder / "floor.sqlite", rows, edits);
  bench::say("local_edit", "floor", perSecond(floor), "edits/s");
  bench::say("local_edit_p99", "floor", bench::percentile(floor, 0.99), "ms");
  std::filesystem::remove_all(folder);
  return 0;
}
