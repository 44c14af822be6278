// The floor of propagation: an edit committed durably in one SQLite file, then in PostgreSQL with its feed entry and
// receipt, then in another SQLite file, with nothing between them.
//
//   bench-propagation-floor CONNECTION_STRING FOLDER EDITS
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "tests/bench/figures.h"
#include "tests/bench/partners.h"
#include "tests/bench/postgres_floor.h"
#include "tests/bench/sqlite_floor.h"

using namespace carnet;

namespace {

constexpr auto pauseBetween = std::chrono::milliseconds(20);

// One side: the partner table filled, and an outbox.
class Side {
 public:
  Side(const std::filesystem::path& file, int rows) : db_(file) {
    db_.execute("CREATE TABLE outbox (no INTEGER PRIMARY KEY, bytes BLOB)");
    db_.execute("BEGIN");
    sqlite3_stmt* insert = db_.prepare(
        "INSERT INTO partner (id, root_id, facet, rev, created_at, created_by, updated_at, updated_by, name, kind, "
        "legal_form,"
        " vat_no, language, stage, source, sector, description, tags, resale_evidence, opt_out)"
        " VALUES (?1, ?1, 2, 1, 1, x'00', 1, x'00', ?2, 'org', 'SA', ?3, 'fr', 'client', '', '28.13', ?4, '', '', 0)");
    bench::Partners partners(11);
    for (int i = 0; i < rows; ++i) {
      const Partner partner = partners.next();
      ids_.push_back(partner.head.id);
      sqlite3_bind_blob(insert, 1, partner.head.id.bytes.data(), 16, SQLITE_TRANSIENT);
      sqlite3_bind_text(insert, 2, partner.name.c_str(), -1, SQLITE_TRANSIENT);
      sqlite3_bind_text(insert, 3, partner.vat_no.c_str(), -1, SQLITE_TRANSIENT);
      sqlite3_bind_text(insert, 4, partner.description.c_str(), -1, SQLITE_TRANSIENT);
      db_.run(insert);
    }
    db_.execute("COMMIT");
    begin_ = db_.prepare("BEGIN IMMEDIATE");
    update_ = db_.prepare("UPDATE partner SET source = ?1, rev = rev + 1 WHERE id = ?2");
    append_ = db_.prepare("INSERT INTO outbox (bytes) VALUES (?1)");
    commit_ = db_.prepare("COMMIT");
  }

  void edit(int i, const std::string& source, bool with_outbox) {
    static const std::string bytes(120, 'x');
    const Uuid& id = ids_[static_cast<std::size_t>(i) % ids_.size()];
    db_.run(begin_);
    sqlite3_bind_text(update_, 1, source.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_bind_blob(update_, 2, id.bytes.data(), 16, SQLITE_TRANSIENT);
    db_.run(update_);
    if (with_outbox) {
      sqlite3_bind_blob(append_, 1, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
      db_.run(append_);
    }
    db_.run(commit_);
  }
  void setDurable(bool durable) { db_.setDurable(durable); }

 private:
  bench::SqliteFloor db_;
  std::vector<Uuid> ids_;
  sqlite3_stmt *begin_, *update_, *append_, *commit_;
};

void measure(const char* connection_string, const std::filesystem::path& folder, int edits) {
  bench::PostgresFloor server(connection_string);
  server.copyTables();
  const std::vector<std::string> ids = server.ids(edits);
  if (ids.empty()) throw std::runtime_error("the database holds no partner");
  Side from(folder / "from.sqlite", 20'000), to(folder / "to.sqlite", 20'000);
  from.setDurable(true);
  to.setDurable(false);  // as the product writes what arrives
  std::vector<double> times;
  for (int i = 0; i < edits; ++i) {
    std::this_thread::sleep_for(pauseBetween);
    const std::string source = "edit " + std::to_string(i);
    bench::Stopwatch watch;
    from.edit(i, source, true);
    server.write({ids[static_cast<std::size_t>(i) % ids.size()]}, source);
    to.edit(i, source, false);
    times.push_back(watch.seconds() * 1000);
  }
  bench::say("propagation", "floor", bench::percentile(times, 0.5), "ms");
  bench::say("propagation_p99", "floor", bench::percentile(times, 0.99), "ms");
  server.dropTables();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: bench-propagation-floor CONNECTION_STRING FOLDER EDITS\n");
    return 2;
  }
  try {
    measure(argv[1], argv[2], std::atoi(argv[3]));
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-propagation-floor: %s\n", error.what());
    return 1;
  }
}
