// The device: what a person sees of their own work while it waits, is judged, and meets others' work.
#include <gtest/gtest.h>

#include "tests/shared/sync/rig.h"

namespace carnet::testbook {
namespace {

using sync::OutboxState;

class DeviceTest : public testing::Test {
 protected:
  DeviceTest() : bert_(rig_.add(rig_.bert)) {
    rig_.serverDoes(rig_.anna, {createJob(job_, "Boiler"), textField(J, job_, "notes", "", "one\ntwo\nthree")});
    rig_.serverDoes(rig_.anna, {step(job_, "assign", {{"person_id", rig_.bert}})});
    bert_.connect();
    rig_.settle();
  }
  std::string title(RigDevice& device) { return device.find<Job>(job_).value_or(Job{}).title; }
  void reconnect() {
    bert_.connect();
    rig_.settle();
  }

  Rig rig_;
  const Uuid job_ = Uuid::v7(100, 1, 1), other_ = Uuid::v7(100, 1, 2);
  RigDevice& bert_;
};

TEST_F(DeviceTest, firstContactBringsWhatThePersonHoldsAndNothingElse) {
  rig_.serverDoes(rig_.anna, {createJob(other_, "not Bert's")});
  rig_.settle();
  rig_.expectSame(bert_);
  EXPECT_TRUE(bert_.row(J, job_));
  EXPECT_FALSE(bert_.row(J, other_));
  EXPECT_TRUE(bert_.engine->isFirstSyncComplete());
}

TEST_F(DeviceTest, workMadeOfflineIsSeenAtOnceAndReachesTheServerOnce) {
  bert_.cut();
  const auto saved =
      bert_.submit({setField(J, job_, "title", "Boiler", "Pump"), appendLine(Uuid::v7(9, 1, 1), job_, 4)});
  ASSERT_TRUE(saved.saved);
  EXPECT_EQ(title(bert_), "Pump");
  EXPECT_EQ(bert_.store.countWaiting(), 1);
  reconnect();
  EXPECT_EQ(rig_.find<Job>(job_)->title, "Pump");
  EXPECT_EQ(bert_.store.countWaiting(), 0);
  ASSERT_EQ(bert_.receipts.size(), 1u);
  EXPECT_EQ(bert_.receipts[0].verdict, Verdict::applied);
  rig_.expectSame(bert_);
}

// Nobody answers: how long already, the clock cannot say any more.
TEST_F(DeviceTest, aClockThatIsSetBackHidesNoDeadConnection) {
  rig_.now = rig_.now - Duration::hours(24 * 365);
  bert_.take(bert_.engine->onTime(rig_.now));
  EXPECT_EQ(bert_.engine->link(), sync::LinkState::online);
  rig_.now = rig_.now + Duration::seconds(6);
  bert_.take(bert_.engine->onTime(rig_.now));
  EXPECT_EQ(bert_.engine->link(), sync::LinkState::offline);
}

TEST_F(DeviceTest, whatTheRulesRefuseHereAndNowIsNotSaved) {
  const auto refused = bert_.submit({step(job_, "finish")});
  EXPECT_FALSE(refused.saved);
  EXPECT_EQ(refused.problem.code, "job.illegal_step");
  EXPECT_TRUE(bert_.store.outboxEntries().empty());
  EXPECT_EQ(bert_.store.state().next_cs_no, 1);
}

TEST_F(DeviceTest, aPendingEditKeepsItsFieldWhileOthersEditsOfOtherFieldsCome) {
  bert_.cut();
  bert_.submit({setField(J, job_, "title", "Boiler", "mine")});
  bert_.connect();
  bert_.to_server.clear();  // the push is still under way
  rig_.serverDoes(rig_.anna, {setField(J, job_, "title", "Boiler", "theirs"),
                              setField(J, job_, "limit_minor", std::int64_t{0}, std::int64_t{7})});
  while (bert_.deliverToDevice()) bert_.work();
  EXPECT_EQ(title(bert_), "mine") << "a person's own value is shown until the receipt";
  EXPECT_EQ(bert_.find<Job>(job_)->limit_minor, 7);
  EXPECT_EQ(as<Job>(*bert_.store.shadow({&J, job_})->image).title, "theirs");
}

TEST_F(DeviceTest, partsOfAGroupGoTogether) {
  bert_.submit({setField(J, job_, "city", "", "Lyon")});
  rig_.settle();
  EXPECT_EQ(rig_.find<Job>(job_)->city, "Lyon");
  bert_.cut();
  bert_.submit({setField(J, job_, "street", "", "Quai 1")});
  Operation theirs = setField(J, job_, "city", "Lyon", "Paris");
  theirs.fields.push_back(edit(J, "street", "", ""));
  rig_.serverDoes(rig_.anna, {theirs});
  reconnect();
  EXPECT_EQ(rig_.find<Job>(job_)->city + rig_.find<Job>(job_)->street, "Paris");
  EXPECT_EQ(bert_.receipts.back().verdict, Verdict::merged);
  rig_.expectSame(bert_);
}

TEST_F(DeviceTest, judgedWorkLeavesTheOutboxOnlyWhenItsCommitHasArrived) {
  bert_.submit({setField(J, job_, "title", "Boiler", "mine")});
  while (bert_.deliverToServer()) {
  }
  // The receipt first, the feed later.
  std::deque<sync::Message> later;
  for (auto& message : std::exchange(bert_.to_device, {})) {
    (std::holds_alternative<sync::Receipt>(message) ? bert_.to_device : later).push_back(std::move(message));
  }
  bert_.deliverToDevice();
  ASSERT_TRUE(bert_.outbox(1));
  EXPECT_EQ(bert_.outbox(1)->state, OutboxState::judged);
  EXPECT_EQ(title(bert_), "mine");
  bert_.to_device = std::move(later);
  rig_.settle();
  EXPECT_FALSE(bert_.outbox(1));
  EXPECT_EQ(title(bert_), "mine");
  rig_.expectSame(bert_);
}

TEST_F(DeviceTest, theOwnCommitBeforeItsReceiptIsNotMetTwice) {
  bert_.cut();
  bert_.submit({textField(J, job_, "notes", "one\ntwo\nthree", "one\nBert\nthree")});
  bert_.submit({step(job_, "start")});
  bert_.submit({step(job_, "finish")});
  rig_.serverDoes(rig_.anna, {textField(J, job_, "notes", "one\ntwo\nthree", "one\nAnna\nthree")});
  bert_.connect();
  bert_.deliverToDevice();  // Welcome
  while (bert_.deliverToServer()) {
  }
  std::deque<sync::Message> receipts;
  for (auto& message : std::exchange(bert_.to_device, {})) {
    (std::holds_alternative<sync::Receipt>(message) ? receipts : bert_.to_device).push_back(std::move(message));
  }
  ASSERT_EQ(receipts.size(), 3u);
  while (bert_.deliverToDevice()) {
    bert_.work();
    while (bert_.deliverToServer()) {
    }
  }
  for (auto& message : std::exchange(bert_.to_device, {})) receipts.push_back(std::move(message));
  EXPECT_EQ(bert_.find<Job>(job_)->notes, rig_.find<Job>(job_)->notes);
  EXPECT_EQ(bert_.find<Job>(job_)->state, JobState::done);
  for (std::int64_t no : {1, 2, 3}) {
    ASSERT_TRUE(bert_.outbox(no)) << "without its receipt it stays";
    EXPECT_TRUE(bert_.outbox(no)->has_effects) << no;
  }
  bert_.to_device = std::move(receipts);
  rig_.settle();
  EXPECT_TRUE(bert_.store.outboxEntries().empty());
  rig_.expectSame(bert_);
}

TEST_F(DeviceTest, theNewestChangeThatWasNeverSentIsWithdrawnWithoutATrace) {
  bert_.cut();
  bert_.submit({setField(J, job_, "title", "Boiler", "first")});
  const auto second =
      bert_.submit({setField(J, job_, "title", "first", "second"), appendLine(Uuid::v7(9, 1, 1), job_, 4)});
  EXPECT_FALSE(second.is_sent);
  EXPECT_EQ(bert_.engine->withdraw(1, rig_.now).problem().code, "withdraw.on_its_way") << "it would leave a gap";
  ASSERT_TRUE(bert_.engine->withdraw(2, rig_.now).ok());
  EXPECT_EQ(title(bert_), "first");
  EXPECT_FALSE(bert_.row(entityOf<Line>, Uuid::v7(9, 1, 1)));
  EXPECT_EQ(bert_.store.countWaiting(), 1);
  EXPECT_TRUE(bert_.store.withdrawn().contains(second.change_set_id)) << "its content is kept";
  EXPECT_EQ(bert_.submit({setField(J, job_, "title", "first", "third")}).cs_no, 2) << "its number is free again";
  reconnect();
  EXPECT_EQ(rig_.find<Job>(job_)->title, "third");
  rig_.expectSame(bert_);
}

TEST_F(DeviceTest, whatMayHaveBeenSentIsNeverWithdrawn) {
  bert_.submit({setField(J, job_, "title", "Boiler", "sent")});
  bert_.cut();
  EXPECT_FALSE(bert_.engine->withdraw(1, rig_.now).ok()) << "the connection was cut, the message may have arrived";
  bert_.submit({setField(J, job_, "title", "sent", "kept")});
  bert_.restart();
  EXPECT_FALSE(bert_.engine->withdraw(2, rig_.now).ok()) << "nobody knows what the run before has sent";
  reconnect();
  EXPECT_EQ(rig_.find<Job>(job_)->title, "kept");
  rig_.expectSame(bert_);
}

TEST_F(DeviceTest, whatWasAcceptedIsUndoneByItsInverse) {
  const auto done =
      bert_.submit({setField(J, job_, "title", "Boiler", "mine"), appendLine(Uuid::v7(9, 1, 1), job_, 4)});
  EXPECT_TRUE(done.is_sent);
  rig_.settle();
  EXPECT_FALSE(bert_.engine->withdraw(1, rig_.now).ok());
  const auto undone = bert_.engine->submit({done.inverse, true}, rig_.now);
  ASSERT_TRUE(undone.saved);
  bert_.take(undone.reaction);
  rig_.settle();
  EXPECT_EQ(rig_.find<Job>(job_)->title, "Boiler");
  rig_.expectSame(bert_);
}

TEST_F(DeviceTest, anUndoNeverOverwritesWhatSomebodyChangedSince) {
  const auto done = bert_.submit({setField(J, job_, "title", "Boiler", "mine")});
  rig_.settle();
  rig_.serverDoes(rig_.anna, {setField(J, job_, "title", "mine", "theirs")});
  rig_.settle();
  const auto undone = bert_.engine->submit({done.inverse, true}, rig_.now);
  EXPECT_FALSE(undone.saved);
  EXPECT_EQ(undone.problem.code, "undo.changed_since");
  EXPECT_EQ(title(bert_), "theirs");
}

TEST_F(DeviceTest, aDependantIsOfTheOneThatMadeTheRowNotOfWhoNamedItFirst) {
  bert_.cut();
  bert_.submit({setField(J, other_, "title", "?", "not held here")});
  bert_.submit({step(other_, "start")});
  EXPECT_TRUE(bert_.outbox(2)->depends_on.empty());
  EXPECT_FALSE(bert_.outbox(1)->has_effects);
}

TEST_F(DeviceTest, workOnARowThatIsNotHeldIsLeftToHeadquartersAndShowsWhenTheRowComes) {
  rig_.serverDoes(rig_.anna, {createJob(other_, "theirs")});
  rig_.settle();
  bert_.cut();
  const auto saved = bert_.submit({setField(J, other_, "title", "theirs", "mine")});
  EXPECT_TRUE(saved.saved);
  EXPECT_FALSE(saved.has_effects);
  EXPECT_FALSE(bert_.row(J, other_));
  rig_.serverDoes(rig_.anna, {step(other_, "assign", {{"person_id", rig_.bert}})});
  bert_.connect();
  bert_.to_server.clear();
  while (bert_.deliverToDevice()) {
    bert_.work();
    std::erase_if(bert_.to_server, [](const auto& m) { return std::holds_alternative<sync::Push>(m); });
    while (bert_.deliverToServer()) {
    }
  }
  EXPECT_EQ(bert_.find<Job>(other_)->title, "mine");
  EXPECT_TRUE(bert_.outbox(1)->has_effects);
  bert_.cut();
  reconnect();
  EXPECT_EQ(rig_.find<Job>(other_)->title, "mine");
  rig_.expectSame(bert_);
}

TEST_F(DeviceTest, aRowThatLeavesScopeGoesButItsUnsentWorkStays) {
  bert_.cut();
  bert_.submit({setField(J, job_, "title", "Boiler", "mine"), appendLine(Uuid::v7(9, 1, 1), job_, 4)});
  rig_.serverDoes(rig_.anna, {step(job_, "assign", {{"person_id", rig_.carl}})});
  bert_.connect();
  bert_.to_server.clear();
  while (bert_.deliverToDevice()) bert_.work();
  EXPECT_FALSE(bert_.row(J, job_));
  ASSERT_TRUE(bert_.outbox(1));
  EXPECT_FALSE(bert_.outbox(1)->has_effects);
  EXPECT_EQ(bert_.outbox(1)->state, OutboxState::waiting);
  EXPECT_EQ(bert_.outbox(1)->reason.code, "access.withdrawn") << "and the person is told why";
  bert_.cut();
  reconnect();
  EXPECT_EQ(bert_.outbox(1)->state, OutboxState::parked);
  EXPECT_EQ(bert_.outbox(1)->reason.code, "row.not_yours");
  rig_.expectSame(bert_);
}

TEST_F(DeviceTest, sealedWorkShowsAgainWhenAccessComesBack) {
  bert_.cut();
  bert_.submit({setField(J, job_, "title", "Boiler", "mine")});
  rig_.serverDoes(rig_.anna, {step(job_, "assign", {{"person_id", rig_.carl}})});
  const auto listen = [&] {
    bert_.connect();
    for (bool moved = true; moved;) {
      moved = false;
      std::erase_if(bert_.to_server, [](const auto& m) { return std::holds_alternative<sync::Push>(m); });
      while (bert_.deliverToServer()) moved = true;
      while (bert_.deliverToDevice()) bert_.work(), moved = true;
    }
    bert_.cut();
  };
  listen();
  ASSERT_EQ(bert_.outbox(1)->reason.code, "access.withdrawn");
  rig_.serverDoes(rig_.anna, {step(job_, "assign", {{"person_id", rig_.bert}})});
  listen();
  EXPECT_EQ(bert_.outbox(1)->reason.code, "");
  EXPECT_TRUE(bert_.outbox(1)->has_effects);
  EXPECT_EQ(bert_.find<Job>(job_)->title, "mine");
}

// A replica that has to begin anew loses sight of everything for a moment; nothing was withdrawn.
TEST_F(DeviceTest, whatEntersAgainWithTheSameMessageIsNotSealed) {
  bert_.cut();
  bert_.submit({setField(J, job_, "title", "Boiler", "mine")});
  bert_.connect();
  bert_.to_server.clear();
  const auto nodes = bert_.store.nodes();
  sync::Delta reset;
  reset.is_reset = true;
  reset.from = bert_.store.state().cursor;
  reset.to = rig_.server.head();
  sync::DeltaCommit commit;
  commit.commit_no = reset.to;
  for (const sync::HeldNode& held : nodes) commit.entered.push_back(held.node);
  reset.commits = {commit};
  bert_.to_device.clear();
  bert_.to_device.push_back(reset);
  bert_.deliverToDevice();
  bert_.work();
  EXPECT_EQ(bert_.outbox(1)->reason.code, "");
}

// The image came in the same slice as the withdrawal, for a row that only pending work had named.
TEST_F(DeviceTest, aRowThatCameAndLeftInOneSliceIsNotKept) {
  bert_.cut();
  bert_.submit({setField(J, other_, "title", "?", "mine")});
  rig_.serverDoes(rig_.anna, {createJob(other_, "secret")});
  rig_.serverDoes(rig_.anna, {step(other_, "assign", {{"person_id", rig_.bert}})});
  rig_.serverDoes(rig_.anna, {step(other_, "assign", {{"person_id", rig_.carl}})});
  bert_.connect();
  bert_.to_server.clear();
  while (bert_.deliverToDevice()) bert_.work();
  EXPECT_FALSE(bert_.row(J, other_));
}

TEST_F(DeviceTest, aDeletionReachesTheDeviceAndAnOlderImageDoesNotBringTheRowBack) {
  const Entity& W = entityOf<Watcher>;
  const Uuid id = watcherId(job_, rig_.bert);
  rig_.serverDoes(rig_.anna, {watch(job_, rig_.bert, "first")});
  const std::string image = rig_.server.wholeFeed().back()->rows[0].image;
  rig_.serverDoes(rig_.anna, {eraseRow(W, id)});
  rig_.settle();
  ASSERT_TRUE(bert_.row(W, id));
  EXPECT_TRUE(bert_.row(W, id)->isDeleted());
  bert_.to_device.push_back(sync::SnapshotChunk{9, W.no, id, {image}});
  bert_.deliverToDevice();
  bert_.work();
  EXPECT_TRUE(bert_.row(W, id)->isDeleted());
}

TEST_F(DeviceTest, twoPendingEditsOfOneRowAreRunAgainInOrder) {
  bert_.cut();
  bert_.submit({setField(J, job_, "title", "Boiler", "first")});
  bert_.submit({setField(J, job_, "title", "first", "second")});
  bert_.submit({step(job_, "start")});
  bert_.submit({step(job_, "finish")});
  EXPECT_EQ(bert_.find<Job>(job_)->state, JobState::done);
  rig_.serverDoes(rig_.anna, {setField(J, job_, "limit_minor", std::int64_t{0}, std::int64_t{7})});
  bert_.connect();
  bert_.to_server.clear();
  while (bert_.deliverToDevice()) bert_.work();
  EXPECT_EQ(title(bert_), "second");
  EXPECT_EQ(bert_.find<Job>(job_)->limit_minor, 7);
  EXPECT_EQ(bert_.find<Job>(job_)->state, JobState::done);
  bert_.cut();
  reconnect();
  rig_.expectSame(bert_);
  EXPECT_EQ(rig_.find<Job>(job_)->title, "second");
}

TEST_F(DeviceTest, pendingWorkThatNoLongerPassesLosesItsEffectsAndIsDecidedByTheServer) {
  bert_.cut();
  bert_.submit({step(job_, "start"), setField(J, job_, "title", "Boiler", "mine")});
  rig_.serverDoes(rig_.anna, {step(job_, "start")});
  rig_.serverDoes(rig_.anna, {step(job_, "finish")});
  bert_.connect();
  bert_.to_server.clear();
  while (bert_.deliverToDevice()) bert_.work();
  EXPECT_FALSE(bert_.outbox(1)->has_effects);
  EXPECT_EQ(title(bert_), "Boiler");
  bert_.cut();
  reconnect();
  EXPECT_EQ(bert_.outbox(1)->state, OutboxState::parked);
  rig_.expectSame(bert_);
}

TEST_F(DeviceTest, aDiskThatIsFullLosesNothingAndSaysNothingWasSaved) {
  bert_.store.failNextCommit();
  EXPECT_THROW(bert_.submit({setField(J, job_, "title", "Boiler", "mine")}), std::runtime_error);
  EXPECT_EQ(title(bert_), "Boiler");
  EXPECT_TRUE(bert_.store.outboxEntries().empty());
  EXPECT_FALSE(bert_.store.isInTransaction());
  rig_.serverDoes(rig_.anna, {setField(J, job_, "title", "Boiler", "theirs")});
  rig_.serverDoes(rig_.anna, {step(job_, "assign", {{"person_id", rig_.carl}})});
  bert_.store.failNextCommit();
  while (bert_.deliverToDevice()) {
  }
  EXPECT_THROW(bert_.work(), std::runtime_error);
  EXPECT_EQ(bert_.engine->link(), sync::LinkState::offline);
  bert_.session.reset();
  reconnect();
  EXPECT_FALSE(bert_.row(J, job_));
  rig_.expectSame(bert_);
}

TEST_F(DeviceTest, aReceiptThatCouldNotBeWrittenComesAgain) {
  bert_.submit({setField(J, job_, "title", "Boiler", "mine")});
  while (bert_.deliverToServer()) {
  }
  bert_.store.failNextCommit();
  EXPECT_THROW(while (bert_.deliverToDevice()){}, std::runtime_error);
  EXPECT_EQ(bert_.engine->link(), sync::LinkState::offline) << "the server will be asked again";
  EXPECT_EQ(bert_.outbox(1)->state, OutboxState::waiting);
  bert_.cut();
  reconnect();
  EXPECT_TRUE(bert_.store.outboxEntries().empty());
  rig_.expectSame(bert_);
}

TEST_F(DeviceTest, receiptsThatComeTogetherAreTakenTogether) {
  bert_.cut();
  bert_.submit({setField(J, job_, "title", "Boiler", "a")});
  bert_.submit({setField(J, job_, "title", "a", "b")});
  bert_.submit({textField(J, job_, "notes", "one\ntwo\nthree", "n")});
  bert_.connect();
  bert_.deliverToDevice();  // Welcome
  while (bert_.deliverToServer()) {
  }
  std::vector<sync::Receipt> together;
  for (auto& message : std::exchange(bert_.to_device, {})) {
    if (const auto* receipt = std::get_if<sync::Receipt>(&message))
      together.push_back(*receipt);
    else
      bert_.to_device.push_back(std::move(message));
  }
  ASSERT_EQ(together.size(), 3u);
  bert_.take(bert_.engine->onReceipts(together, rig_.now));
  EXPECT_EQ(bert_.receipts.size(), 3u);
  rig_.settle();
  rig_.expectSame(bert_);
}

TEST_F(DeviceTest, aNumberForAPaperIsNeverGivenTwice) {
  const std::string first = bert_.engine->temporaryNumber("T");
  bert_.restart();
  EXPECT_EQ(first, "T-T1-0001");
  EXPECT_EQ(bert_.engine->temporaryNumber("T"), "T-T1-0002");
}

TEST_F(DeviceTest, aReceiptLostWithThePowerComesAgain) {
  SeededRng rng(3);
  for (int i = 0; i < 20; ++i) {
    const std::string before = title(bert_), after = "t" + std::to_string(i);
    bert_.submit({setField(J, job_, "title", before, after)});
    rig_.settle();
    bert_.session.reset();
    bert_.store.cutPower(rng);
    bert_.restart();
    EXPECT_EQ(title(bert_), after);
    reconnect();
    EXPECT_TRUE(bert_.store.outboxEntries().empty());
    rig_.expectSame(bert_);
    EXPECT_EQ(rig_.find<Job>(job_)->title, after);
  }
}

TEST_F(DeviceTest, aFrameThatWasLostIsNoticedAndTheDeviceStartsAgainFromItsCursor) {
  rig_.serverDoes(rig_.anna, {setField(J, job_, "title", "Boiler", "a")});
  bert_.to_device.clear();  // lost
  rig_.serverDoes(rig_.anna, {setField(J, job_, "title", "a", "b")});
  while (bert_.deliverToDevice()) bert_.work();
  EXPECT_EQ(bert_.engine->link(), sync::LinkState::offline);
  EXPECT_EQ(title(bert_), "Boiler");
  reconnect();
  rig_.expectSame(bert_);
}

TEST_F(DeviceTest, aServerThatGreetsAndHangsUpIsCalledLessAndLess) {
  bert_.cut();
  Duration longest{0};
  for (int call = 0; call < 40; ++call) {
    bert_.connect();
    bert_.deliverToDevice();  // Welcome
    bert_.session.reset();
    const sync::DeviceReaction cut = bert_.engine->onDisconnected(rig_.now);
    longest = std::max(longest, *cut.wake_at - rig_.now);
    rig_.now = *cut.wake_at;
  }
  EXPECT_GT(longest, Duration{500}) << "full jitter under a cap of a second, as for one that is away";
  // One that stays is called again at once when it goes.
  bert_.connect();
  rig_.settle();
  rig_.now = rig_.now + Duration::seconds(11);
  EXPECT_LE((*bert_.engine->onDisconnected(rig_.now).wake_at - rig_.now).ms, 250);
}

TEST_F(DeviceTest, aReplicaOfAnotherServerIsNotMixed) {
  bert_.cut();
  rig_.server_id = Uuid::v7(8, 8, 8);
  bert_.connect();
  rig_.settle();
  ASSERT_TRUE(bert_.trouble);
  EXPECT_EQ(bert_.trouble->code, "sync.other_server");
  EXPECT_TRUE(bert_.trouble->fatal);
  EXPECT_TRUE(bert_.row(J, job_));
}

}  // namespace
}  // namespace carnet::testbook
