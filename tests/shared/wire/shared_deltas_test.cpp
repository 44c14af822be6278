#include "shared/wire/shared_deltas.h"

#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "shared/core/random.h"
#include "shared/wire/frame.h"

namespace carnet::wire {
namespace {

class SharedDeltasTest : public testing::Test {
 protected:
  sync::Delta delta(int rows, std::int64_t from = 10) {
    sync::Delta made;
    made.from = from;
    made.to = from + 1;
    sync::DeltaCommit commit;
    commit.commit_no = made.to;
    commit.change_set_id = rng.newId(Instant{1'000});
    for (int i = 0; i < rows; ++i) commit.rows.push_back({7, std::string(100, static_cast<char>('a' + i % 26))});
    made.commits.push_back(std::move(commit));
    return made;
  }

  SystemRng rng;
  SharedDeltas shared;
};

TEST_F(SharedDeltasTest, aFrameIsTheOneThatItWouldBeWithoutSharing) {
  const sync::Delta told = delta(40);
  for (std::uint64_t no : {2, 3, 2, 300, 4, 5, 6, 7, 2})
    EXPECT_EQ(shared.frameOf(told, no), wire::encode(told, no)) << no;
  EXPECT_EQ(shared.figures().made, 1u);
  EXPECT_EQ(shared.figures().shared, 8u);
}

TEST_F(SharedDeltasTest, nobodyIsToldWhatDiffersForAnother) {
  const sync::Delta told = delta(40);
  shared.frameOf(told, 2);
  sync::Delta other = told;
  const auto is_its_own = [&] { return shared.frameOf(other, 2) == wire::encode(other, 2); };
  other.commits[0].rows[39].image[99] = '!';
  EXPECT_TRUE(is_its_own());
  other = told;
  other.commits[0].rows[3].entity = 8;
  EXPECT_TRUE(is_its_own());
  other = told;
  other.commits[0].rows.pop_back();
  EXPECT_TRUE(is_its_own());
  other = told;
  other.commits[0].entered.push_back({rng.newId(Instant{1'000}), Facet::ticket});
  EXPECT_TRUE(is_its_own());
  other = told;
  other.commits[0].left.push_back({rng.newId(Instant{1'000}), Facet::ticket});
  EXPECT_TRUE(is_its_own());
  other = told;
  other.commits[0].is_partial = true;
  EXPECT_TRUE(is_its_own());
  other = told;
  other.trimmed_to = 5;
  EXPECT_TRUE(is_its_own());
  other = told;
  other.is_reset = true;
  EXPECT_TRUE(is_its_own());
  EXPECT_EQ(shared.figures().shared, 0u);
}

TEST_F(SharedDeltasTest, whatIsSmallIsNotKept) {
  shared.frameOf(delta(1), 2);
  EXPECT_EQ(shared.figures().bytes, 0u);
}

TEST_F(SharedDeltasTest, theNewestAreKeptWithinTheBound) {
  SharedDeltas few(100'000);
  for (std::int64_t from = 0; from < 100; ++from) few.frameOf(delta(100, from), 2);
  EXPECT_LE(few.figures().bytes, 100'000u);
  EXPECT_GT(few.figures().bytes, 30'000u);
  SharedDeltas none(10);
  const sync::Delta told = delta(100);
  EXPECT_EQ(none.frameOf(told, 2), wire::encode(told, 2));
  EXPECT_EQ(none.figures().bytes, 0u);
}

TEST_F(SharedDeltasTest, manyLinksAtOnceAreAllTold) {
  std::vector<sync::Delta> told;
  std::vector<std::string> frames;
  for (std::int64_t from = 0; from < 8; ++from) {
    told.push_back(delta(50, from));
    frames.push_back(wire::encode(told.back(), 2));
  }
  std::atomic<int> wrong = 0;
  std::vector<std::thread> links;
  for (int i = 0; i < 4; ++i) {
    links.emplace_back([&] {
      for (int round = 0; round < 50; ++round) {
        for (std::size_t at = 0; at < told.size(); ++at) wrong += shared.frameOf(told[at], 2) != frames[at];
      }
    });
  }
  for (std::thread& link : links) link.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace carnet::wire
