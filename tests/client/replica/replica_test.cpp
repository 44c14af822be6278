#include "client/replica/replica.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <fstream>
#include <future>
#include <mutex>

#include "client/replica/replica_error.h"
#include "client/replica/sqlite_store.h"
#include "shared/domain/crm/partner.h"
#include "shared/schema/codec.h"
#include "tests/client/replica/replica_fixture.h"

namespace carnet::client {
namespace {

using namespace std::chrono_literals;

TEST_F(ReplicaTest, whatIsSubmittedOfflineIsSavedSeenAndListed) {
  auto replica = open();
  std::atomic<int> told = 0;
  std::atomic<std::int64_t> local_no = 0;
  ReplicaObserver observer;
  observer.changed = [&](const Commit& commit) {
    told += static_cast<int>(commit.changed.size());
    local_no = commit.local_no;
  };
  replica->subscribe(observer);
  const sync::SubmitOutcome outcome = replica->submit({{createPartner(someId(50), "Müller")}}).get();
  ASSERT_TRUE(outcome.saved) << outcome.problem.code;
  EXPECT_EQ(told, 1) << "observers are told before the answer is given";
  EXPECT_EQ(local_no, 1);
  EXPECT_EQ(partner(*replica, someId(50))->name, "Müller");
  const auto items = replica->outbox().get();
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].change_set.operations.size(), 1u);
  EXPECT_EQ(replica->status().waiting, 1);
  EXPECT_EQ(replica->status().link, sync::LinkState::offline);
}

TEST_F(ReplicaTest, whatIsRefusedWritesNothing) {
  auto replica = open();
  Operation op = createPartner(someId(50), std::string("a\0b", 3));
  const sync::SubmitOutcome outcome = replica->submit({{op}}).get();
  EXPECT_FALSE(outcome.saved);
  EXPECT_FALSE(outcome.problem.code.empty());
  EXPECT_EQ(replica->status().waiting, 0);
  EXPECT_FALSE(partner(*replica, someId(50)).has_value());
}

TEST_F(ReplicaTest, itIsThereAgainAfterARestartAndKnowsWhoseItIs) {
  EXPECT_FALSE(Replica::identityOf(folder_.path()).has_value());
  open()->submit({{createPartner(someId(50), "A")}}).get();
  const auto known = Replica::identityOf(folder_.path());
  ASSERT_TRUE(known.has_value());
  EXPECT_EQ(known->device_id, identity.device_id);
  EXPECT_EQ(known->device_code, "T07");
  auto replica = open();
  EXPECT_TRUE(partner(*replica, someId(50)).has_value());
  EXPECT_EQ(replica->temporaryNumber("T").get(), "T-T07-0001");
  EXPECT_EQ(replica->temporaryNumber("T").get(), "T-T07-0002");
}

TEST_F(ReplicaTest, aDeviceThatWasLetInAnewGoesOnWithWhatWaits) {
  FakeLink link;
  {
    auto replica = open(&link);
    replica->submit({{createPartner(someId(50), "A")}}).get();
    const Uuid id = replica->submit({{createPartner(someId(51), "B")}}).get().change_set_id;
    welcome(link);
    const auto push = link.expect<sync::Push>();
    link.deliver(sync::Receipt{1, push.id, Verdict::parked, 7, {}, {"change_set.copied_replica", "", {}}});
    link.deliver(sync::Error{"sync.copied_replica", 0, true});
    ASSERT_TRUE(eventually([&] { return replica->status().trouble.has_value(); }));
    EXPECT_EQ(replica->outbox().get().back().change_set.id, id);
  }
  FakeLink again;
  Replica replica({folder_.path(), &freeRules(), &clock_, &rng_, &again},
                  {identity.server_id, someId(88), identity.person_id, "T88"});
  EXPECT_EQ(Replica::identityOf(folder_.path())->device_id, someId(88));
  const auto items = replica.outbox().get();
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0].state, sync::OutboxState::parked);
  EXPECT_EQ(items[1].cs_no, 1);
  EXPECT_EQ(items[1].change_set.device_id, someId(88));
  EXPECT_EQ(replica.temporaryNumber("T").get(), "T-T88-0001");
  welcome(again);
  const auto push = again.expect<sync::Push>();
  EXPECT_EQ(push.cs_no, 1);
  EXPECT_EQ(decodeChangeSet(push.bytes)->cs_no, 1);
  EXPECT_TRUE(partner(replica, someId(51)).has_value());
  EXPECT_TRUE(replica.withdraw(items[0].cs_no).get().ok()) << "what was parked can still be closed";
}

TEST_F(ReplicaTest, aServerWithoutRoomIsShownUntilItTakesSomething) {
  FakeLink link;
  auto replica = open(&link);
  welcome(link);
  const auto outcome = replica->submit({{createPartner(someId(50), "A")}}).get();
  const auto shows = [&](const std::string& code) {
    return eventually([&] {
      const auto trouble = replica->status().trouble;
      return (trouble ? trouble->code : std::string()) == code;
    });
  };
  for (int round = 1; round <= 2; ++round) {
    EXPECT_EQ(link.expect<sync::Push>().cs_no, outcome.cs_no);
    link.deliver(sync::Error{"server.disk_full", 1, false});
    ASSERT_TRUE(shows("server.disk_full"));
    EXPECT_EQ(replica->status().waiting, 1) << "nothing is given up";
    ASSERT_TRUE(link.waitForOpen(round + 1));
    link.connected();
    link.expect<sync::Hello>();
    sync::Welcome again;
    again.server_id = identity.server_id;
    again.epoch = someId(9);
    again.server_time = clock_.now();
    link.deliver(again);
    ASSERT_TRUE(eventually([&] { return replica->status().link == sync::LinkState::online; }));
    EXPECT_EQ(replica->status().trouble->code, "server.disk_full") << "that it greets says nothing about its disk";
  }
  link.expect<sync::Push>();
  link.deliver(sync::Receipt{outcome.cs_no, outcome.change_set_id, Verdict::applied, 1, {}, {}});
  EXPECT_TRUE(shows("")) << "it took what was waiting";
}

TEST_F(ReplicaTest, aWrongClockIsInTheStatusAndWhatIsMadeIsDatedByTheServers) {
  constexpr std::int64_t fiveHours = 5 * 3'600'000;
  FakeLink link;
  auto replica = open(&link);
  ASSERT_TRUE(link.waitForOpen(1));
  link.connected();
  link.expect<sync::Hello>();
  sync::Welcome greeting;
  greeting.server_id = identity.server_id;
  greeting.epoch = someId(9);
  greeting.server_time = {clock_.now().unix_ms - fiveHours};
  link.deliver(greeting);
  ASSERT_TRUE(eventually([&] { return replica->status().link == sync::LinkState::online; }));
  EXPECT_NEAR(static_cast<double>(replica->status().clock_offset_ms), -static_cast<double>(fiveHours), 60'000.0);
  replica->submit({{createPartner(someId(50), "A")}}).get();
  const auto made = decodeChangeSet(link.expect<sync::Push>().bytes);
  EXPECT_NEAR(static_cast<double>(made->happened_at.instant().unix_ms),
              static_cast<double>(clock_.now().unix_ms - fiveHours), 60'000.0);
}

TEST_F(ReplicaTest, aReplicaOfAnotherServerOrPersonIsRefused) {
  open();
  Identity other = identity;
  other.person_id = someId(77);
  try {
    Replica replica({folder_.path(), &freeRules(), &clock_, &rng_, nullptr}, other);
    FAIL();
  } catch (const ReplicaError& error) {
    EXPECT_EQ(error.problem.code, "replica.other_identity");
  }
}

TEST_F(ReplicaTest, workIsPushedAndReceiptsCount) {
  FakeLink link;
  auto replica = open(&link);
  replica->submit({{createPartner(someId(50), "A")}}).get();
  welcome(link);
  const auto push = link.expect<sync::Push>();
  EXPECT_EQ(push.cs_no, 1);
  ASSERT_TRUE(eventually([&] { return replica->status().link == sync::LinkState::online; }));
  EXPECT_TRUE(replica->outbox().get()[0].is_sent);
  sync::Receipt receipt;
  receipt.cs_no = 1;
  receipt.id = push.id;
  receipt.verdict = Verdict::parked;
  receipt.commit_no = 1;
  receipt.reason = {"partner.refused", "", {}};
  link.deliver(receipt);
  ASSERT_TRUE(eventually([&] { return replica->status().parked == 1; }));
  EXPECT_EQ(replica->status().waiting, 0);
  const auto items = replica->outbox().get();
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].reason.code, "partner.refused");
  EXPECT_FALSE(partner(*replica, someId(50)).has_value()) << "its effects are taken back";
  EXPECT_TRUE(replica->withdraw(1).get().ok());
  const auto left = replica->outbox().get();
  ASSERT_EQ(left.size(), 1u);
  EXPECT_EQ(left[0].change_set.in_place_of, std::vector{push.id}) << "the office is told";
  EXPECT_FALSE(replica->withdraw(1).get().ok());
}

TEST_F(ReplicaTest, theFirstSynchronisationArrivesAndIsComplete) {
  FakeLink link;
  auto replica = open(&link);
  welcome(link);
  const Node node{Uuid{}, entityOf<Partner>.facet};
  sync::Delta delta{true, 0, 5, 0, {{5, someId(5), someId(6), Hlc{}, {node}, {}, {}, false}}};
  link.deliver(delta);
  link.deliver(sync::SnapshotBegin{1, 5, {node}, 1'000});
  Uuid last;
  sync::SnapshotChunk chunk{1, entityOf<Partner>.no, {}, {}};
  for (std::uint64_t n = 0; n < 1'000; ++n) {
    RowHead head = someHead(100 + n, entityOf<Partner>.facet);
    head.root_id = head.id;
    head.rev = 4;
    chunk.images.push_back(encodeRow(entityOf<Partner>.blank(head)));
    chunk.last_key = head.id;
  }
  link.deliver(chunk);
  link.deliver(sync::SnapshotEnd{1, 5});
  ASSERT_TRUE(eventually([&] { return replica->status().first_sync_complete; }));
  replica->settled().get();
  EXPECT_TRUE(partner(*replica, someId(1'099)).has_value());
  EXPECT_GT(link.expect<sync::Credit>().bytes, 0u);
}

TEST_F(ReplicaTest, aProblemOfTheLinkIsShownUntilItIsOnlineAgain) {
  FakeLink link;
  auto replica = open(&link);
  ASSERT_TRUE(link.waitForOpen(1));
  link.cut({"link.wrong_certificate", "", {}});
  ASSERT_TRUE(eventually([&] { return replica->status().trouble.has_value(); }));
  EXPECT_EQ(replica->status().trouble->code, "link.wrong_certificate");
  replica->wakeUp();
  ASSERT_TRUE(link.waitForOpen(2));
  welcome(link);
  ASSERT_TRUE(eventually([&] { return replica->status().link == sync::LinkState::online; }));
  EXPECT_FALSE(replica->status().trouble.has_value());
}

TEST_F(ReplicaTest, aHeldLinkStaysClosedUntilItIsReleased) {
  FakeLink link;
  auto replica = open(&link);
  welcome(link);
  ASSERT_TRUE(eventually([&] { return replica->status().link == sync::LinkState::online; }));
  replica->holdLink(true);
  ASSERT_TRUE(link.waitForClose());
  ASSERT_TRUE(eventually([&] { return replica->status().link != sync::LinkState::online; }));
  const int opened = link.opened();
  replica->wakeUp();
  replica->settled().get();
  EXPECT_EQ(link.opened(), opened);
  replica->holdLink(false);
  EXPECT_TRUE(link.waitForOpen(opened + 1));
}

TEST_F(ReplicaTest, anAttachedFileIsOfferedAndSent) {
  FakeLink link;
  auto replica = open(&link);
  const std::string bytes(300'000, 'j');
  const Result<Sha256> hash = replica->attachFile(bytes).get();
  ASSERT_TRUE(hash.ok());
  welcome(link);
  const auto ask = link.expect<sync::BlobAsk>();
  EXPECT_EQ(ask.hash, *hash);
  EXPECT_EQ(ask.total, bytes.size());
  link.deliver(sync::BlobHave{*hash, 0});
  std::string sent;
  while (sent.size() < bytes.size()) {
    const auto put = link.expect<sync::BlobPut>();
    ASSERT_EQ(put.offset, sent.size());
    sent += put.bytes;
    EXPECT_EQ(replica->status().files_waiting, 1);
    link.deliver(sync::BlobHave{*hash, sent.size()});
  }
  EXPECT_EQ(sent, bytes);
  EXPECT_TRUE(eventually([&] { return replica->status().files_waiting == 0; }));
  ASSERT_TRUE(replica->blobPath(*hash).has_value());
  EXPECT_EQ(std::filesystem::file_size(*replica->blobPath(*hash)), bytes.size());
  EXPECT_EQ(replica->attachFile("").get().problem().code, "attachment.empty");
}

TEST_F(ReplicaTest, anotherOnesFileIsFetchedAndTold) {
  FakeLink link;
  auto replica = open(&link);
  welcome(link);
  std::promise<Sha256> arrived;
  ReplicaObserver observer;
  observer.file_arrived = [&](const Sha256& hash) { arrived.set_value(hash); };
  replica->subscribe(observer);
  const Sha256 hash = sha256("photo");
  replica->fetchFile(hash, someId(4));
  EXPECT_EQ(link.expect<sync::BlobGet>().attachment_id, someId(4));
  EXPECT_FALSE(replica->blobPath(hash).has_value());
  link.deliver(sync::BlobPart{hash, 0, 5, "photo"});
  auto future = arrived.get_future();
  ASSERT_EQ(future.wait_for(10s), std::future_status::ready);
  EXPECT_TRUE(replica->blobPath(hash).has_value());
}

TEST_F(ReplicaTest, aFileThatTheServerDoesNotHaveYetIsAskedForAgain) {
  FakeLink link;
  auto replica = open(&link);
  welcome(link);
  const Sha256 hash = sha256("photo");
  replica->fetchFile(hash, someId(4));
  link.expect<sync::BlobGet>();
  link.deliver(sync::BlobMissing{hash});
  link.expect<sync::BlobGet>();
  link.deliver(sync::BlobPart{hash, 0, 5, "photo"});
  EXPECT_TRUE(eventually([&] { return replica->blobPath(hash).has_value(); }));
}

TEST_F(ReplicaTest, afterUnsubscribingNothingIsTold) {
  auto replica = open();
  std::atomic<int> told = 0;
  ReplicaObserver observer;
  observer.outbox = [&] { ++told; };
  const auto subscription = replica->subscribe(observer);
  replica->submit({{createPartner(someId(50), "A")}}).get();
  const int before = told;
  EXPECT_GT(before, 0);
  replica->unsubscribe(subscription);
  replica->submit({{createPartner(someId(51), "A")}}).get();
  EXPECT_EQ(told, before);
}

TEST_F(ReplicaTest, whatWasNotBegunIsAnsweredWhenItCloses) {
  auto replica = open();
  std::vector<std::future<sync::SubmitOutcome>> answers;
  for (std::uint64_t n = 0; n < 500; ++n) answers.push_back(replica->submit({{createPartner(someId(100 + n), "A")}}));
  replica.reset();
  std::int64_t saved = 0;
  for (auto& answer : answers) {
    const sync::SubmitOutcome outcome = answer.get();
    if (outcome.saved)
      ++saved;
    else
      EXPECT_EQ(outcome.problem.code, "replica.closing");
  }
  SqliteStore store(folder_.path(), registry());
  EXPECT_EQ(store.countWaiting(), saved);
}

}  // namespace
}  // namespace carnet::client
