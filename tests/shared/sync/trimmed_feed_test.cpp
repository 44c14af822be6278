// A feed that is trimmed is the same to every device, however long it slept (S11).
#include "tests/shared/sync/session_fixture.h"

namespace carnet::testbook {
namespace {

// A device that has everything and then sleeps.
class TrimmedFeed : public SessionTest {
 protected:
  TrimmedFeed() {
    makeJobs(6, rig_.bert);
    device_.connect();
    rig_.settle();
    device_.cut();
  }
  void rename(int n, const std::string& title) {
    rig_.serverDoes(rig_.anna, {setField(J, jobId(n), "title", rig_.find<Job>(jobId(n))->title, title)});
  }
  void trimAll() { rig_.server.trimTo(rig_.server.head()); }
  void wake() {
    device_.seen.clear();
    device_.connect();
    rig_.settle();
  }
  template <class T>
  std::size_t seen() const {
    return static_cast<std::size_t>(std::count_if(device_.seen.begin(), device_.seen.end(), [](const auto& message) {
      return std::holds_alternative<T>(message);
    }));
  }
  // Everything that the server says, but one slice of the device's work.
  void wakeUntilTheMiddle() {
    device_.connect();
    while (device_.deliverToDevice()) {
    }
    device_.take(device_.engine->step(rig_.now));
  }

  RigDevice& device_ = rig_.add(rig_.bert);
};

TEST_F(TrimmedFeed, aSleeperGetsOfEachRowWhatStandsAndNothingTwice) {
  for (int i = 0; i < 5; ++i) rename(0, "again " + std::to_string(i));
  rename(1, "once");
  trimAll();
  wake();
  EXPECT_EQ(rowsSent(device_), (std::vector<std::pair<EntityNo, Uuid>>{{J.no, jobId(0)}, {J.no, jobId(1)}}));
  EXPECT_EQ(seen<sync::SnapshotBegin>(), 0u);
  rig_.expectSame(device_);
}

TEST_F(TrimmedFeed, whatWasDeletedGoesFromASleeperToo) {
  const Uuid watcher = watcherId(jobId(2), rig_.carl);
  rig_.serverDoes(rig_.anna, {watch(jobId(2), rig_.carl, "he knows it")});
  wake();
  ASSERT_TRUE(device_.row(entityOf<Watcher>, watcher));
  device_.cut();
  ASSERT_EQ(rig_.serverDoes(rig_.anna, {eraseRow(entityOf<Watcher>, watcher)}).verdict, Verdict::applied);
  trimAll();
  wake();
  EXPECT_EQ(rowsSent(device_).size(), 1u);
  EXPECT_TRUE(device_.row(entityOf<Watcher>, watcher)->isDeleted());
  rig_.expectSame(device_);
}

TEST_F(TrimmedFeed, whatWasTakenAwayAndGivenMeanwhileIsSo) {
  assign(3, rig_.carl);
  rename(3, "Carl's");
  assign(4, rig_.carl);
  assign(4, rig_.bert);
  rig_.serverDoes(rig_.anna, {createJob(jobId(77), "new"), step(jobId(77), "assign", {{"person_id", rig_.bert}})});
  rename(77, "new and renamed");
  trimAll();
  wake();
  EXPECT_FALSE(device_.row(J, jobId(3)));
  EXPECT_EQ(device_.find<Job>(jobId(77))->title, "new and renamed");
  rig_.expectSame(device_);
}

TEST_F(TrimmedFeed, unsentWorkOfASleeperIsRebasedAndArrives) {
  device_.submit({setField(J, jobId(0), "title", "job 0", "mine")});
  rig_.serverDoes(rig_.anna, {setField(J, jobId(0), "limit_minor", std::int64_t{0}, std::int64_t{1})});
  rig_.serverDoes(rig_.anna, {setField(J, jobId(0), "limit_minor", std::int64_t{1}, std::int64_t{2})});
  trimAll();
  wake();
  EXPECT_EQ(rig_.find<Job>(jobId(0))->title, "mine");
  EXPECT_EQ(rig_.find<Job>(jobId(0))->limit_minor, 2);
  rig_.expectSame(device_);
}

TEST_F(TrimmedFeed, untilItHasCaughtUpADeviceSaysThatItsDataIsArriving) {
  for (int round = 0; round < 3; ++round) {
    for (int n = 0; n < 6; ++n) rename(n, std::to_string(round));
  }
  for (int n = 0; n < 300; ++n) rig_.serverDoes(rig_.anna, {appendLine(Uuid::v7(300, 1, n), jobId(n % 5), 1)});
  rename(0, "last");
  const std::int64_t slept_at = device_.store.state().cursor;
  trimAll();
  wakeUntilTheMiddle();
  const sync::ReplicaState state = device_.store.state();
  ASSERT_GT(state.cursor, slept_at);
  ASSERT_LT(state.cursor, rig_.server.head());
  EXPECT_EQ(state.catch_up, (sync::CatchUp{slept_at, rig_.server.trimmedTo()}));
  EXPECT_FALSE(device_.engine->isFirstSyncComplete());
  // Who works meanwhile has seen no more than before they slept.
  const auto outcome = device_.submit({setField(J, jobId(1), "street", "", "seen long ago")});
  ASSERT_TRUE(outcome.saved) << outcome.problem.code;
  EXPECT_EQ(decodeChangeSet(device_.outbox(outcome.cs_no)->bytes)->seen, slept_at);
  rig_.settle();
  EXPECT_TRUE(device_.engine->isFirstSyncComplete());
  EXPECT_FALSE(device_.store.state().catch_up);
  rig_.expectSame(device_);
}

TEST_F(TrimmedFeed, aCutInTheMiddleChangesNothing) {
  for (int n = 0; n < 600; ++n) rig_.serverDoes(rig_.anna, {appendLine(Uuid::v7(300, 1, n), jobId(n % 5), 1)});
  trimAll();
  for (int cut = 0; cut < 3; ++cut) {
    wakeUntilTheMiddle();
    ASSERT_TRUE(device_.store.state().catch_up);
    device_.cut();
    device_.restart();
    rename(cut, "meanwhile");
    trimAll();
  }
  wake();
  rig_.expectSame(device_);
  EXPECT_EQ(seen<sync::SnapshotBegin>(), 0u);
}

TEST_F(TrimmedFeed, ownWorkStaysInSightThoughItsCommitIsTrimmed) {
  device_.connect();
  rig_.settle();
  device_.submit({setField(J, jobId(0), "title", "job 0", "mine")});
  // It arrives; its receipt does not.
  while (device_.deliverToServer()) {
  }
  device_.cut();
  for (int n = 0; n < 300; ++n) rig_.serverDoes(rig_.anna, {appendLine(Uuid::v7(300, 1, n), jobId(n % 5), 1)});
  rig_.serverDoes(rig_.anna, {setField(J, jobId(0), "limit_minor", std::int64_t{0}, std::int64_t{1})});
  trimAll();
  wakeUntilTheMiddle();
  ASSERT_TRUE(device_.store.state().catch_up);
  EXPECT_EQ(device_.find<Job>(jobId(0))->title, "mine");
  rig_.settle();
  EXPECT_EQ(device_.store.countWaiting(), 0);
  rig_.expectSame(device_);
}

TEST_F(TrimmedFeed, whoHasCaughtUpIsComparedAtOnce) {
  rename(0, "later");
  trimAll();
  device_.store.begin(sync::Durability::full);
  device_.store.remove({&J, jobId(5)});
  device_.store.commit();
  wake();
  EXPECT_GE(seen<sync::Checkpoint>(), 1u);
  rig_.expectSame(device_);
}

TEST_F(TrimmedFeed, aReaderWhomTrimmingOvertakesMissesNothing) {
  for (int n = 0; n < 400; ++n) rig_.serverDoes(rig_.anna, {appendLine(Uuid::v7(300, 1, n), jobId(n % 5), 1)});
  rename(0, "early");
  for (int n = 400; n < 800; ++n) rig_.serverDoes(rig_.anna, {appendLine(Uuid::v7(300, 1, n), jobId(n % 5), 1)});
  rename(0, "late");
  device_.connect();
  // The first answer was read before the feed was trimmed.
  device_.deliverToDevice();
  device_.deliverToDevice();
  trimAll();
  rig_.settle();
  rig_.expectSame(device_);
}

}  // namespace
}  // namespace carnet::testbook
