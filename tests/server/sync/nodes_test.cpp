// Two nodes on one database: what a device may do at one and then at the other.
#include <thread>

#include "server/sync/session_start.h"
#include "tests/server/sync/server_node.h"
#include "tests/support/within.h"

namespace carnet::testing {
namespace {

using std::chrono::seconds;

class NodesTest : public ::testing::Test {
 protected:
  Uuid newId() { return one.rng.newId(one.clock.now()); }

  const std::string url = officeDatabase();
  ServerNode one{url}, other{url};
  const Uuid device = newId();
};

TEST_F(NodesTest, aDeviceThatComesToAnotherNodeLosesItsLinkAtTheFirst) {
  const auto older = one.connectAs("desk", device);
  ASSERT_TRUE(older->await<sync::Welcome>());
  const auto newer = other.connectAs("desk", device);
  ASSERT_TRUE(newer->await<sync::Welcome>());
  EXPECT_TRUE(older->awaitEnd(seconds(5)));
  EXPECT_EQ(older->closeReason(), server::CloseReason::goingAway);
  EXPECT_TRUE(newer->isOpen());
  const auto back = one.connectAs("desk", device);
  ASSERT_TRUE(back->await<sync::Welcome>());
  EXPECT_TRUE(newer->awaitEnd(seconds(5)));
  EXPECT_TRUE(back->isOpen());
}

TEST_F(NodesTest, oneLinkOfADeviceIsLeftHoweverFastItGoesToAndFro) {
  for (int round = 0; round < 10; ++round) {
    std::vector<std::shared_ptr<TestLink>> links;
    for (int i = 0; i < 3; ++i) {
      links.push_back(one.connectAs("desk", device));
      links.push_back(other.connectAs("desk", device));
    }
    const auto open = [&] {
      return std::count_if(links.begin(), links.end(), [](auto& link) { return link->isOpen(); });
    };
    ASSERT_TRUE(within(seconds(10), [&] { return open() <= 1; })) << "in round " << round;
    // The last one stays: nobody is ended by a hello that came before its own. Of what must not come nothing tells.
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    ASSERT_EQ(open(), 1) << "in round " << round;
  }
}

TEST_F(NodesTest, aNodeThatHeardNothingForAWhileLooksForNewerHellos) {
  // From here on the first node listens, and its first look is over.
  const Uuid another = newId();
  const auto heard = one.connectAs("desk", another);
  ASSERT_TRUE(heard->await<sync::Welcome>());
  const auto elsewhere = other.connectAs("desk", another);
  ASSERT_TRUE(heard->awaitEnd(seconds(10)));

  const auto older = one.connectAs("desk", device);
  ASSERT_TRUE(older->await<sync::Welcome>());
  // As it is written by a node whose word is not heard.
  one.database.runBlocking([&](server::Transaction& tx) {
    tx.exec("UPDATE sync_device SET hello_no = hello_no + 1 WHERE device_id = $1", device);
  });
  EXPECT_FALSE(older->awaitEnd(std::chrono::milliseconds(300)));
  one.database.runBlocking([](server::Transaction& tx) {
    tx.exec(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE application_name = 'carnet-server listener' AND datname = current_database()");
  });
  EXPECT_TRUE(older->awaitEnd(seconds(10)));
}

TEST_F(NodesTest, workThatWasSentToBothNodesIsJudgedOnce) {
  const sync::Push push = pushOf("desk", device, 1, {createPartner(newId(), "Meyer")});
  const auto first = one.connectAs("desk", device);
  first->send(push);
  const auto receipt = first->await<sync::Receipt>();
  ASSERT_TRUE(receipt);
  const auto second = other.connectAs("desk", device);
  second->send(push);
  const auto again = second->await<sync::Receipt>();
  ASSERT_TRUE(again);
  EXPECT_EQ(again->commit_no, receipt->commit_no);
  EXPECT_EQ(again->verdict, Verdict::applied);
}

TEST_F(NodesTest, aPhotoGoesOnAtTheOtherNodeWhereItWasCut) {
  // Both look into one folder, as nodes do that share it.
  const server::BlobFolder shared(one.folder.path() / "shared"), same(one.folder.path() / "shared");
  const std::string photo(300'000, 'p');
  const Sha256 hash = sha256(photo);
  const std::size_t half = 150'000;
  EXPECT_EQ(shared.add(device, hash, 0, photo.size(), photo.substr(0, half)).bytes, half);
  EXPECT_EQ(same.receivedFrom(device, hash), half);
  EXPECT_EQ(same.add(device, hash, half, photo.size(), photo.substr(half)).bytes, photo.size());
  EXPECT_EQ(shared.sizeOf(hash), photo.size());
}

}  // namespace
}  // namespace carnet::testing
