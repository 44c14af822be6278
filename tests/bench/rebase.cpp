// rebase: a device with edits that wait takes as many edits of others, half of them of the same fields: from the first frame
// that is there until everything is applied and its own edits stand over it. The floor writes as many rows, and for those
// with own edits as many images beside them, in bare SQLite in transactions of the same size.
//
//   bench-rebase [EDITS]
#include <cstdlib>
#include <stdexcept>

#include "shared/schema/codec.h"
#include "tests/bench/engine_replica.h"
#include "tests/bench/figures.h"
#include "tests/bench/partners.h"
#include "tests/bench/sqlite_floor.h"

using namespace carnet;

namespace {

constexpr int commitsPerFrame = 500;
constexpr int rowsPerTransaction = 250;  // as the engine's slices

// Others' edits: the second half of the rows that wait here, and as many that do not.
std::vector<sync::Delta> deltas(bench::EngineReplica& replica, int edits) {
  std::vector<sync::Delta> out;
  for (int i = 0; i < edits; ++i) {
    Row row;
    replica.store.get(entityOf<Partner>, replica.idOf(edits / 2 + i), row);
    row.values[entityOf<Partner>.indexOf("source")] = "others " + std::to_string(i);
    row.head.rev = i + 2;
    if (i % commitsPerFrame == 0) out.push_back({.is_reset = false, .from = i, .to = i, .commits = {}});
    sync::DeltaCommit commit;
    commit.commit_no = i + 1;
    commit.change_set_id = replica.rng.newId({replica.now_ms});
    commit.rows = {{entityOf<Partner>.no, encodeRow(row)}};
    out.back().to = commit.commit_no;
    out.back().commits.push_back(std::move(commit));
  }
  return out;
}

void measure(const std::filesystem::path& folder, int edits) {
  bench::EngineReplica replica(folder / "replica", 2 * edits);
  for (int i = 0; i < edits; ++i) replica.submit(replica.edit(i, {"source"}, "mine " + std::to_string(i)));
  std::vector<sync::Delta> coming = deltas(replica, edits);
  const Instant now{replica.now_ms};
  sync::Welcome welcome;
  welcome.server_id = welcome.epoch = Uuid::v7(1, 1, 1);
  welcome.head = edits;
  replica.engine.start(now);
  replica.engine.onConnected("token", now);
  replica.engine.onMessage(welcome, now);
  std::vector<double> slices;
  bench::Stopwatch watch;
  for (sync::Delta& delta : coming) {
    bool has_more = replica.engine.onMessage(std::move(delta), now).has_more_work;
    while (has_more) {
      bench::Stopwatch slice;
      has_more = replica.engine.step(now).has_more_work;
      slices.push_back(slice.seconds() * 1000);
    }
  }
  bench::say("rebase", "value", watch.seconds(), "s");
  bench::say("rebase_slice_p99", "value", bench::percentile(slices, 0.99), "ms");
  if (replica.store.state().cursor != edits) throw std::runtime_error("not everything arrived");
  Row row;
  replica.store.get(entityOf<Partner>, replica.idOf(edits - 1), row);
  if (row.values[entityOf<Partner>.indexOf("source")] != Value("mine " + std::to_string(edits - 1)))
    throw std::runtime_error("an own edit does not stand");
}

void measureFloor(const std::filesystem::path& folder, int edits) {
  bench::SqliteFloor db(folder / "floor.sqlite");
  db.setDurable(false);
  db.execute("CREATE TABLE shadow (id BLOB PRIMARY KEY, image BLOB) WITHOUT ROWID");
  sqlite3_stmt* insert = db.prepare(
      "INSERT INTO partner (id, root_id, facet, rev, created_at, created_by, updated_at, updated_by, name, kind, "
      "legal_form,"
      " vat_no, language, stage, source, sector, description, tags, resale_evidence, opt_out)"
      " VALUES (?1, ?1, 2, 1, 1, x'00', 1, x'00', ?2, 'org', 'SA', ?3, 'fr', 'client', '', '28.13', ?4, '', '', 0)");
  sqlite3_stmt* update = db.prepare("UPDATE partner SET source = ?1, rev = rev + 1 WHERE id = ?2");
  sqlite3_stmt* keep = db.prepare("INSERT OR REPLACE INTO shadow (id, image) VALUES (?1, ?2)");
  bench::Partners partners(11);
  std::vector<Partner> rows;
  db.execute("BEGIN");
  for (int i = 0; i < 2 * edits; ++i) {
    const Partner& partner = rows.emplace_back(partners.next());
    sqlite3_bind_blob(insert, 1, partner.head.id.bytes.data(), 16, SQLITE_TRANSIENT);
    sqlite3_bind_text(insert, 2, partner.name.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(insert, 3, partner.vat_no.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(insert, 4, partner.description.c_str(), -1, SQLITE_TRANSIENT);
    db.run(insert);
  }
  db.execute("COMMIT");
  bench::Stopwatch watch;
  for (int i = 0; i < edits; ++i) {
    if (i % rowsPerTransaction == 0) db.execute(i == 0 ? "BEGIN" : "COMMIT; BEGIN");
    const Partner& partner = rows[static_cast<std::size_t>(edits / 2 + i)];
    const std::string source = "others " + std::to_string(i);
    sqlite3_bind_text(update, 1, source.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_bind_blob(update, 2, partner.head.id.bytes.data(), 16, SQLITE_TRANSIENT);
    db.run(update);
    if (i >= edits / 2) continue;
    const std::string image = encodeRow(rowOf(partner));
    sqlite3_bind_blob(keep, 1, partner.head.id.bytes.data(), 16, SQLITE_TRANSIENT);
    sqlite3_bind_blob(keep, 2, image.data(), static_cast<int>(image.size()), SQLITE_TRANSIENT);
    db.run(keep);
  }
  db.execute("COMMIT");
  bench::say("rebase", "floor", watch.seconds(), "s");
}

}  // namespace

int main(int argc, char** argv) {
  const int edits = argc > 1 ? std::atoi(argv[1]) : 10'000;
  return bench::runInFolder(argv[0], [&](const auto& folder) {
    measure(folder, edits);
    measureFloor(folder, edits);
  });
}
