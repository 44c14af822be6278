#include "server/sync/feed_pages.h"

#include <stdexcept>

#include <gtest/gtest.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace carnet::testing {
namespace {

namespace asio = boost::asio;
using server::FeedPages;

// A feed of `head` commits and who asks for them; time passes only in readings.
class FeedPagesTest : public ::testing::Test {
 protected:
  void give(FeedPages::Limits limits) { pages = std::make_shared<FeedPages>(limits); }

  FeedPages::Read feed() {
    return [this](std::int64_t after, std::size_t most) -> asio::awaitable<sync::FeedPart> {
      ++readings;
      asio::steady_timer disk(co_await asio::this_coro::executor, std::chrono::milliseconds(5));
      co_await disk.async_wait(asio::use_awaitable);
      if (fails) throw std::runtime_error("no database");
      sync::FeedPart part{after, {}, after, trimmed_to};
      for (std::int64_t no = after + 1; no <= head && part.commits.size() < std::min(most, fits); ++no) {
        auto commit = std::make_shared<sync::FeedCommit>();
        commit->commit_no = no;
        part.commits.push_back(std::move(commit));
        part.up_to = no;
      }
      co_return part;
    };
  }
  // Answers in the order of the questions; commit 0 stands for a failure.
  std::vector<sync::FeedPart> readAll(const std::vector<std::int64_t>& cursors, std::size_t most = 256) {
    std::vector<sync::FeedPart> parts(cursors.size());
    for (std::size_t i = 0; i < cursors.size(); ++i) {
      asio::co_spawn(context, FeedPages::read(pages, cursors[i], most, feed()),
                     [&parts, i](std::exception_ptr failure, sync::FeedPart part) {
                       if (failure) part.up_to = -1;
                       parts[i] = std::move(part);
                     });
    }
    context.restart();
    context.run();
    return parts;
  }

  asio::io_context context;
  std::shared_ptr<FeedPages> pages = std::make_shared<FeedPages>();
  std::int64_t head = 1'000, trimmed_to = 0;
  std::size_t fits = 1'000;
  bool fails = false;
  int readings = 0;
};

TEST_F(FeedPagesTest, whatManyAskForIsReadOnce) {
  std::vector<std::int64_t> cursors;
  for (int i = 0; i < 200; ++i) cursors.push_back(256 + i);
  trimmed_to = 7;
  const auto parts = readAll(cursors);
  EXPECT_EQ(readings, 1);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    EXPECT_EQ(parts[i].after, cursors[i]);
    EXPECT_EQ(parts[i].up_to, 512);
    EXPECT_EQ(parts[i].trimmed_to, 7);
    ASSERT_EQ(parts[i].commits.size(), static_cast<std::size_t>(512 - cursors[i]));
    EXPECT_EQ(parts[i].commits.front()->commit_no, cursors[i] + 1);
  }
  readAll({256});
  EXPECT_EQ(readings, 1) << "who comes a little later has it too";
}

TEST_F(FeedPagesTest, atTheHeadEachCommitIsSeenOnceItIsThere) {
  EXPECT_EQ(readAll({1'000}).at(0).up_to, 1'000);
  head = 1'003;
  const auto parts = readAll({1'000, 1'002});
  EXPECT_EQ(parts.at(0).commits.size(), 3u);
  EXPECT_EQ(parts.at(1).commits.size(), 1u);
  EXPECT_EQ(readAll({1'003}).at(0).up_to, 1'003);
}

TEST_F(FeedPagesTest, aPageThatEndsBeforeTheReaderIsReadFromThere) {
  fits = 10;  // large commits
  const auto parts = readAll({0, 100});
  EXPECT_EQ(parts.at(0).up_to, 10);
  EXPECT_EQ(parts.at(1).commits.size(), 10u);
  EXPECT_EQ(parts.at(1).up_to, 110);
  // From then on many who are there share it too.
  readAll({100});
  const int before = readings;
  readAll(std::vector<std::int64_t>(50, 100));
  EXPECT_EQ(readings, before);
}

TEST_F(FeedPagesTest, whoAsksForFewGetsNoMore) { EXPECT_EQ(readAll({10}, 3).at(0).commits.size(), 3u); }

TEST_F(FeedPagesTest, aFailureIsToldToAllAndTheNextOneReadsAnew) {
  fails = true;
  for (const auto& part : readAll({0, 1, 2})) EXPECT_EQ(part.up_to, -1);
  EXPECT_EQ(readings, 1);
  fails = false;
  EXPECT_EQ(readAll({1}).at(0).up_to, 256);
}

TEST_F(FeedPagesTest, nothingIsKeptForLongerThanItIsTrueNorBeyondTheBound) {
  give({.kept_for = std::chrono::milliseconds(0)});
  readAll({0});
  pages->forgetOld();
  EXPECT_EQ(pages->bytes(), 0u);
  readAll({0});
  EXPECT_EQ(readings, 2);
  give({.bytes = 1});
  readAll({0});
  EXPECT_EQ(pages->bytes(), 0u);
}

TEST_F(FeedPagesTest, whoeverWaitsWhenAllEndsIsLetGo) {
  {
    asio::io_context ending;
    for (int i = 0; i < 3; ++i) {
      asio::co_spawn(ending, FeedPages::read(pages, i, 256, feed()), [](std::exception_ptr, const sync::FeedPart&) {});
    }
    ending.poll();
  }
  EXPECT_EQ(readAll({0}).at(0).up_to, 256);
}

}  // namespace
}  // namespace carnet::testing
