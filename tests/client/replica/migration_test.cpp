// A replica that an earlier version wrote, opened by this one: nothing is lost, nothing is asked of the server, and until
// the new tables are in their places the earlier version works on.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <ctime>
#include <deque>

#include "client/replica/replica_schema.h"
#include "client/replica/sqlite_store.h"
#include "client/replica/table_migration.h"
#include "shared/domain/crm/partner.h"
#include "shared/domain/organisation/note.h"
#include "shared/domain/service/ticket.h"
#include "shared/schema/codec.h"
#include "tests/client/replica/support.h"

namespace carnet::client {
namespace {

namespace fs = std::filesystem;
using sync::Durability;

// An earlier version: it knows no notes, no tags of a partner and nobody who has a ticket.
const Registry& earlier() {
  static const Registry registry_of_then = [] {
    static std::deque<Entity> entities;
    std::vector<const Entity*> known;
    for (const Entity* entity : registry().entities()) {
      if (entity == &entityOf<Note>) continue;
      Entity& copy = entities.emplace_back(*entity);
      if (entity == &entityOf<Ticket>) copy.fields = copy.fields.first(20);
      if (entity == &entityOf<Partner>) copy.fields = copy.fields.first(15);
      known.push_back(&copy);
    }
    return Registry(known);
  }();
  return registry_of_then;
}

const Entity& then(const Entity& entity) { return *earlier().findNo(entity.no); }

// What the server sent: whole rows of today.
struct Sent {
  std::vector<Row> rows;
};

void receive(SqliteStore& store, const Row& row) {
  const std::string image = encodeRow(row);
  if (const Entity* entity = earlier().findNo(row.entity->no)) {
    store.put(*decodeRow(*entity, image));
  } else {
    const RowHead& head = row.head;
    store.putUnread({row.entity->no, {head.id, {head.root_id, head.facet}, head.rev, true}, image});
  }
}

Sent fill(const fs::path& folder, std::uint64_t rows) {
  Sent sent;
  SqliteStore store(folder, earlier());
  store.begin(Durability::full);
  for (std::uint64_t n = 1; n <= rows; ++n) {
    const Entity* entity = n % 3 == 0 ? &entityOf<Ticket> : n % 3 == 1 ? &entityOf<Partner> : &entityOf<Note>;
    Row row = fullRow(*entity, n);
    if (entity == &entityOf<Partner>) row.values[entity->indexOf("tags")] = "tag" + std::to_string(n);
    receive(store, row);
    sent.rows.push_back(std::move(row));
  }
  // What waits.
  for (std::int64_t no = 1; no <= 4; ++no) {
    sync::OutboxEntry entry;
    entry.cs_no = no;
    entry.id = someId(900'000 + static_cast<std::uint64_t>(no));
    entry.bytes = "the exact bytes " + std::to_string(no);
    entry.hash = sha256(entry.bytes);
    entry.happened_at = Hlc::of({1'700'000'000'000 + no});
    store.putOutbox(entry);
    const RowKey key{&then(entityOf<Ticket>), someId(3)};
    store.addPending(key, no);
    store.putShadow(key, {decodeRow(*key.entity, encodeRow(fullRow(entityOf<Ticket>, 3)))});
  }
  auto judged = *store.outboxEntry(4);
  judged.state = sync::OutboxState::judged;
  store.putOutbox(judged);
  store.moveToJournal(4, {1'700'000'000'000});
  sync::ReplicaState state;
  state.cursor = 77;
  state.next_cs_no = 5;
  store.putState(state);
  store.putNode({{Uuid{}, Facet::card}, 3, true});
  store.commit();
  while (store.hasSearchWork()) store.catchUpSearch([] { return false; });
  return sent;
}

void expectWork(SqliteStore& store, const Registry& registry) {
  ASSERT_EQ(store.outbox(0, 10).size(), 3u);
  EXPECT_EQ(store.outbox(0, 10)[1].bytes, "the exact bytes 2");
  ASSERT_EQ(store.journal().size(), 1u);
  EXPECT_EQ(store.journal()[0].bytes, "the exact bytes 4");
  const RowKey key{registry.findNo(entityOf<Ticket>.no), someId(3)};
  EXPECT_EQ(store.pendingOf(key), (std::vector<std::int64_t>{1, 2, 3, 4}));
  ASSERT_TRUE(store.shadow(key).has_value());
  EXPECT_EQ(encodeRow(*store.shadow(key)->image), encodeRow(fullRow(entityOf<Ticket>, 3)));
  EXPECT_EQ(store.state().cursor, 77);
  EXPECT_EQ(store.nodes().size(), 1u);
}

void expectAsToday(const fs::path& folder, const Sent& sent) {
  SqliteStore store(folder, registry());
  for (const Row& row : sent.rows) {
    Row back;
    ASSERT_EQ(store.get(*row.entity, row.head.id, back), Presence::present) << row.entity->name;
    ASSERT_EQ(back, row) << row.entity->name;
  }
  expectWork(store, registry());
  EXPECT_TRUE(store.unreadAfter(0, {}, 1).empty());
  EXPECT_EQ(store.database().number("SELECT count(*) FROM sqlite_master WHERE name GLOB 'new_*' OR name GLOB 'old_*'"),
            0);
  EXPECT_EQ(store.database().number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
}

void expectAsThen(const fs::path& folder, const Sent& sent) {
  SqliteStore store(folder, earlier());
  for (const Row& row : sent.rows) {
    const Entity* entity = earlier().findNo(row.entity->no);
    if (entity == nullptr) {
      ASSERT_EQ(store.unread(row.entity->no, row.head.id)->image, encodeRow(row));
      continue;
    }
    Row back;
    ASSERT_EQ(store.get(*entity, row.head.id, back), Presence::present) << row.entity->name;
    ASSERT_EQ(encodeRow(back), encodeRow(row)) << row.entity->name;
  }
  expectWork(store, earlier());
}

void copyReplica(const fs::path& from, const fs::path& to) {
  fs::remove_all(to);
  fs::create_directories(to);
  for (const char* name : {"replica.db", "replica.db-wal"}) {
    if (fs::exists(from / name)) fs::copy_file(from / name, to / name);
  }
}

// So many pieces, and no further. Whether the new tables were in their places then.
struct Cut {
  bool has_ended = false;
  bool has_swapped = false;
};
Cut migrateAndDie(const fs::path& folder, int pieces) {
  Database database(SqliteStore::fileIn(folder), Access::readWrite);
  database.execute("PRAGMA journal_mode = WAL");
  database.execute("PRAGMA secure_delete = ON");
  prepareEngineTables(database);
  TableMigration migration(database, registry());
  Cut cut;
  for (int n = 0; n < pieces && !cut.has_ended; ++n) cut.has_ended = !migration.step();
  cut.has_swapped = database.number("SELECT swaps FROM sync_schema") == 1;
  return cut;
}

TEST(Migration, fieldsAndRowsThatTheEarlierVersionCouldNotReadAreThere) {
  TemporaryFolder folder;
  const Sent sent = fill(folder.path(), 1'500);
  expectAsThen(folder.path(), sent);
  expectAsToday(folder.path(), sent);
  expectAsToday(folder.path(), sent);
}

TEST(Migration, diesAfterEachPieceAndTheEarlierVersionGoesOnUntilTheEnd) {
  TemporaryFolder base, copy;
  const Sent sent = fill(base.path(), 300);
  int before_swap = 0, after_swap = 0;
  for (int pieces = 0;; ++pieces) {
    SCOPED_TRACE(pieces);
    copyReplica(base.path(), copy.path());
    const Cut cut = migrateAndDie(copy.path(), pieces);
    if (!cut.has_swapped && pieces % 3 == 0) expectAsThen(copy.path(), sent);
    ++(cut.has_swapped ? after_swap : before_swap);
    expectAsToday(copy.path(), sent);
    if (cut.has_ended || HasFatalFailure()) break;
  }
  EXPECT_GT(before_swap, 7);
  EXPECT_GT(after_swap, 10);
}

TEST(Migration, isKilledAtAnyMoment) {
  TemporaryFolder base, copy;
  const Sent sent = fill(base.path(), 6'000);
  copyReplica(base.path(), copy.path());
  SeededRng rng(11);
  int killed = 0;
  for (int round = 0; round < 40 && !HasFatalFailure(); ++round) {
    const pid_t child = fork();
    if (child == 0) {
      SqliteStore store(copy.path(), registry());
      _exit(0);
    }
    usleep(static_cast<useconds_t>(2'000 + rng.below(60'000)));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    if (!WIFSIGNALED(status)) break;
    ++killed;
  }
  EXPECT_GT(killed, 0);
  expectAsToday(copy.path(), sent);
}

TEST(Migration, startsOverWhenTheEarlierVersionWroteMeanwhile) {
  TemporaryFolder folder;
  Sent sent = fill(folder.path(), 900);
  ASSERT_FALSE(migrateAndDie(folder.path(), 9).has_swapped);
  {
    SqliteStore store(folder.path(), earlier());
    Row& changed = sent.rows[2];
    ASSERT_EQ(changed.entity, &entityOf<Ticket>);
    changed.values[3] = std::string("Changed by the earlier version");
    changed.head.rev = 5'000;
    store.begin(Durability::full);
    receive(store, changed);
    store.remove({&then(entityOf<Partner>), sent.rows[0].head.id});
    store.commit();
  }
  sent.rows.erase(sent.rows.begin());
  expectAsToday(folder.path(), sent);
  SqliteStore store(folder.path(), registry());
  Row back;
  EXPECT_EQ(store.get(entityOf<Partner>, someId(1), back), Presence::notHeld) << "what has left is not brought back";
}

TEST(Migration, goesOnWhereItWasWhenNothingWasWritten) {
  TemporaryFolder folder;
  fill(folder.path(), 3'000);
  migrateAndDie(folder.path(), 7);
  std::int64_t first = -1;
  SqliteStore store(folder.path(), registry(), [&](std::int64_t done, std::int64_t) {
    if (first < 0) first = done;
    return true;
  });
  EXPECT_GT(first, 0);
}

TEST(Migration, aFullDiskLeavesTheEarlierVersionItsRoom) {
  TemporaryFolder folder;
  const Sent sent = fill(folder.path(), 3'000);
  {
    Database database(SqliteStore::fileIn(folder.path()), Access::readWrite);
    database.execute("PRAGMA journal_mode = WAL");
    prepareEngineTables(database);
    const auto pages = database.number("PRAGMA page_count");
    database.execute("PRAGMA max_page_count = " + std::to_string(*pages + 40));
    TableMigration migration(database, registry());
    EXPECT_THROW(
        {
          while (migration.step()) {
          }
        },
        ReplicaError);
    EXPECT_EQ(database.number("SELECT count(*) FROM sqlite_master WHERE name GLOB 'new_*'"), 0);
  }
  expectAsThen(folder.path(), sent);
  expectAsToday(folder.path(), sent);
}

TEST(Migration, whatIsSearchedInNewFieldsIsFound) {
  TemporaryFolder folder;
  fill(folder.path(), 300);
  SqliteStore store(folder.path(), registry());
  const std::string found = "SELECT count(*) FROM search_word WHERE search_word MATCH 'tag4'";
  EXPECT_TRUE(store.hasSearchWork());
  while (store.hasSearchWork()) store.catchUpSearch([] { return false; });
  EXPECT_EQ(store.database().number(found), 1);
}

TEST(Migration, indexesAreThoseOfANewReplica) {
  TemporaryFolder folder, fresh;
  fill(folder.path(), 30);
  SqliteStore migrated(folder.path(), registry()), made(fresh.path(), registry());
  const std::string count = "SELECT count(*) FROM sqlite_master WHERE type = 'index'";
  EXPECT_EQ(migrated.database().number(count), made.database().number(count));
  EXPECT_EQ(migrated.database().number("SELECT count(*) FROM pragma_index_list('ticket')"),
            made.database().number("SELECT count(*) FROM pragma_index_list('ticket')"));
}

TEST(Migration, aFileOfALaterVersionIsRefusedUntouched) {
  TemporaryFolder folder;
  { SqliteStore(folder.path(), registry()).database().execute("UPDATE sync_schema SET entities = 99"); }
  try {
    SqliteStore store(folder.path(), registry());
    FAIL() << "it was opened";
  } catch (const ReplicaError& error) {
    EXPECT_EQ(error.problem.code, "replica.newer_schema");
  }
}

// Pending work of the earlier version, met by what the server sends to this one.
TEST(Migration, pendingWorkIsRunAgainOverNewerRows) {
  TemporaryFolder folder;
  const Row sent = fullRow(entityOf<Partner>, 1);
  SystemRng rng;
  const Instant now{1'772'349'000'000};
  std::string bytes;
  {
    SqliteStore store(folder.path(), earlier());
    store.begin(Durability::full);
    receive(store, sent);
    store.putNode({{Uuid{}, sent.head.facet}, 1, true});
    sync::ReplicaState state;
    state.device_id = someId(2);
    state.person_id = someId(3);
    state.cursor = 10;
    store.putState(state);
    store.commit();
    RuleBook book(earlier());
    book.schema_version = schemaVersion - 1;
    sync::DeviceEngine engine(book, store, nullptr, rng);
    Operation op;
    op.verb = Verb::set;
    op.entity = entityOf<Partner>.no;
    op.row_id = sent.head.id;
    op.fields.push_back({1, sent.values[0], std::string("Renamed")});
    ASSERT_TRUE(engine.submit({{op}}, now).saved);
    bytes = store.outboxEntry(1)->bytes;
  }
  SqliteStore store(folder.path(), registry());
  EXPECT_EQ(store.outboxEntry(1)->bytes, bytes);
  Row row;
  ASSERT_EQ(store.get(entityOf<Partner>, sent.head.id, row), Presence::present);
  Row wanted = sent;
  wanted.values[0] = std::string("Renamed");
  EXPECT_EQ(row.values, wanted.values);

  sync::DeviceEngine engine(freeRules(), store, nullptr, rng);
  engine.start(now);
  engine.onWakeUp(now);
  engine.onConnected("token", now);
  sync::Welcome welcome;
  welcome.head = 11;
  engine.onMessage(welcome, now);
  Row newer = sent;
  newer.head.rev = 11;
  const std::size_t tags = entityOf<Partner>.indexOf("tags");
  newer.values[tags] = wanted.values[tags] = std::string("north");
  sync::Delta delta;
  delta.from = 10;
  delta.to = 11;
  sync::DeltaCommit commit;
  commit.commit_no = 11;
  commit.change_set_id = someId(77);
  commit.rows.push_back({entityOf<Partner>.no, encodeRow(newer)});
  delta.commits.push_back(commit);
  engine.onMessage(delta, now);
  engine.step(now);
  ASSERT_EQ(store.get(entityOf<Partner>, sent.head.id, row), Presence::present);
  EXPECT_EQ(row.values, wanted.values) << "theirs and mine, and the fields that the earlier version did not know";
  EXPECT_EQ(store.outboxEntry(1)->bytes, bytes);
}

double cpuMs() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

// By hand: --gtest_also_run_disabled_tests --gtest_filter=*hundredThousand*
TEST(Migration, DISABLED_hundredThousandRows) {
  TemporaryFolder folder;
  fill(folder.path(), 100'000);
  using Watch = std::chrono::steady_clock;
  std::vector<double> pieces, worked;
  const auto begin = Watch::now();
  const double cpu_at_begin = cpuMs();
  auto last = begin;
  double last_cpu = cpu_at_begin;
  const auto ms = [](Watch::duration d) { return std::chrono::duration<double, std::milli>(d).count(); };
  SqliteStore store(folder.path(), registry(), [&](std::int64_t, std::int64_t) {
    const auto now = Watch::now();
    const double cpu = cpuMs();
    pieces.push_back(ms(now - last));
    worked.push_back(cpu - last_cpu);
    last = now;
    last_cpu = cpu;
    return true;
  });
  const double all = ms(Watch::now() - begin), all_cpu = cpuMs() - cpu_at_begin;
  const auto say = [](const char* what, double whole, std::vector<double> parts) {
    std::sort(parts.begin(), parts.end());
    printf("%s: %.0f ms; %zu pieces, median %.1f ms, 99 of 100 %.1f ms, longest %.1f ms\n", what, whole, parts.size(),
           parts[parts.size() / 2], parts[parts.size() * 99 / 100], parts.back());
  };
  say("by the clock", all, pieces);
  say("of the processor", all_cpu, worked);
}

}  // namespace
}  // namespace carnet::client
