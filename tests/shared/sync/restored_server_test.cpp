// A server that was restored from a backup, or that lost its newest commits otherwise, and its devices.
#include "shared/sync/history.h"
#include "shared/sync/new_identity.h"
#include "tests/shared/sync/session_fixture.h"

namespace carnet::testbook {
namespace {

class RestoredServer : public SessionTest {
 protected:
  RestoredServer() {
    makeJobs(3, rig_.bert);
    device_.connect();
    office_.connect();
    rig_.settle();
    backup_ = std::make_unique<simulation::MemoryServer>(rig_.server);
  }
  static Uuid lineId(int n) { return Uuid::v7(201, 1, static_cast<std::uint64_t>(n)); }
  void parkOne() {
    device_.cut();
    device_.submit({setField(J, jobId(2), "title", "job 2", "too late")});
    assign(2, rig_.carl);
    device_.connect();
    rig_.settle();
    ASSERT_EQ(device_.store.countParked(), 1);
  }
  void restore(bool is_noticed = true) { rig_.restore(*backup_, is_noticed); }
  // Until it says nothing more: it comes back as often as it wants to.
  void comeBack(RigDevice& device) {
    for (int i = 0; i < 6; ++i) {
      if (device.engine->link() == sync::LinkState::offline) device.connect();
      rig_.settle();
    }
  }
  void comeBack() {
    for (const auto& device : rig_.devices) comeBack(*device);
    // Longer than anything waits for what others have.
    rig_.now = rig_.now + Duration::seconds(100);
    for (const auto& device : rig_.devices) device->take(device->engine->onTime(rig_.now));
    rig_.settle();
    for (const auto& device : rig_.devices) comeBack(*device);
  }
  void expectAllSame() {
    for (const auto& device : rig_.devices) {
      EXPECT_FALSE(device->store.state().is_reconciling);
      EXPECT_EQ(device->store.countWaiting(), 0);
      rig_.expectSame(*device);
    }
  }

  RigDevice& device_ = rig_.add(rig_.bert);
  RigDevice& office_ = rig_.add(rig_.anna);
  std::unique_ptr<simulation::MemoryServer> backup_;
};

TEST_F(RestoredServer, getsBackWhatItsDevicesHadSentWithTheSameBytes) {
  device_.submit({setField(J, jobId(0), "title", "job 0", "a")});
  device_.submit({appendLine(lineId(1), jobId(0), 5)});
  office_.submit({setField(J, jobId(1), "title", "job 1", "b")});
  rig_.settle();
  const auto before = rig_.server.receipts();
  restore();
  device_.submit({appendLine(lineId(2), jobId(1), 7)});
  comeBack();
  EXPECT_EQ(rig_.find<Job>(jobId(0))->title, "a");
  EXPECT_EQ(rig_.find<Job>(jobId(1))->title, "b");
  EXPECT_EQ(rig_.find<Line>(lineId(1))->quantity, 5);
  EXPECT_EQ(rig_.find<Line>(lineId(2))->quantity, 7);
  for (const auto& [key, stored] : before) {
    ASSERT_TRUE(rig_.server.receipts().contains(key));
    EXPECT_EQ(rig_.server.receipts().at(key).bytes, stored.bytes);
    EXPECT_EQ(rig_.server.receipts().at(key).stored.receipt.verdict, Verdict::applied);
  }
  expectAllSame();
}

TEST_F(RestoredServer, getsBackWhatWasSentWhileTheDevicesClockStoodYearsBack) {
  const Instant today = rig_.now;
  rig_.now = today - Duration::days(1'000);
  device_.submit({appendLine(lineId(1), jobId(0), 5)});
  rig_.settle();
  ASSERT_EQ(device_.store.journal().size(), 1u);
  rig_.now = today;
  device_.cut();
  device_.connect();
  rig_.settle();
  EXPECT_EQ(device_.store.journal().size(), 1u);
  restore();
  comeBack();
  ASSERT_TRUE(rig_.find<Line>(lineId(1)));
  EXPECT_EQ(rig_.find<Line>(lineId(1))->quantity, 5);
}

TEST_F(RestoredServer, getsNothingTwiceThatTheBackupHas) {
  device_.submit({appendLine(lineId(1), jobId(0), 5)});
  rig_.settle();
  backup_ = std::make_unique<simulation::MemoryServer>(rig_.server);
  device_.submit({appendLine(lineId(2), jobId(0), 7)});
  rig_.settle();
  restore();
  comeBack();
  EXPECT_EQ(rig_.server.head(), backup_->head() + 1);
  EXPECT_EQ(device_.store.state().next_cs_no, 3);
  expectAllSame();
}

TEST_F(RestoredServer, takesWhatIsLeftOfAJournalWithGaps) {
  for (int i = 1; i <= 5; ++i) {
    device_.submit({appendLine(lineId(i), jobId(0), i)});
    rig_.settle();
  }
  std::vector<sync::JournalEntry> journal = device_.store.journal();
  ASSERT_EQ(journal.size(), 5u);
  journal.erase(journal.begin() + 3);
  journal.erase(journal.begin());
  device_.store.begin(sync::Durability::full);
  device_.store.replaceJournal(journal);
  device_.store.commit();
  restore();
  device_.submit({appendLine(lineId(6), jobId(0), 6)});
  comeBack();
  EXPECT_EQ(device_.engine->link(), sync::LinkState::online);
  for (int i : {2, 3, 5, 6}) EXPECT_TRUE(rig_.find<Line>(lineId(i))) << i;
  for (int i : {1, 4}) EXPECT_FALSE(rig_.find<Line>(lineId(i))) << "nobody has it any more: " << i;
  expectAllSame();
}

// The numbers that were missing were those of the device before.
TEST_F(RestoredServer, takesAJournalWithGapsFromADeviceOfANewIdentity) {
  for (int i = 1; i <= 4; ++i) {
    device_.submit({appendLine(lineId(i), jobId(0), i)});
    rig_.settle();
  }
  std::vector<sync::JournalEntry> journal = device_.store.journal();
  ASSERT_EQ(journal.size(), 4u);
  journal.erase(journal.begin(), journal.begin() + 3);
  device_.store.begin(sync::Durability::full);
  device_.store.replaceJournal(journal);
  device_.store.commit();
  restore();
  device_.connect();
  while (device_.deliverToDevice()) device_.work();
  ASSERT_EQ(device_.store.countWaiting(), 1) << "it has gone over, and has sent nothing yet";
  device_.cut();
  sync::takeNewIdentity(device_.store, Uuid::v7(2, 99, 99), "T99");
  device_.restart();
  device_.connect();
  comeBack();
  ASSERT_TRUE(rig_.find<Line>(lineId(4)));
  expectAllSame();
}

// The verdict has come, its commit has not: it is neither in the journal nor under a number of the present device.
TEST_F(RestoredServer, getsBackWhatWasJudgedJustBeforeTheDeviceBecameAnother) {
  device_.submit({appendLine(lineId(1), jobId(0), 5)});
  while (device_.deliverToServer()) {
  }
  while (device_.deliverToDevice()) {
  }
  ASSERT_TRUE(device_.outbox(1));
  ASSERT_EQ(device_.outbox(1)->state, sync::OutboxState::judged);
  device_.cut();
  sync::takeNewIdentity(device_.store, Uuid::v7(2, 99, 99), "T99");
  device_.restart();
  ASSERT_TRUE(rig_.find<Line>(lineId(1)));
  restore();
  ASSERT_FALSE(rig_.find<Line>(lineId(1)));
  comeBack();
  ASSERT_TRUE(rig_.find<Line>(lineId(1)));
  EXPECT_EQ(rig_.find<Line>(lineId(1))->quantity, 5);
  EXPECT_TRUE(device_.store.outboxEntries().empty());
  expectAllSame();
}

// Under the numbers that they get in turn.
TEST_F(RestoredServer, isToldWhatTheWorkOfAFormerDeviceDependsOn) {
  const Uuid made =
      device_.submit({createJob(jobId(7), "new"), step(jobId(7), "assign", {{"person_id", rig_.bert}})}).change_set_id;
  const Uuid edited = device_.submit({setField(J, jobId(7), "title", "new", "newer")}).change_set_id;
  ASSERT_EQ(device_.outbox(2)->depends_on, std::vector<std::int64_t>{1});
  while (device_.deliverToServer()) {
  }
  while (device_.deliverToDevice()) {
  }
  ASSERT_TRUE(device_.outbox(2));
  ASSERT_EQ(device_.outbox(2)->state, sync::OutboxState::judged);
  device_.cut();
  sync::takeNewIdentity(device_.store, Uuid::v7(2, 99, 99), "T99");
  device_.restart();
  restore();
  comeBack();
  ASSERT_TRUE(rig_.find<Job>(jobId(7)));
  std::map<Uuid, ChangeSet> judged;
  for (const auto& [key, stored] : rig_.server.receipts()) {
    if (const auto content = decodeChangeSet(stored.bytes)) judged[content->id] = *content;
  }
  EXPECT_EQ(judged[edited].depends_on, std::vector<std::int64_t>{judged[made].cs_no});
  expectAllSame();
}

TEST_F(RestoredServer, keepsEverythingReadableUntilItIsCompared) {
  office_.submit({setField(J, jobId(0), "title", "job 0", "told by the office")});
  rig_.settle();
  restore();
  device_.connect();
  EXPECT_EQ(device_.engine->link(), sync::LinkState::greeting);
  while (device_.deliverToDevice()) device_.work();
  EXPECT_TRUE(device_.store.state().is_reconciling);
  EXPECT_TRUE(device_.wants_connection || device_.engine->link() == sync::LinkState::offline);
  EXPECT_EQ(device_.find<Job>(jobId(0))->title, "told by the office");
  EXPECT_EQ(device_.find<Job>(jobId(2))->title, "job 2");
  comeBack(device_);
  EXPECT_EQ(device_.find<Job>(jobId(0))->title, "job 0") << "nobody has brought it back yet";
  EXPECT_FALSE(device_.store.state().is_reconciling);
  comeBack();
  EXPECT_EQ(device_.find<Job>(jobId(0))->title, "told by the office");
  expectAllSame();
}

// A change of a job that was given to somebody else meanwhile.
TEST_F(RestoredServer, isAskedAgainForWhatWasParked) {
  parkOne();
  device_.submit({setField(J, jobId(1), "title", "job 1", "fine")});
  rig_.settle();
  restore();
  comeBack();
  EXPECT_EQ(rig_.find<Job>(jobId(2))->title, "too late") << "nobody gave it away in this history";
  EXPECT_EQ(rig_.find<Job>(jobId(1))->title, "fine");
  EXPECT_EQ(device_.store.countParked(), 0);
  expectAllSame();
}

TEST_F(RestoredServer, neverAppliesWhatItsAuthorTookBack) {
  parkOne();
  ASSERT_TRUE(device_.engine->withdraw(1, rig_.now).ok());
  device_.submit({setField(J, jobId(1), "title", "job 1", "after it")});
  rig_.settle();
  restore();
  comeBack();
  EXPECT_EQ(rig_.find<Job>(jobId(1))->title, "after it");
  EXPECT_EQ(rig_.find<Job>(jobId(2))->title, "job 2");
  EXPECT_EQ(device_.store.countParked(), 0);
  const auto& stored = rig_.server.receipts().at({device_.store.state().device_id, 1});
  EXPECT_EQ(stored.stored.receipt.reason.code, "change_set.withdrawn");
  expectAllSame();
}

TEST_F(RestoredServer, waitsForWhatAnotherDeviceHasToBringBackFirst) {
  office_.submit({createJob(jobId(7), "made by the office")});
  rig_.settle();
  office_.submit({step(jobId(7), "assign", {{"person_id", rig_.bert}})});
  rig_.settle();
  ASSERT_TRUE(device_.find<Job>(jobId(7)));
  device_.submit({appendLine(lineId(1), jobId(7), 5)});
  rig_.settle();
  restore();
  comeBack(device_);
  EXPECT_EQ(device_.store.countWaiting(), 1) << "the job is not there yet";
  EXPECT_EQ(device_.store.countParked(), 0);
  comeBack(office_);
  rig_.settle();
  comeBack(device_);
  EXPECT_EQ(device_.store.countParked(), 0);
  ASSERT_TRUE(rig_.find<Line>(lineId(1)));
  expectAllSame();
}

TEST_F(RestoredServer, waitsForWhatAnArgumentOfAStepNames) {
  office_.submit({appendLine(lineId(9), jobId(0), 5)});
  rig_.settle();
  ASSERT_TRUE(device_.find<Line>(lineId(9)));
  device_.submit({step(jobId(0), "start", {{"line_id", lineId(9)}})});
  rig_.settle();
  restore();
  comeBack(device_);
  EXPECT_EQ(device_.store.countWaiting(), 1) << "the line is not there yet";
  comeBack(office_);
  rig_.settle();
  comeBack(device_);
  EXPECT_EQ(rig_.find<Job>(jobId(0))->state, JobState::started);
  expectAllSame();
}

TEST_F(RestoredServer, isNotBelievedWhenNobodyNoticedTheLoss) {
  device_.submit({setField(J, jobId(0), "title", "job 0", "a")});
  office_.submit({setField(J, jobId(1), "title", "job 1", "b")});
  office_.submit({setField(J, jobId(2), "title", "job 2", "c")});
  rig_.settle();
  restore(false);
  // Others have used the numbers by then.
  for (int i = 0; i < 8; ++i) rig_.serverDoes(rig_.anna, {createJob(jobId(20 + i), "new")});
  comeBack();
  EXPECT_EQ(rig_.find<Job>(jobId(0))->title, "a");
  EXPECT_EQ(rig_.find<Job>(jobId(1))->title, "b");
  EXPECT_EQ(rig_.find<Job>(jobId(2))->title, "c");
  expectAllSame();
}

// Rows of an answer to ranges, or of a snapshot, are of commits above the cursor.
TEST_F(RestoredServer, isNotBelievedInWhatRanAheadOfTheCursor) {
  office_.cut();
  device_.store.begin(sync::Durability::full);
  device_.store.remove({&J, jobId(0)});
  device_.store.commit();
  device_.restart();
  device_.connect();
  while (device_.to_server.empty() || !std::holds_alternative<sync::CompareRanges>(device_.to_server.front())) {
    ASSERT_TRUE(device_.deliverToServer() || device_.deliverToDevice());
    device_.work();
  }
  // The answer is read at a later commit, before that has been announced.
  const auto session = std::exchange(device_.session, nullptr);
  rig_.serverDoes(rig_.anna, {setField(J, jobId(0), "title", "job 0", "lost")});
  sync::SessionReaction asked = session->onMessage(device_.to_server.front(), rig_.now);
  ASSERT_TRUE(asked.ranges);
  const auto answer = session->onRanges(rig_.server.compare(*asked.ranges), rig_.server.head());
  device_.take(device_.engine->onMessage(answer.send.front(), rig_.now));
  device_.take(device_.engine->step(rig_.now));
  ASSERT_EQ(device_.find<Job>(jobId(0))->title, "lost");
  ASSERT_EQ(device_.store.state().cursor, backup_->head());
  restore(false);
  device_.connect();
  while (device_.deliverToDevice()) {
  }
  EXPECT_TRUE(device_.store.state().is_reconciling);
  EXPECT_FALSE(device_.store.state().catch_up);
  EXPECT_EQ(device_.row(J, jobId(0))->head.rev, sync::lostRev);
  // The number is given again, to something else.
  rig_.serverDoes(rig_.anna, {setField(J, jobId(1), "title", "job 1", "new")});
  comeBack();
  EXPECT_EQ(device_.find<Job>(jobId(0))->title, "job 0");
  expectAllSame();
}

TEST_F(RestoredServer, isNotBelievedInASnapshotOfWhatItLost) {
  office_.cut();
  const auto session = std::exchange(device_.session, nullptr);
  rig_.serverDoes(rig_.anna, {createJob(jobId(7), "job 7"), step(jobId(7), "assign", {{"person_id", rig_.bert}})});
  backup_ = std::make_unique<simulation::MemoryServer>(rig_.server);
  const auto deliver = [&](const sync::SessionReaction& reaction) {
    for (const sync::Message& message : reaction.send) {
      device_.take(device_.engine->onMessage(message, rig_.now));
      device_.work();
    }
  };
  const auto asked = session->onHead(rig_.server.head());
  ASSERT_TRUE(asked.feed);
  auto reaction = session->onFeed(rig_.server.read(asked.feed->after, asked.feed->max_commits));
  rig_.serverDoes(rig_.anna, {setField(J, jobId(7), "title", "job 7", "lost")});
  for (deliver(reaction); reaction.chunk; deliver(reaction)) {
    const auto chunk = rig_.server.chunk(*reaction.chunk);
    reaction = session->onChunk(chunk.rows, chunk.last_key, chunk.at_end, chunk.head);
  }
  ASSERT_EQ(device_.find<Job>(jobId(7))->title, "lost");
  ASSERT_EQ(device_.store.state().cursor, backup_->head());
  ASSERT_TRUE(device_.store.state().ended);
  restore(false);
  device_.connect();
  while (device_.deliverToDevice()) {
  }
  EXPECT_TRUE(device_.store.state().is_reconciling);
  EXPECT_TRUE(device_.engine->isFirstSyncComplete()) << "nothing more comes";
  rig_.serverDoes(rig_.anna, {setField(J, jobId(1), "title", "job 1", "new")});
  comeBack();
  EXPECT_EQ(device_.find<Job>(jobId(7))->title, "job 7");
  expectAllSame();
}

// Let in after the backup, so that the server knows neither the device nor its work.
TEST_F(RestoredServer, getsTheWorkOfADeviceThatIsLetInAgain) {
  RigDevice& late = rig_.add(rig_.bert);
  late.connect();
  rig_.settle();
  late.submit({setField(J, jobId(0), "title", "job 0", "a")});
  late.submit({appendLine(lineId(1), jobId(0), 5)});
  rig_.settle();
  restore();
  late.submit({appendLine(lineId(2), jobId(0), 6)});
  sync::takeNewIdentity(late.store, Uuid::v7(2, 99, 99), "T99");
  late.restart();
  comeBack();
  EXPECT_EQ(rig_.find<Job>(jobId(0))->title, "a");
  ASSERT_TRUE(rig_.find<Line>(lineId(1)));
  ASSERT_TRUE(rig_.find<Line>(lineId(2)));
  EXPECT_EQ(late.store.countParked(), 0);
  expectAllSame();
}

TEST_F(RestoredServer, mayLoseItAllAgainInTheMiddle) {
  for (int i = 0; i < 5; ++i) device_.submit({appendLine(lineId(i), jobId(0), 1)});
  rig_.settle();
  restore();
  device_.connect();
  for (int i = 0; i < 4; ++i) device_.deliverToDevice(), device_.deliverToServer(), device_.work();
  device_.restart();
  restore();
  comeBack();
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(rig_.find<Line>(lineId(i))) << i;
  expectAllSame();
}

TEST(History, isTheSameForADeviceThatKnowsOnlyWhatIsThere) {
  const Uuid first = Uuid::v7(1, 1, 1), second = Uuid::v7(1, 1, 2), commit = Uuid::v7(1, 1, 3);
  sync::Hello hello;
  hello.epoch = first;
  hello.cursor = 90;
  hello.known_no = 88;
  hello.known_id = commit;
  hello.confirmed_cs_no = 4;
  sync::OwnHistory own{{{first, 0}}, 100, 4, commit};
  EXPECT_EQ(sync::commonNo(hello, own), std::nullopt);
  own.last_cs_no = 3;
  EXPECT_EQ(sync::commonNo(hello, own), 88) << "a verdict is not there";
  own.last_cs_no = 4;
  own.known_id = Uuid{};
  EXPECT_EQ(sync::commonNo(hello, own), 0) << "another commit has its number";
  own.epochs.push_back({second, 80});
  EXPECT_EQ(sync::commonNo(hello, own), 80);
  own.epochs.push_back({Uuid::v7(1, 1, 4), 60});
  EXPECT_EQ(sync::commonNo(hello, own), 60) << "it lost more a second time";
  hello.epoch = Uuid::v7(1, 1, 9);
  EXPECT_EQ(sync::commonNo(hello, own), 0);
  hello.epoch = Uuid{};
  EXPECT_EQ(sync::commonNo(hello, own), std::nullopt) << "the first contact";
}

}  // namespace
}  // namespace carnet::testbook
