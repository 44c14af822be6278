#include "client/replica/sqlite_store.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "client/replica/database.h"
#include "shared/domain/service/ticket.h"
#include "shared/domain/service/ticket_event.h"
#include "shared/schema/codec.h"
#include "tests/client/replica/support.h"

namespace carnet::client {
namespace {

using sync::Durability;

std::string problemOf(const std::function<void()>& work) {
  try {
    work();
  } catch (const ReplicaError& error) {
    return error.problem.code;
  }
  return "";
}

TEST(Store, rowsOfEveryEntityComeBackAsTheyWere) {
  TemporaryFolder folder;
  std::vector<Row> rows;
  std::uint64_t n = 10;
  for (const Entity* entity : registry().entities()) {
    if (entity->replication == Replication::never) continue;
    rows.push_back(fullRow(*entity, n++));
    Row bare = entity->blank(someHead(n++, Facet::all));
    bare.head.deleted_at = Instant{1'700'000'100'000};
    // A field of a newer schema: number 900, the number 1.
    putVarint(bare.unknown, 900u << 3);
    putVarint(bare.unknown, zigzag(1));
    for (std::size_t i = 0; i < entity->fields.size(); ++i) {
      if (entity->fields[i].nullable) bare.values[i] = Value();
    }
    rows.push_back(bare);
  }
  ASSERT_GT(rows.size(), 60u);
  {
    SqliteStore store(folder.path(), registry());
    store.begin(Durability::full);
    for (const Row& row : rows) store.put(row);
    store.commit();
  }
  SqliteStore store(folder.path(), registry());
  for (const Row& row : rows) {
    Row back;
    ASSERT_EQ(store.get(*row.entity, row.head.id, back), Presence::present) << row.entity->name;
    EXPECT_EQ(back, row) << row.entity->name;
    EXPECT_EQ(decodeRow(*row.entity, encodeRow(back)), row) << row.entity->name;
  }
  EXPECT_EQ(store.localNo(), 1);
}

TEST(Store, whatIsNotThereIsNotHeldHere) {
  TemporaryFolder folder;
  SqliteStore store(folder.path(), registry());
  for (const Entity* entity : registry().entities()) {
    Row row;
    EXPECT_EQ(store.get(*entity, someId(1), row), Presence::notHeld);
  }
}

TEST(Store, aRowIsReplacedInItsPlaceAndTheNumberOfCommitsGrows) {
  TemporaryFolder folder;
  SqliteStore store(folder.path(), registry());
  Row row = fullRow(entityOf<Ticket>, 1);
  store.begin(Durability::full);
  store.put(row);
  store.put(fullRow(entityOf<Ticket>, 2));
  store.commit();
  const auto rid = store.database().number("SELECT min(rid) FROM ticket");
  row.values[entityOf<Ticket>.indexOf("title")] = std::string("other");
  row.head.rev = 77;
  store.begin(Durability::normal);
  store.put(row);
  store.commit();
  EXPECT_EQ(store.localNo(), 2);
  EXPECT_EQ(store.database().number("SELECT local_no FROM sync_local"), 2);
  EXPECT_EQ(store.database().number("SELECT rid FROM ticket WHERE rev = 77"), rid);
  Row back;
  ASSERT_EQ(store.get(entityOf<Ticket>, row.head.id, back), Presence::present);
  EXPECT_EQ(back, row);
}

TEST(Store, whatDiffersInARowIsWrittenAndNothingElse) {
  TemporaryFolder folder;
  SqliteStore store(folder.path(), registry());
  std::vector<std::pair<Row, Row>> changes;
  for (const Entity* entity : registry().entities()) {
    if (entity->replication == Replication::never) continue;
    const Row before = fullRow(*entity, 1);
    for (std::size_t i = 0; i < entity->fields.size(); ++i) {
      Row after = before;
      after.values[i] = fullRow(*entity, 2).values[i];
      after.head.rev = before.head.rev + 1;
      changes.emplace_back(before, after);
    }
    Row gone = before;
    gone.head.deleted_at = Instant{77};
    gone.unknown = "x";
    changes.emplace_back(before, gone);
    changes.emplace_back(before, before);
  }
  for (const auto& [before, after] : changes) {
    store.begin(sync::Durability::normal);
    store.put(before);
    store.replace(before, after);
    store.commit();
    Row back;
    ASSERT_EQ(store.get(*after.entity, after.head.id, back), Presence::present);
    EXPECT_EQ(back, after) << after.entity->name;
  }
}

TEST(Store, aListHoldsTheLivingRowsOfAReferenceInOrder) {
  TemporaryFolder folder;
  SqliteStore store(folder.path(), registry());
  const std::size_t field = entityOf<TicketEvent>.indexOf("ticket_id");
  store.begin(Durability::normal);
  for (std::uint64_t n : {5, 3, 4, 9}) {
    Row row = fullRow(entityOf<TicketEvent>, n);
    row.values[field] = someId(n == 9 ? 2 : 1);
    if (n == 4) row.head.deleted_at = Instant{5};
    store.put(row);
  }
  store.commit();
  std::vector<Row> rows{Row{}};
  store.list(entityOf<TicketEvent>, field, someId(1), rows);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].head.id, someId(3));
  EXPECT_EQ(rows[1].head.id, someId(5));
}

TEST(Store, rowsAreFoundByTheNodeTheyLieIn) {
  TemporaryFolder folder;
  SqliteStore store(folder.path(), registry());
  store.begin(Durability::normal);
  Row event = fullRow(entityOf<TicketEvent>, 2);
  const Row ticket = fullRow(entityOf<Ticket>, 1);
  event.head.root_id = ticket.head.root_id;
  store.put(ticket);
  store.put(event);
  store.put(fullRow(entityOf<Ticket>, 3));
  store.commit();
  const auto keys = store.rowsOf({ticket.head.root_id, Facet::ticket});
  ASSERT_EQ(keys.size(), 2u);
  EXPECT_EQ(store.rowsOf({Uuid{}, Facet::ticket}).size(), 3u);
  EXPECT_TRUE(store.rowsOf({ticket.head.root_id, Facet::card}).empty());
}

sync::OutboxEntry someEntry(std::int64_t cs_no) {
  sync::OutboxEntry entry;
  entry.cs_no = cs_no;
  entry.id = someId(static_cast<std::uint64_t>(cs_no));
  entry.bytes = std::string("\0bytes", 6) + std::to_string(cs_no);
  entry.hash = sha256(entry.bytes);
  entry.happened_at = Hlc::of({1'700'000'000'123}, 9);
  entry.depends_on = {1, 200};
  entry.has_effects = false;
  entry.reason = {"ticket.resolve.step_missing", "state", {"a", "", "щ"}};
  return entry;
}

bool isEqual(const sync::OutboxEntry& a, const sync::OutboxEntry& b) {
  return a.cs_no == b.cs_no && a.id == b.id && a.bytes == b.bytes && a.hash == b.hash && a.state == b.state &&
         a.happened_at == b.happened_at && a.depends_on == b.depends_on && a.has_effects == b.has_effects &&
         a.verdict == b.verdict && a.commit_no == b.commit_no && a.reason == b.reason;
}

TEST(Store, theOutboxIsKeptInOrderAndCounted) {
  TemporaryFolder folder;
  {
    SqliteStore store(folder.path(), registry());
    store.begin(Durability::full);
    for (std::int64_t no : {300, 301, 302, 303}) store.putOutbox(someEntry(no));
    sync::OutboxEntry parked = someEntry(301);
    parked.state = sync::OutboxState::parked;
    parked.verdict = Verdict::parked;
    store.putOutbox(parked);
    sync::OutboxEntry judged = someEntry(302);
    judged.state = sync::OutboxState::judged;
    judged.commit_no = 40;
    store.putOutbox(judged);
    EXPECT_EQ(store.countWaiting(), 2);
    EXPECT_EQ(store.countParked(), 1);
    store.commit();
  }
  SqliteStore store(folder.path(), registry());
  EXPECT_EQ(store.countWaiting(), 2);
  EXPECT_EQ(store.countParked(), 1);
  const auto entries = store.outbox(300, 2);
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].cs_no, 301);
  EXPECT_TRUE(isEqual(*store.outboxEntry(303), someEntry(303)));
  EXPECT_TRUE(isEqual(*store.outboxById(someId(300)), someEntry(300)));
  EXPECT_FALSE(store.outboxEntry(1).has_value());
  EXPECT_TRUE(store.judgedUpTo(39).empty());
  EXPECT_EQ(store.judgedUpTo(40), std::vector<std::int64_t>{302});
  store.begin(Durability::normal);
  store.removeOutbox(301);
  store.removeOutbox(300);
  EXPECT_EQ(store.countWaiting(), 1);
  EXPECT_EQ(store.countParked(), 0);
  store.rollback();
  EXPECT_EQ(store.countWaiting(), 2);
  EXPECT_EQ(store.countParked(), 1);
}

TEST(Store, shadowsAndPendingWorkAreIndexed) {
  TemporaryFolder folder;
  SqliteStore store(folder.path(), registry());
  const Row row = fullRow(entityOf<Ticket>, 1);
  const RowKey key{&entityOf<Ticket>, row.head.id}, other{&entityOf<TicketEvent>, someId(2)};
  store.begin(Durability::normal);
  store.putShadow(key, {row});
  store.putShadow(other, {});
  store.addPending(key, 5);
  store.addPending(key, 3);
  store.addPending(key, 3);
  store.addPending(other, 3);
  store.commit();
  EXPECT_EQ(store.shadow(key)->image, row);
  ASSERT_TRUE(store.shadow(other).has_value());
  EXPECT_FALSE(store.shadow(other)->image.has_value());
  EXPECT_EQ(store.pendingOf(key), (std::vector<std::int64_t>{3, 5}));
  EXPECT_EQ(store.rowsOfPending(3), (std::vector<RowKey>{key, other}));
  store.begin(Durability::normal);
  store.dropPending(3);
  store.dropShadow(other);
  store.commit();
  EXPECT_EQ(store.pendingOf(key), std::vector<std::int64_t>{5});
  EXPECT_FALSE(store.shadow(other).has_value());
}

TEST(Store, rowsAreCountedAsTheServerSaidThem) {
  TemporaryFolder folder;
  SqliteStore store(folder.path(), registry());
  std::vector<Row> rows;
  for (std::uint64_t n = 1; n <= 4; ++n) rows.push_back(fullRow(entityOf<Ticket>, n));
  for (Row& row : rows) row.head.deleted_at.reset();
  Row edited = rows[1];
  edited.head.rev += 5;
  rows[2].head.deleted_at = Instant{1};
  store.begin(Durability::normal);
  for (const Row* row : {&rows[0], &edited, &rows[2], &rows[3]}) store.put(*row);
  store.putShadow({&entityOf<Ticket>, edited.head.id}, {rows[1]});
  store.putShadow({&entityOf<Ticket>, rows[3].head.id}, {});
  store.commit();
  const auto stamps = store.stamps(entityOf<Ticket>, Uuid{}, 10);
  ASSERT_EQ(stamps.size(), 4u);
  std::map<Uuid, sync::RowStamp> by_id;
  for (const sync::RowStamp& stamp : stamps) by_id[stamp.id] = stamp;
  EXPECT_TRUE(by_id.at(rows[0].head.id).stands);
  EXPECT_EQ(by_id.at(rows[1].head.id).rev, rows[1].head.rev) << "without what waits";
  EXPECT_FALSE(by_id.at(rows[2].head.id).stands) << "deleted";
  EXPECT_FALSE(by_id.at(rows[3].head.id).stands) << "made here";
  // In order, piece by piece.
  EXPECT_EQ(store.stamps(entityOf<Ticket>, stamps[1].id, 1), std::vector{stamps[2]});
}

TEST(Store, stateAndNodesSurvive) {
  TemporaryFolder folder;
  sync::ReplicaState state;
  state.server_id = someId(1);
  state.epoch = someId(2);
  state.device_id = someId(3);
  state.person_id = someId(4);
  state.device_code = "T07";
  state.roles = 5;
  state.cursor = 6;
  state.next_cs_no = 7;
  state.next_temporary_no = 8;
  state.last_hlc = Hlc{9};
  state.clock_offset_ms = -10;
  state.progress = sync::SnapshotProgress{1, 2, someId(5)};
  state.ended = sync::SnapshotEnd{3, 4};
  {
    SqliteStore store(folder.path(), registry());
    store.begin(Durability::normal);
    store.putState(state);
    store.putNode({{someId(2), Facet::ticket}, 1, true});
    store.putNode({{Uuid{}, Facet::all}, 2, false});
    store.putNode({{someId(2), Facet::ticket}, 3, false});
    store.putNode({{someId(1), Facet::card}, 2, false});
    store.removeNode({someId(1), Facet::card});
    store.commit();
  }
  SqliteStore store(folder.path(), registry());
  const sync::ReplicaState back = store.state();
  EXPECT_EQ(back.epoch, state.epoch);
  EXPECT_EQ(back.person_id, state.person_id);
  EXPECT_EQ(back.device_code, "T07");
  EXPECT_EQ(back.roles, 5u);
  EXPECT_EQ(back.next_cs_no, 7);
  EXPECT_EQ(back.next_temporary_no, 8);
  EXPECT_EQ(back.last_hlc, Hlc{9});
  EXPECT_EQ(back.clock_offset_ms, -10);
  EXPECT_EQ(back.progress, state.progress);
  EXPECT_EQ(back.ended->to, 4);
  const auto nodes = store.nodes();
  ASSERT_EQ(nodes.size(), 2u);
  EXPECT_EQ(nodes[0].node, (Node{Uuid{}, Facet::all}));
  EXPECT_EQ(nodes[1].generation, 3u);
  EXPECT_FALSE(nodes[1].is_complete);
}

TEST(Store, aWayBackSaysOfWhichVersionItIs) {
  TemporaryFolder folder;
  sync::Deed deed;
  deed.id = Uuid::v7(1, 1, 1);
  deed.inverse.resize(1);
  deed.inverse.front().verb = Verb::erase;
  deed.inverse.front().entity = entityOf<Ticket>.no;
  deed.inverse.front().row_id = Uuid::v7(1, 1, 2);
  deed.schema_version = schemaVersion + 1;
  SqliteStore store(folder.path(), registry());
  store.begin(Durability::full);
  store.putDeed(deed);
  store.commit();
  EXPECT_EQ(store.deed(deed.id), deed);
}

TEST(Store, aTransactionThatIsRolledBackLeavesNothing) {
  TemporaryFolder folder;
  SqliteStore store(folder.path(), registry());
  store.begin(Durability::full);
  store.put(fullRow(entityOf<Ticket>, 1));
  store.putOutbox(someEntry(1));
  sync::ReplicaState state;
  state.cursor = 9;
  store.putState(state);
  store.putNode({{someId(1), Facet::card}, 2, false});
  store.rollback();
  Row row;
  EXPECT_EQ(store.get(entityOf<Ticket>, someId(1), row), Presence::notHeld);
  EXPECT_EQ(store.countWaiting(), 0);
  EXPECT_EQ(store.state().cursor, 0);
  EXPECT_TRUE(store.nodes().empty());
  EXPECT_EQ(store.localNo(), 0);
}

TEST(Store, aSecondWriterIsRefusedWithAClearProblem) {
  TemporaryFolder folder;
  SqliteStore store(folder.path(), registry());
  EXPECT_EQ(problemOf([&] { SqliteStore second(folder.path(), registry()); }), "replica.in_use");
  const pid_t child = fork();
  if (child == 0) {
    std::string code;
    try {
      SqliteStore second(folder.path(), registry());
    } catch (const ReplicaError& error) {
      code = error.problem.code;
    }
    _exit(code == "replica.in_use" ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(Store, aReaderSeesCommittedRowsWhileTheWriterHoldsTheFile) {
  TemporaryFolder folder;
  SqliteStore store(folder.path(), registry());
  store.begin(Durability::full);
  store.put(fullRow(entityOf<Ticket>, 1));
  store.commit();
  store.begin(Durability::full);
  store.put(fullRow(entityOf<Ticket>, 2));
  Database reader(SqliteStore::fileIn(folder.path()), Access::readOnly);
  EXPECT_EQ(reader.number("SELECT count(*) FROM ticket"), 1);
  EXPECT_EQ(reader.number("SELECT local_no FROM sync_local"), 1);
  store.commit();
  EXPECT_EQ(reader.number("SELECT count(*) FROM ticket"), 2);
}

TEST(Store, aReplicaOfALaterVersionIsRefusedUntouched) {
  TemporaryFolder folder;
  {
    SqliteStore store(folder.path(), registry());
    store.database().execute("UPDATE sync_schema SET version = 99");
  }
  EXPECT_EQ(problemOf([&] { SqliteStore store(folder.path(), registry()); }), "replica.newer_schema");
}

TEST(Store, aFileThatIsNoReplicaIsRefused) {
  TemporaryFolder folder;
  {
    FILE* file = fopen(SqliteStore::fileIn(folder.path()).c_str(), "w");
    for (int i = 0; i < 2000; ++i) fputs("this is not a database ", file);
    fclose(file);
  }
  EXPECT_EQ(problemOf([&] { SqliteStore store(folder.path(), registry()); }), "replica.damaged");
}

TEST(Store, aFullDiskIsSaidAndLeavesTheReplicaWhole) {
  TemporaryFolder folder;
  SqliteStore store(folder.path(), registry());
  store.begin(Durability::full);
  store.put(fullRow(entityOf<Ticket>, 1));
  store.commit();
  const auto pages = store.database().number("PRAGMA page_count");
  store.database().execute("PRAGMA max_page_count = " + std::to_string(*pages + 2));
  EXPECT_EQ(problemOf([&] {
              store.begin(Durability::full);
              for (std::uint64_t n = 10; n < 5'000; ++n) store.put(fullRow(entityOf<Ticket>, n));
              store.commit();
            }),
            "replica.disk_full");
  store.rollback();
  EXPECT_EQ(store.database().number("SELECT count(*) FROM ticket"), 1);
  store.database().execute("PRAGMA max_page_count = 100000000");
  store.begin(Durability::full);
  store.put(fullRow(entityOf<Ticket>, 2));
  store.commit();
  EXPECT_EQ(store.database().number("SELECT count(*) FROM ticket"), 2);
  EXPECT_EQ(store.localNo(), 2);
}

TEST(Store, fieldsThatAnOlderAppKeptUnreadAreReadByTheNewerOne) {
  TemporaryFolder folder;
  Entity older = entityOf<Ticket>;
  older.fields = older.fields.first(5);
  const Registry old_registry({&older});
  const Row full = fullRow(entityOf<Ticket>, 1);
  {
    SqliteStore store(folder.path(), old_registry);
    store.begin(Durability::full);
    store.put(*decodeRow(older, encodeRow(full)));
    store.commit();
    Row back;
    ASSERT_EQ(store.get(older, full.head.id, back), Presence::present);
    EXPECT_EQ(encodeRow(back), encodeRow(full)) << "nothing is lost on the way through an older app";
  }
  SqliteStore store(folder.path(), registry());
  Row back;
  ASSERT_EQ(store.get(entityOf<Ticket>, full.head.id, back), Presence::present);
  EXPECT_EQ(back, full);
}

}  // namespace
}  // namespace carnet::client
