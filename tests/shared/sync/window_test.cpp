// How much is under way at once between a device and a server, in both directions.
#include <gtest/gtest.h>

#include "tests/shared/sync/rig.h"

namespace carnet::testbook {
namespace {

class WindowTest : public testing::Test {
 protected:
  WindowTest() : bert_(rig_.add(rig_.bert)) {
    bert_.connect();
    rig_.settle();
  }

  Rig rig_;
  RigDevice& bert_;
};

TEST_F(WindowTest, noMoreIsOnItsWayThanTheServerTakesAtOnce) {
  for (int i = 0; i < 20; ++i) {
    std::vector<Operation> operations;
    for (int n = 0; n < 7; ++n) {
      operations.push_back(createJob(bert_.rng.newId(rig_.now), std::string(60'000, 'x')));
    }
    ASSERT_TRUE(bert_.submit(operations).saved);
  }
  const auto onItsWay = [this] {
    std::size_t bytes = 0;
    for (const sync::Message& message : bert_.to_server) {
      if (const auto* push = std::get_if<sync::Push>(&message)) bytes += push->bytes.size();
    }
    return bytes;
  };
  EXPECT_GE(onItsWay(), 4u << 20);
  EXPECT_LT(onItsWay(), (4u << 20) + maxChangeSetBytes);
  rig_.settle();
  EXPECT_EQ(bert_.store.countWaiting(), 0) << "the rest follows the receipts";
}

TEST_F(WindowTest, aServerThatSendsWithoutBeingPaidIsNotListenedToForEver) {
  const std::int64_t cursor = bert_.store.state().cursor;
  const sync::SnapshotChunk chunk{1, entityOf<Job>.no, {}, {std::string(1u << 20, 'x')}};
  int sent = 0;
  for (; sent < 100 && bert_.engine->link() == sync::LinkState::online; ++sent) {
    bert_.take(bert_.engine->onMessage(chunk, rig_.now));
  }
  EXPECT_GE(sent, 30) << "a large commit is no flood";
  EXPECT_LT(sent, 40);
  EXPECT_EQ(bert_.engine->link(), sync::LinkState::offline);
  bert_.cut();
  bert_.connect();
  rig_.settle();
  EXPECT_EQ(bert_.store.state().cursor, cursor);
}

}  // namespace
}  // namespace carnet::testbook
