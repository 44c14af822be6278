// Transactions that are put together (SqliteStore::hold), and the log that is moved beside them.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "client/replica/checkpointer.h"
#include "client/replica/sqlite_store.h"
#include "shared/domain/service/ticket.h"
#include "tests/client/replica/support.h"

namespace carnet::client {
namespace {

using sync::Durability;

class HeldTest : public testing::Test {
 protected:
  void write(std::uint64_t n, Durability durability) {
    store_.begin(durability);
    store_.put(fullRow(entityOf<Ticket>, n));
    store_.commit();
  }
  // What others see.
  std::int64_t count() {
    return Database(SqliteStore::fileIn(folder_.path()), Access::readOnly)
        .number("SELECT count(*) FROM ticket")
        .value();
  }
  bool isHere(std::uint64_t n) {
    Row row;
    return store_.get(entityOf<Ticket>, fullRow(entityOf<Ticket>, n).head.id, row) == Presence::present;
  }

  TemporaryFolder folder_;
  SqliteStore store_{folder_.path(), registry()};
};

TEST_F(HeldTest, whatIsHeldIsOneCommitThatOthersSeeWhenItIsReleased) {
  store_.hold();
  EXPECT_FALSE(store_.heldRows());
  for (std::uint64_t n = 1; n <= 3; ++n) write(n, Durability::normal);
  EXPECT_EQ(store_.heldRows(), 3u);
  EXPECT_TRUE(isHere(3));
  EXPECT_EQ(count(), 0);
  store_.release();
  EXPECT_EQ(count(), 3);
  EXPECT_EQ(store_.localNo(), 1);
  EXPECT_FALSE(store_.heldRows());
  write(4, Durability::normal);
  EXPECT_EQ(count(), 4);
}

TEST_F(HeldTest, whatAPersonWritesIsDurableAtOnceAndWithItAllBeforeIt) {
  store_.hold();
  write(1, Durability::normal);
  write(2, Durability::full);
  EXPECT_EQ(count(), 2);
  EXPECT_EQ(store_.localNo(), 2);
}

TEST_F(HeldTest, whatAPersonWritesAndIsRefusedTakesNothingElseBack) {
  store_.hold();
  write(1, Durability::normal);
  store_.begin(Durability::full);
  store_.put(fullRow(entityOf<Ticket>, 2));
  store_.rollback();
  EXPECT_EQ(count(), 1);
  EXPECT_FALSE(isHere(2));
}

TEST_F(HeldTest, whatFailsTakesBackAllThatIsHeld) {
  write(1, Durability::normal);
  store_.hold();
  write(2, Durability::normal);
  sync::ReplicaState state = store_.state();
  state.cursor = 7;
  store_.begin(Durability::normal);
  store_.putState(state);
  store_.addPending({&entityOf<Ticket>, someId(1)}, 5);
  store_.rollback();
  EXPECT_FALSE(isHere(2));
  EXPECT_EQ(store_.state().cursor, 0);
  EXPECT_TRUE(store_.pendingOf({&entityOf<Ticket>, someId(1)}).empty());
  EXPECT_EQ(count(), 1);
  EXPECT_FALSE(store_.isInTransaction());
  write(3, Durability::normal);
  EXPECT_EQ(count(), 2);
}

TEST_F(HeldTest, aCommitThatFailsLeavesNothingOfWhatWasHeldInMemory) {
  write(1, Durability::normal);
  // What is deferred to the commit fails there.
  store_.database().execute("PRAGMA foreign_keys = ON");
  store_.database().execute(
      "CREATE TABLE parent (id INTEGER PRIMARY KEY);"
      "CREATE TABLE child (parent INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED)");
  store_.hold();
  sync::ReplicaState state = store_.state();
  state.cursor = 7;
  store_.begin(Durability::normal);
  store_.putState(state);
  store_.put(fullRow(entityOf<Ticket>, 2));
  store_.database().execute("INSERT INTO child VALUES (1)");
  store_.commit();
  EXPECT_EQ(store_.state().cursor, 7);
  EXPECT_ANY_THROW(store_.release());
  EXPECT_EQ(store_.state().cursor, 0);
  EXPECT_FALSE(isHere(2));
  EXPECT_FALSE(store_.isInTransaction());
  write(3, Durability::normal);
  EXPECT_EQ(count(), 2);
}

TEST_F(HeldTest, theLogIsMovedIntoTheFileWhileTheWriterGoesOn) {
  const auto file = SqliteStore::fileIn(folder_.path());
  const Checkpointer checkpointer(file, store_.database());
  const auto before = std::filesystem::file_size(file);
  std::uint64_t n = 1;
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (std::filesystem::file_size(file) < before + 1'000'000) {
    ASSERT_LT(std::chrono::steady_clock::now(), end) << n << " rows written";
    store_.begin(Durability::normal);
    for (int i = 0; i < 100; ++i) store_.put(fullRow(entityOf<Ticket>, n++));
    store_.commit();
  }
  // Long before the writer would have to do it.
  EXPECT_LT(std::filesystem::file_size(file.string() + "-wal"), 32'000'000u);
  EXPECT_EQ(store_.database().number("SELECT count(*) FROM ticket"), static_cast<std::int64_t>(n) - 1);
}

}  // namespace
}  // namespace carnet::client
