#include <atomic>
#include <csignal>
#include <future>
#include <mutex>
#include <thread>

#include <gtest/gtest.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include "server/db/notifications.h"
#include "tests/support/temporary_cluster.h"
#include "tests/support/within.h"

namespace carnet::server {
namespace {

using carnet::testing::TemporaryCluster;
using carnet::testing::TemporaryFolder;
using carnet::testing::testClusterOptions;
using carnet::testing::within;
namespace asio = boost::asio;

std::string freshUrl() { return TemporaryCluster::instance().emptyDatabase(); }

TEST(Database, aCoroutineGetsTheAnswerOnItsOwnThread) {
  Database database({.url = freshUrl()});
  asio::io_context context;
  const auto caller = std::this_thread::get_id();
  auto answer = asio::co_spawn(
      context,
      [&]() -> asio::awaitable<std::int64_t> {
        const std::int64_t seven = co_await database.run([&](Transaction& tx) {
          EXPECT_NE(std::this_thread::get_id(), caller);
          return tx.execOne("SELECT 3 + $1::bigint", 4).front()[0].integer();
        });
        EXPECT_EQ(std::this_thread::get_id(), caller);
        co_return seven;
      },
      asio::use_future);
  context.run();
  EXPECT_EQ(answer.get(), 7);
}

TEST(Database, anExceptionRollsBackAndReachesTheCoroutine) {
  Database database({.url = freshUrl()});
  database.runBlocking([](Transaction& tx) { tx.execScript("CREATE TABLE t (n bigint)"); });
  asio::io_context context;
  auto answer = asio::co_spawn(
      context,
      [&]() -> asio::awaitable<void> {
        co_await database.run([](Transaction& tx) {
          tx.exec("INSERT INTO t VALUES (1)");
          throw std::runtime_error("changed my mind");
        });
      },
      asio::use_future);
  context.run();
  EXPECT_THROW(answer.get(), std::runtime_error);
  const Rows rows = database.runBlocking([](Transaction& tx) { return tx.exec("SELECT * FROM t"); });
  EXPECT_TRUE(rows.empty());
}

TEST(Database, contentionIsRetriedUntilEveryIncrementCounts) {
  Database database({.url = freshUrl(), .threads = 4, .blockingCallers = 4, .maxTries = 100});
  database.runBlocking([](Transaction& tx) { tx.execScript("CREATE TABLE t (n bigint); INSERT INTO t VALUES (0)"); });
  const TransactionOptions serializable{.isolation = TransactionOptions::Isolation::serializable};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 25; ++j) {
        database.runBlocking(
            [](Transaction& tx) {
              const std::int64_t n = tx.execOne("SELECT n FROM t").front()[0].integer();
              tx.exec("UPDATE t SET n = $1", n + 1);
            },
            serializable);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const Rows rows = database.runBlocking([](Transaction& tx) { return tx.exec("SELECT n FROM t"); });
  EXPECT_EQ(rows.front()[0].integer(), 100);
  EXPECT_GT(database.figures().retries, 0u);
}

TEST(Database, contentionBeyondTheBoundIsSaid) {
  Database database({.url = freshUrl(), .maxTries = 3});
  int runs = 0;
  EXPECT_THROW(database.runBlocking([&](Transaction& tx) {
    ++runs;
    tx.execScript("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$");
  }),
               TooMuchContention);
  EXPECT_EQ(runs, 3);
}

TEST(Database, aUniqueViolationIsNotRetriedAndHasItsCode) {
  Database database({.url = freshUrl()});
  database.runBlocking(
      [](Transaction& tx) { tx.execScript("CREATE TABLE t (n bigint UNIQUE); INSERT INTO t VALUES (1)"); });
  int runs = 0;
  try {
    database.runBlocking([&](Transaction& tx) {
      ++runs;
      tx.exec("INSERT INTO t VALUES (1)");
    });
    FAIL();
  } catch (const StatementError& e) {
    EXPECT_TRUE(e.isUniqueViolation());
  }
  EXPECT_EQ(runs, 1);
}

constexpr TransactionOptions keeping{.keepsStatements = true};

TEST(Database, statementsThatComeAgainAreKeptPrepared) {
  Database database({.url = freshUrl()});
  database.runBlocking([](Transaction& tx) { tx.execScript("CREATE TABLE t (n bigint); INSERT INTO t VALUES (1)"); });
  const auto kept = [&] {
    return database.runBlocking(
        [](Transaction& tx) { return tx.execOne("SELECT count(*) FROM pg_prepared_statements").front()[0].integer(); });
  };
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(kept(), i < 2 ? 0 : 1);
    database.runBlocking(
        [&](Transaction& tx) { EXPECT_EQ(tx.exec("SELECT n + $1 FROM t", i).front()[0].integer(), i + 1); }, keeping);
  }
}

TEST(Database, whatHappensToKeptStatementsIsOnlyADelay) {
  Database database({.url = freshUrl()});
  database.runBlocking([](Transaction& tx) { tx.execScript("CREATE TABLE t (n bigint); INSERT INTO t VALUES (7)"); });
  const auto read = [&] {
    return database.runBlocking([](Transaction& tx) { return tx.exec("SELECT * FROM t").front()[0].integer(); },
                                keeping);
  };
  for (int i = 0; i < 3; ++i) EXPECT_EQ(read(), 7);
  // A node of a later version brings the schema up to date while this one runs.
  Database({.url = database.options().url, .threads = 1}).runBlocking([](Transaction& tx) {
    tx.execScript("ALTER TABLE t ADD COLUMN more text");
  });
  for (int i = 0; i < 3; ++i) EXPECT_EQ(read(), 7);
  database.runBlocking([](Transaction& tx) { tx.execScript("DEALLOCATE ALL"); });
  for (int i = 0; i < 3; ++i) EXPECT_EQ(read(), 7);
}

TEST(Database, aBackendKilledInsideATransactionIsOnlyADelay) {
  Database database({.url = freshUrl()});
  int runs = 0;
  const std::int64_t answer = database.runBlocking([&](Transaction& tx) {
    const std::int64_t pid = tx.execOne("SELECT pg_backend_pid()").front()[0].integer();
    if (++runs == 1) {
      std::thread([&] {
        Database other({.url = database.options().url, .threads = 1});
        const auto isGone = [&] {
          return other
              .runBlocking([&](Transaction& control) {
                return control.exec("SELECT FROM pg_stat_activity WHERE pid = $1::int", pid);
              })
              .empty();
        };
        other.runBlocking([&](Transaction& control) { control.exec("SELECT pg_terminate_backend($1::int)", pid); });
        EXPECT_TRUE(within(std::chrono::seconds(10), isGone));
      }).join();
    }
    return tx.execOne("SELECT 5").front()[0].integer();
  });
  EXPECT_EQ(answer, 5);
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(database.figures().lostConnections, 1u);
}

TEST(Database, workThatWasLongAtItWhenItsConnectionWentIsRunAgain) {
  Database database({.url = freshUrl(), .maxTries = 3, .reconnectFor = std::chrono::milliseconds(300)});
  int runs = 0;
  const auto standStill = [&](int times) {
    runs = 0;
    return database.runBlocking([&](Transaction& tx) {
      tx.setLocal("idle_in_transaction_session_timeout", "100");
      // Longer than what it looks for a connection: the time must pass.
      if (++runs <= times) std::this_thread::sleep_for(2 * database.options().reconnectFor);
      return tx.exec("SELECT 7").front()[0].integer();
    });
  };
  EXPECT_EQ(standStill(2), 7);
  EXPECT_EQ(runs, 3);
  EXPECT_THROW(standStill(100), DatabaseUnavailable);
  EXPECT_EQ(runs, 3);
}

TEST(Database, workGoesOnAfterThePostmasterWasKilledAndRestarted) {
  TemporaryFolder folder;
  ClusterOptions options = testClusterOptions(folder.path() / "pg");
  options.careless = false;  // what was committed before the kill must still be there
  std::mutex mutex;
  std::vector<std::string> said;
  EmbeddedCluster cluster(options);
  cluster.create();
  cluster.start();
  cluster.supervise([&](const std::string& line) {
    std::lock_guard lock(mutex);
    said.push_back(line);
  });
  {
    Database database({.url = cluster.url("postgres")});
    database.runBlocking([](Transaction& tx) { tx.execScript("CREATE TABLE t (n bigint PRIMARY KEY)"); });
    const pid_t first = cluster.postmaster();
    ::kill(first, SIGKILL);
    for (int i = 0; i < 3; ++i) {
      // The kill may fall into a COMMIT: only work that may run twice goes on by itself then.
      database.runBlocking([&](Transaction& tx) { tx.exec("INSERT INTO t VALUES ($1) ON CONFLICT DO NOTHING", i); },
                           {.repeatable = true});
    }
    // A backend lives on for a moment after its postmaster, so the inserts may have needed no new one.
    EXPECT_TRUE(within(std::chrono::seconds(20), [&] { return cluster.postmaster() != first; }));
    const Rows rows = database.runBlocking([](Transaction& tx) { return tx.exec("SELECT count(*) FROM t"); });
    EXPECT_EQ(rows.front()[0].integer(), 3);
    EXPECT_TRUE(database.isAlive(std::chrono::seconds(5)));
  }
  cluster.stop();
  std::lock_guard lock(mutex);
  EXPECT_GE(said.size(), 2u);
}

TEST(Database, aStoppedPostgresIsReportedAfterTheTimeAllowed) {
  TemporaryFolder folder;
  EmbeddedCluster cluster(testClusterOptions(folder.path() / "pg"));
  cluster.create();
  cluster.start();
  Database database({.url = cluster.url("postgres"), .reconnectFor = std::chrono::milliseconds(300)});
  EXPECT_TRUE(database.isAlive(std::chrono::seconds(1)));
  cluster.stop();
  EXPECT_THROW(database.runBlocking([](Transaction& tx) { tx.exec("SELECT 1"); }), DatabaseUnavailable);
  EXPECT_FALSE(database.isAlive(std::chrono::milliseconds(100)));
}

TEST(Database, whoAsksWhetherItIsAliveWaitsNoLongerForAPlaceThanForAnAnswer) {
  Database database({.url = freshUrl(), .threads = 0, .blockingCallers = 1});
  std::promise<void> is_lent, is_asked;
  std::thread other([&] {
    database.runBlocking([&](Transaction& tx) {
      tx.exec("SELECT 1");
      is_lent.set_value();
      is_asked.get_future().wait();
    });
  });
  is_lent.get_future().wait();
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_FALSE(database.isAlive(std::chrono::milliseconds(100)));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(3));
  is_asked.set_value();
  other.join();
  EXPECT_TRUE(database.isAlive(std::chrono::seconds(5)));
}

TEST(Database, aDatabaseThatDoesNotExistIsSaidAtOnce) {
  Database database({.url = TemporaryCluster::instance().cluster().url("nowhere")});
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_THROW(database.runBlocking([](Transaction& tx) { tx.exec("SELECT 1"); }), DatabaseUnavailable);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(3));
}

TEST(Database, anUnreadableUrlIsRefusedWithoutRepeatingIt) {
  try {
    Database database({.url = "postgresql://user:hunter2@[broken"});
    FAIL();
  } catch (const DatabaseError& e) {
    EXPECT_EQ(std::string(e.what()).find("hunter2"), std::string::npos);
  }
}

TEST(Database, settingsEndWithTheirTransaction) {
  Database database({.url = freshUrl(), .threads = 1, .blockingCallers = 0});
  database.runBlocking([](Transaction& tx) {
    tx.setLocal("app.user", "0190");
    EXPECT_EQ(tx.execOne("SELECT current_setting('app.user')").front()[0].text(), "0190");
  });
  database.runBlocking([](Transaction& tx) {
    EXPECT_EQ(tx.execOne("SELECT coalesce(current_setting('app.user', true), '')").front()[0].text(), "");
  });
}

TEST(Database, workThatWaitsWhenItStopsIsToldSo) {
  Database database({.url = freshUrl(), .threads = 1});
  asio::io_context context;
  std::atomic<bool> begun = false;
  auto first = asio::co_spawn(
      context,
      [&]() -> asio::awaitable<void> {
        co_await database.run([&](Transaction& tx) {
          begun = true;
          tx.exec("SELECT pg_sleep(0.2)");
        });
      },
      asio::use_future);
  auto second = asio::co_spawn(
      context, [&]() -> asio::awaitable<void> { co_await database.run([](Transaction&) {}); }, asio::use_future);
  std::thread runner([&] { context.run(); });
  ASSERT_TRUE(within(std::chrono::seconds(5), [&] { return begun.load(); }));
  database.stop();
  runner.join();
  EXPECT_NO_THROW(first.get());
  EXPECT_THROW(second.get(), DatabaseStopped);
}

TEST(NotificationListener, hearsWhatACommitSaysAndLooksAgainAfterACut) {
  const std::string url = freshUrl();
  Database database({.url = url, .threads = 1});
  std::mutex mutex;
  std::vector<std::string> heard;
  NotificationListener listener(url, {"feed"}, [&](const std::string&, const std::string& payload) {
    std::lock_guard lock(mutex);
    heard.push_back(payload);
  });
  const auto count = [&] {
    std::lock_guard lock(mutex);
    return heard.size();
  };
  ASSERT_TRUE(within(std::chrono::seconds(5), [&] { return count() == 1; }));
  database.runBlocking([](Transaction& tx) { tx.notify("feed", "17"); });
  ASSERT_TRUE(within(std::chrono::seconds(5), [&] { return count() == 2; }));
  database.runBlocking([](Transaction& tx) {
    tx.exec(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE '%listener'"
        " AND datname = current_database()");
  });
  ASSERT_TRUE(within(std::chrono::seconds(5), [&] { return count() == 3; }));
  std::lock_guard lock(mutex);
  EXPECT_EQ(heard, (std::vector<std::string>{"", "17", ""}));
}

}  // namespace
}  // namespace carnet::server
