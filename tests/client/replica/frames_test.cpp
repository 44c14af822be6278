// What arrives and goes in frames: several at a time, those of a connection that is gone, and such as nobody can read.
#include <gtest/gtest.h>

#include <algorithm>
#include <future>
#include <mutex>

#include "tests/client/replica/replica_fixture.h"

namespace carnet::client {
namespace {

class FramesTest : public ReplicaTest {};

TEST_F(FramesTest, receiptsThatArriveTogetherAreAppliedTogetherInTheirOrder) {
  constexpr int sets = 250;
  FakeLink link;
  auto replica = open(&link);
  for (std::uint64_t n = 0; n < sets; ++n) {
    replica->submit({{createPartner(someId(100 + n), "P" + std::to_string(n))}}).get();
  }
  std::mutex mutex;
  std::vector<std::int64_t> judged;
  std::size_t told = 0;
  ReplicaObserver observer;
  observer.receipts = [&](const std::vector<sync::Receipt>& receipts) {
    const std::lock_guard lock(mutex);
    ++told;
    for (const sync::Receipt& receipt : receipts) judged.push_back(receipt.cs_no);
  };
  replica->subscribe(observer);
  welcome(link);
  std::vector<sync::Push> pushes;
  for (int i = 0; i < sets; ++i) pushes.push_back(link.expect<sync::Push>());

  // The writer is busy while all of them arrive, the fifth is parked, and something else comes behind them.
  std::promise<void> go_on;
  auto busy = replica->read([waits = go_on.get_future().share()](Rows&) { waits.wait(); });
  for (int i = 0; i < sets; ++i) {
    sync::Receipt receipt{pushes[i].cs_no, pushes[i].id, i == 4 ? Verdict::parked : Verdict::applied, i + 1, {}, {}};
    if (i == 4) receipt.reason = {"partner.refused", "", {}};
    link.deliver(receipt);
  }
  link.deliver(sync::Ping{77, 0, 0});
  go_on.set_value();
  EXPECT_EQ(link.expect<sync::Pong>().nonce, 77u);
  ASSERT_TRUE(eventually([&] { return replica->status().waiting == 0; }));
  EXPECT_EQ(replica->status().parked, 1);
  EXPECT_FALSE(partner(*replica, someId(104)).has_value()) << "the parked one's effects are taken back";
  EXPECT_TRUE(partner(*replica, someId(105)).has_value());
  const std::lock_guard lock(mutex);
  EXPECT_LE(told, 5u) << "a commit for each would be told one by one";
  ASSERT_EQ(judged.size(), static_cast<std::size_t>(sets));
  EXPECT_TRUE(std::is_sorted(judged.begin(), judged.end()));
}

TEST_F(FramesTest, whatAnEarlierConnectionLeftBehindIsInNobodysWay) {
  FakeLink link;
  auto replica = open(&link);
  welcome(link);
  // The writer is busy while frames arrive, and the link is held before it gets to them.
  std::promise<void> go_on;
  auto busy = replica->read([waits = go_on.get_future().share()](Rows&) { waits.wait(); });
  for (std::uint64_t i = 0; i < 3; ++i) link.deliver(sync::Ping{i, 0, 0});
  replica->holdLink(true);
  go_on.set_value();
  ASSERT_TRUE(link.waitForClose());
  replica->holdLink(false);
  ASSERT_TRUE(link.waitForOpen(2));
  link.connected();
  link.expect<sync::Hello>();
  sync::Welcome again;
  again.server_id = identity.server_id;
  again.epoch = someId(9);
  again.server_time = clock_.now();
  link.deliver(again);
  EXPECT_TRUE(eventually([&] { return replica->status().link == sync::LinkState::online; }));
}

TEST_F(FramesTest, whatWasMadeOfflineGoesAndIsConfirmedInAFewFrames) {
  constexpr int sets = 1'500;
  FakeLink link;
  auto replica = open(&link);
  std::vector<std::future<sync::SubmitOutcome>> saved;
  for (std::uint64_t n = 0; n < sets; ++n) {
    saved.push_back(replica->submit({{createPartner(someId(100 + n), "P" + std::to_string(n))}}));
  }
  for (auto& outcome : saved) ASSERT_TRUE(outcome.get().saved);
  welcome(link, 0, true);
  const int before = 1;  // the Hello
  std::vector<sync::Message> receipts;
  for (int i = 0; i < sets; ++i) {
    const auto push = link.expect<sync::Push>();
    ASSERT_EQ(push.cs_no, i + 1);
    ASSERT_EQ(push.hash, sha256(push.bytes));
    receipts.push_back(sync::Receipt{push.cs_no, push.id, Verdict::applied, i + 1, {}, {}});
  }
  EXPECT_LT(link.framesSent() - before, 10);
  receipts.push_back(sync::Ping{77, 0, 0});
  link.deliver(receipts);
  EXPECT_EQ(link.expect<sync::Pong>().nonce, 77u) << "what comes behind a bundle is dealt with behind it";
  EXPECT_TRUE(eventually([&] { return replica->status().waiting == 0; }));
}

TEST_F(FramesTest, aMalformedFrameCutsTheLinkAndAnotherIsOpened) {
  FakeLink link;
  auto replica = open(&link);
  replica->submit({{createPartner(someId(50), "A")}}).get();
  welcome(link);
  ASSERT_TRUE(eventually([&] { return replica->status().link == sync::LinkState::online; }));
  link.deliverRaw("\x07garbage");
  EXPECT_EQ(link.expect<sync::Error>().code, "frame.malformed");
  ASSERT_TRUE(link.waitForOpen(2));
  EXPECT_EQ(replica->status().trouble->code, "frame.malformed");
  EXPECT_EQ(replica->status().waiting, 1) << "nothing is lost";
}

TEST_F(FramesTest, aFrameThatCameTwiceCutsTheLinkAndAnotherIsOpened) {
  FakeLink link;
  auto replica = open(&link);
  replica->submit({{createPartner(someId(50), "A")}}).get();
  welcome(link);
  ASSERT_TRUE(eventually([&] { return replica->status().link == sync::LinkState::online; }));
  // Welcome was the first frame of this link.
  for (int i = 0; i < 2; ++i) link.deliverRaw(wire::encode(sync::Ping{}, 2));
  EXPECT_EQ(link.expect<sync::Error>().code, "frame.out_of_order");
  ASSERT_TRUE(link.waitForOpen(2));
  EXPECT_EQ(replica->status().waiting, 1) << "nothing is lost";
}

}  // namespace
}  // namespace carnet::client
