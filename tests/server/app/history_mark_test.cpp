#include "server/app/history_mark.h"

#include <gtest/gtest.h>

#include "server/db/migrations.h"
#include "tests/support/temporary_cluster.h"

namespace carnet::server {
namespace {

using carnet::testing::TemporaryCluster;
using carnet::testing::TemporaryFolder;

class HistoryMarks : public ::testing::Test {
 protected:
  HistoryMarks() { migrate(database); }
  void setHead(int n) {
    database.runBlocking([n](Transaction& tx) { tx.exec("UPDATE sync_head SET n = $1", n); });
  }

  TemporaryFolder of_one, of_other;
  Database database{{.url = TemporaryCluster::instance().emptyDatabase()}};
  HistoryMark one{of_one.path()}, other{of_other.path()};
};

TEST_F(HistoryMarks, commitsThatComeAreNoLoss) {
  setHead(7);
  EXPECT_FALSE(one.check(database));
  setHead(9);
  EXPECT_FALSE(one.check(database));
  EXPECT_FALSE(one.isReplaced());
}

TEST_F(HistoryMarks, aRestoreThatOneServerFoundIsNoticedByAllThatServe) {
  setHead(9);
  EXPECT_FALSE(one.check(database));
  EXPECT_FALSE(other.check(database));
  setHead(7);
  const auto loss = one.check(database);
  ASSERT_TRUE(loss);
  EXPECT_EQ(loss->told, 9);
  EXPECT_EQ(loss->found, 7);
  EXPECT_FALSE(other.check(database)) << "it is told once";
  EXPECT_TRUE(other.isReplaced());
  HistoryMark started_again(of_other.path());
  EXPECT_FALSE(started_again.check(database));
  EXPECT_FALSE(started_again.isReplaced());
}

}  // namespace
}  // namespace carnet::server
