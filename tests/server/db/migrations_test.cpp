#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_cluster.h"

namespace carnet::server {
namespace {

using carnet::testing::TemporaryCluster;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Migrations : public ::testing::Test {
 protected:
  Database database{{.url = TemporaryCluster::instance().emptyDatabase(), .threads = 1}};
  const std::vector<Migration> two{{"m/0001_one.sql", "CREATE TABLE one (n bigint); INSERT INTO one VALUES (1);"},
                                   {"m/0002_two.sql", "INSERT INTO one VALUES (2);"}};

  std::string refusal(const std::vector<Migration>& migrations) {
    try {
      migrate(database, migrations);
    } catch (const MigrationRefused& e) {
      return e.what();
    }
    return {};
  }
  std::int64_t rowsOfOne() {
    return database.runBlocking(
        [](Transaction& tx) { return tx.execOne("SELECT count(*) FROM one").front()[0].integer(); });
  }
};

TEST_F(Migrations, eachIsAppliedOnceInOrder) {
  EXPECT_THAT(pendingMigrations(database, two), ElementsAre("m/0001_one.sql", "m/0002_two.sql"));
  EXPECT_THAT(migrate(database, two), ElementsAre("m/0001_one.sql", "m/0002_two.sql"));
  EXPECT_THAT(migrate(database, two), IsEmpty());
  EXPECT_EQ(rowsOfOne(), 2);
}

TEST_F(Migrations, aChangedOneIsRefusedAndNothingHappens) {
  migrate(database, {two.begin(), 1});
  std::vector<Migration> changed = two;
  changed[0].sql = "CREATE TABLE one (n integer)";
  EXPECT_THAT(refusal(changed), HasSubstr("m/0001_one.sql was changed"));
  EXPECT_EQ(rowsOfOne(), 1);
  EXPECT_THROW(pendingMigrations(database, changed), MigrationRefused);
}

TEST_F(Migrations, aNewerDatabaseIsRefused) {
  migrate(database, two);
  EXPECT_THAT(refusal({two[0]}), HasSubstr("newer than the program"));
}

TEST_F(Migrations, anotherOrderIsRefused) {
  migrate(database, two);
  EXPECT_THAT(refusal({two[1], two[0]}), HasSubstr("where this program has"));
}

TEST_F(Migrations, aFailingOneLeavesThoseBeforeItAndNamesItself) {
  std::vector<Migration> broken = two;
  broken[1].sql = "INSERT INTO one VALUES (2); INSERT INTO nowhere VALUES (1);";
  try {
    migrate(database, broken);
    FAIL();
  } catch (const StatementError& e) {
    EXPECT_THAT(e.what(), HasSubstr("m/0002_two.sql"));
    EXPECT_THAT(e.what(), HasSubstr("nowhere"));
  }
  EXPECT_EQ(rowsOfOne(), 1);
  EXPECT_THAT(migrate(database, two), ElementsAre("m/0002_two.sql"));
}

TEST_F(Migrations, twoServersAtOnceApplyEachOnce) {
  Database other({.url = database.options().url, .threads = 1});
  std::thread second([&] { migrate(other, two); });
  migrate(database, two);
  second.join();
  EXPECT_EQ(rowsOfOne(), 2);
}

TEST_F(Migrations, theProductsOwnApplyToAnEmptyDatabase) {
  migrate(database);
  EXPECT_THAT(pendingMigrations(database), IsEmpty());
}

}  // namespace
}  // namespace carnet::server
