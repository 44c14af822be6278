#include "server/sync/feed_hub.h"

#include <atomic>
#include <condition_variable>
#include <thread>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include "tests/server/sync/company.h"
#include "tests/support/within.h"

namespace carnet::testing {
namespace {

class FeedHubTest : public ::testing::Test {
 protected:
  FeedHubTest() : anna(company.addPerson("anna")), busy(context.get_executor()), thread([this] { context.run(); }) {
    company.grant(anna, everything());
  }
  ~FeedHubTest() override {
    company.database.stop();
    context.stop();
    thread.join();
  }

  std::vector<sync::FeedCommit> commitSomething(int times = 1) {
    std::vector<sync::FeedCommit> commits;
    for (int i = 0; i < times; ++i) {
      auto result = company.judge({company.changeSet(anna, {company.createPartner(company.newId(), "new")})});
      commits.push_back(result.commits.at(0));
    }
    return commits;
  }
  // It reads the head, and looks once more when it listens.
  void startToListen(server::FeedHub& hub) {
    hub.start();
    ASSERT_TRUE(within(std::chrono::seconds(30),
                       [&] { return reader.figures().transactions >= 2 && hub.figures().lagCommits == 0; }));
  }
  // What the hub has read so far. Nothing else is done with that database: what it asked for before is done before this.
  std::uint64_t readings() {
    boost::asio::co_spawn(context, reader.run([](server::Transaction&) {}), boost::asio::use_future).get();
    return reader.figures().transactions - ++looks;
  }
  server::FeedHub::Commits read(server::FeedHub& hub, std::int64_t after, std::size_t most = 100) {
    return boost::asio::co_spawn(context, hub.read(after, most), boost::asio::use_future).get().commits;
  }

  Company company;
  Person anna;
  SilentLog log;
  // One thread, so that one piece of work is done after the other.
  server::Database reader{{.url = company.url, .threads = 1}};
  std::uint64_t looks = 0;
  boost::asio::io_context context;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> busy;
  std::thread thread;
};

TEST_F(FeedHubTest, aReaderThatKnowsOfMoreThanTheHubIsServedFromTheDatabase) {
  server::FeedHub hub(company.database, context.get_executor(), log);
  const std::int64_t begin = company.head();
  const auto commits = commitSomething(3);
  const auto read_back = read(hub, begin);
  ASSERT_EQ(read_back.size(), 3u);
  EXPECT_EQ(read_back[2]->commit_no, commits[2].commit_no);
  EXPECT_TRUE(read(hub, company.head()).empty());
}

TEST_F(FeedHubTest, whatIsReadBackIsWhatWasFannedOut) {
  server::FeedHub hub(company.database, context.get_executor(), log);
  const Uuid partner = company.newId();
  company.judgeOne(company.changeSet(anna, {company.createPartner(partner, "a")}));
  const std::int64_t begin = company.head();
  auto result = company.judge({company.changeSet(anna, {company.renamePartner(partner, "a", "b")})});
  company.grant(anna, {{partner, Facet::ticket}});
  company.grant(anna, {{partner, Facet::ticket}}, false);
  const auto commits = read(hub, begin);
  ASSERT_EQ(commits.size(), 3u);
  const sync::FeedCommit& fresh = result.commits.at(0);
  EXPECT_EQ(commits[0]->change_set_id, fresh.change_set_id);
  EXPECT_EQ(commits[0]->author_id, anna.id);
  EXPECT_EQ(commits[0]->happened_at, fresh.happened_at);
  EXPECT_EQ(commits[0]->rows.at(0).image, fresh.rows.at(0).image);
  EXPECT_EQ(commits[0]->rows.at(0).leaf, fresh.rows.at(0).leaf);
  EXPECT_EQ(commits[0]->rows.at(0).changed_fields, fresh.rows.at(0).changed_fields);
  EXPECT_EQ(commits[1]->moves, (std::vector<sync::ScopeMove>{{anna.id, {partner, Facet::ticket}, true}}));
  EXPECT_EQ(commits[2]->moves, (std::vector<sync::ScopeMove>{{anna.id, {partner, Facet::ticket}, false}}));
}

TEST_F(FeedHubTest, theRingStaysWithinItsBoundAndOlderCommitsComeFromTheDatabase) {
  server::FeedHub hub(company.database, context.get_executor(), log, {.ring_bytes = 1u << 20, .ring_commits = 4});
  hub.start();
  const std::int64_t begin = hub.head();
  for (int i = 0; i < 10; ++i) hub.publish(commitSomething());
  EXPECT_EQ(hub.head(), begin + 10);
  const auto all = read(hub, begin);
  ASSERT_EQ(all.size(), 10u);
  EXPECT_EQ(all.front()->commit_no, begin + 1);
  EXPECT_EQ(read(hub, begin + 8).size(), 2u);
  hub.stop();
}

TEST_F(FeedHubTest, theListenerHearsEachCommitOnceAndInOrderWhoeverMadeIt) {
  server::FeedHub hub(company.database, context.get_executor(), log);
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::int64_t> heard;
  hub.setListener([&](std::int64_t, const server::FeedHub::Commits& fresh) {
    std::lock_guard lock(mutex);
    for (const auto& commit : fresh) heard.push_back(commit->commit_no);
    changed.notify_all();
  });
  hub.start();
  const std::int64_t begin = hub.head();
  hub.publish(commitSomething(2));
  commitSomething(2);               // of another process: announced by NOTIFY only
  hub.publish(commitSomething(2));  // maybe before the others were read
  std::unique_lock lock(mutex);
  EXPECT_TRUE(changed.wait_for(lock, std::chrono::seconds(20), [&] { return heard.size() >= 6; }));
  std::vector<std::int64_t> expected;
  for (int i = 1; i <= 6; ++i) expected.push_back(begin + i);
  EXPECT_EQ(heard, expected);
  lock.unlock();
  hub.stop();
}

TEST_F(FeedHubTest, whatThisNodeIsAboutToPublishIsNotReadFromTheDatabase) {
  server::FeedHub hub(reader, context.get_executor(), log, {.usual_write = std::chrono::hours(1)});
  startToListen(hub);
  const auto isAnnounced = [&] { return hub.figures().lagCommits > 0; };
  const std::uint64_t before = readings();
  std::int64_t begin = hub.head();
  {
    const server::FeedHub::Writing writing(&hub);
    hub.announce(begin + 1);
    EXPECT_TRUE(isAnnounced());
    EXPECT_EQ(readings(), before);
    hub.publish(commitSomething());
  }
  EXPECT_EQ(hub.head(), begin + 1);
  EXPECT_FALSE(isAnnounced());
  // One that was committed although nobody here heard so.
  begin = hub.head();
  {
    const server::FeedHub::Writing writing(&hub);
    commitSomething();
    EXPECT_TRUE(within(std::chrono::seconds(30), isAnnounced));
    EXPECT_EQ(hub.head(), begin);
  }
  EXPECT_TRUE(within(std::chrono::seconds(30), [&] { return hub.head() > begin; })) << "is read in the end";
  EXPECT_EQ(hub.head(), begin + 1);
  EXPECT_GT(readings(), before);
}

// As when the authority writes without a Writing: work of the server, and change sets one by one.
TEST_F(FeedHubTest, whatWasReadBeforeItIsPublishedIsToldOnceAndOvertakenByNothing) {
  server::FeedHub hub(reader, context.get_executor(), log);
  std::mutex mutex;
  std::vector<std::int64_t> heard;
  hub.setListener([&](std::int64_t, const server::FeedHub::Commits& fresh) {
    std::lock_guard lock(mutex);
    for (const auto& commit : fresh) heard.push_back(commit->commit_no);
  });
  startToListen(hub);
  const std::int64_t begin = hub.head();
  auto first = commitSomething(2);
  EXPECT_TRUE(within(std::chrono::seconds(30), [&] { return hub.head() == begin + 2; })) << "read, not published";
  auto second = commitSomething(2);
  hub.publish(std::move(second));
  hub.publish(std::move(first));
  hub.publish(commitSomething());
  EXPECT_TRUE(within(std::chrono::seconds(30), [&] { return hub.figures().lagCommits == 0; }));
  EXPECT_EQ(read(hub, begin).size(), 5u);
  hub.stop();
  EXPECT_EQ(heard, (std::vector<std::int64_t>{begin + 1, begin + 2, begin + 3, begin + 4, begin + 5}));
}

// Others' commits do not wait for a write of ours that waits, not even those that are announced at its beginning.
TEST_F(FeedHubTest, aWriteThatTakesLongKeepsNothingBack) {
  server::FeedHub hub(reader, context.get_executor(), log, {.usual_write = std::chrono::milliseconds(200)});
  startToListen(hub);
  const std::int64_t begin = hub.head();
  const server::FeedHub::Writing writing(&hub);
  commitSomething();
  EXPECT_TRUE(within(std::chrono::seconds(30), [&] { return hub.head() > begin; }));
  EXPECT_EQ(hub.head(), begin + 1);
}

TEST_F(FeedHubTest, aHubThatEndsWhileItReadsIsTouchedNoMore) {
  for (int round = 0; round < 20; ++round) {
    std::atomic<int> told = 0;
    auto hub = std::make_unique<server::FeedHub>(company.database, context.get_executor(), log);
    hub->setListener([&](std::int64_t, const server::FeedHub::Commits&) { ++told; });
    hub->start();
    commitSomething();
    hub->announce(company.head());
    hub->stop();
    const int at_stop = told;
    commitSomething();
    EXPECT_EQ(told, at_stop);
    hub.reset();
  }
}

}  // namespace
}  // namespace carnet::testing
