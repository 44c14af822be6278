#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

#include "server/db/folder_lock.h"
#include "tests/support/temporary_cluster.h"

namespace carnet::server {
namespace {

using carnet::testing::TemporaryFolder;
using carnet::testing::testClusterOptions;

std::string messageOf(const std::function<void()>& action) {
  try {
    action();
  } catch (const std::exception& e) {
    return e.what();
  }
  return {};
}

TEST(EmbeddedCluster, keepsItsFolderAndSocketPrivate) {
  TemporaryFolder folder;
  EmbeddedCluster cluster(testClusterOptions(folder.path() / "pg"));
  cluster.create();
  cluster.start();
  for (const char* name : {"", "data", "socket"}) {
    struct stat status {};
    ASSERT_EQ(::stat((folder.path() / "pg" / name).c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0700u) << name;
  }
  Database database({.url = cluster.url("postgres"), .threads = 1});
  const Rows rows = database.runBlocking([](Transaction& tx) {
    return tx.exec("SELECT current_setting('listen_addresses') AS addresses, current_user::text AS name");
  });
  EXPECT_EQ(rows.front()["addresses"].text(), "");
  EXPECT_EQ(rows.front()["name"].text(), "carnet");
  database.stop();
  cluster.stop();
  EXPECT_FALSE(cluster.isRunning());
}

TEST(EmbeddedCluster, takesOverAPostmasterThatSurvived) {
  TemporaryFolder folder;
  pid_t first = 0;
  {
    EmbeddedCluster cluster(testClusterOptions(folder.path() / "pg"));
    cluster.create();
    cluster.start();
    EXPECT_FALSE(cluster.wasTakenOver());
    first = cluster.postmaster();
  }
  EmbeddedCluster again(testClusterOptions(folder.path() / "pg"));
  again.start();
  EXPECT_TRUE(again.wasTakenOver());
  EXPECT_EQ(again.postmaster(), first);
  again.stop();
  EXPECT_FALSE(again.isRunning());
}

TEST(EmbeddedCluster, aPidFileLeftByACrashDoesNotHinderTheStart) {
  TemporaryFolder folder;
  EmbeddedCluster cluster(testClusterOptions(folder.path() / "pg"));
  cluster.create();
  cluster.start();
  ::kill(cluster.postmaster(), SIGKILL);
  while (cluster.isRunning()) ::usleep(1000);
  ASSERT_TRUE(std::filesystem::exists(folder.path() / "pg/data/postmaster.pid"));
  for (int attempt = 0;; ++attempt) {
    try {
      cluster.start();
      break;
    } catch (const ClusterError&) {
      // Backends of the dead postmaster may still hold its shared memory for a moment.
      ASSERT_LT(attempt, 50);
      ::usleep(100'000);
    }
  }
  EXPECT_FALSE(cluster.wasTakenOver());
  cluster.stop();
}

TEST(EmbeddedCluster, refusesRootWithAWayOut) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can be refused";
  TemporaryFolder folder;
  ClusterOptions options = testClusterOptions(folder.path() / "pg");
  options.runAs.clear();
  EmbeddedCluster cluster(options);
  EXPECT_NE(messageOf([&] { cluster.create(); }).find("does not run as root"), std::string::npos);
}

TEST(EmbeddedCluster, refusesASocketPathThatIsTooLong) {
  TemporaryFolder folder;
  EmbeddedCluster cluster(testClusterOptions(folder.path() / std::string(90, 'x')));
  EXPECT_NE(messageOf([&] { cluster.create(); }).find("choose a shorter data folder"), std::string::npos);
}

TEST(EmbeddedCluster, refusesToCreateTwiceAndToStartNothing) {
  TemporaryFolder folder;
  EmbeddedCluster cluster(testClusterOptions(folder.path() / "pg"));
  EXPECT_NE(messageOf([&] { cluster.start(); }).find("no cluster"), std::string::npos);
  cluster.create();
  EXPECT_NE(messageOf([&] { cluster.create(); }).find("already"), std::string::npos);
}

TEST(FolderLock, aSecondServerIsRefusedAndToldWhoHoldsIt) {
  TemporaryFolder folder;
  auto first = std::make_unique<FolderLock>(folder.path());
  EXPECT_NE(messageOf([&] { FolderLock second(folder.path()); }).find("pid " + std::to_string(::getpid())),
            std::string::npos);
  first.reset();
  EXPECT_NO_THROW(FolderLock third(folder.path()));
}

}  // namespace
}  // namespace carnet::server
