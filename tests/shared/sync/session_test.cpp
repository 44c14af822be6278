// One device's session at the server: feed, snapshot and credit, through every cut.
#include "tests/shared/sync/session_fixture.h"

namespace carnet::testbook {
namespace {

TEST_F(SessionTest, theSnapshotIsResumedAtEveryCut) {
  makeJobs(12, rig_.bert);
  rig_.chunk_limit = 3;
  for (int cut_after = 0; cut_after < 40; ++cut_after) {
    RigDevice& device = rig_.add(rig_.bert);
    device.connect();
    for (int n = 0; n < cut_after && device.deliverToDevice(); ++n) device.work();
    if (cut_after % 2)
      device.restart();
    else
      device.cut();
    device.connect();
    rig_.settle();
    rig_.expectSame(device);
    device.cut();
  }
}

TEST_F(SessionTest, theSnapshotIsCutAfterEveryMessageAndStillEnds) {
  makeJobs(12, rig_.bert);
  rig_.chunk_limit = 3;
  RigDevice& device = rig_.add(rig_.bert);
  int connections = 0;
  while (!device.engine->isFirstSyncComplete() && ++connections < 100) {
    device.connect();
    device.deliverToDevice();  // Welcome
    device.deliverToDevice();
    device.work();
    device.restart();
    // The world goes on meanwhile.
    if (connections % 3 == 0) assign(connections % 12, connections % 2 ? rig_.carl : rig_.bert);
    if (connections % 4 == 0) {
      const Job job = *rig_.find<Job>(jobId(0));
      rig_.serverDoes(rig_.anna, {setField(J, jobId(0), "title", job.title, std::to_string(connections))});
    }
  }
  EXPECT_LT(connections, 100);
  device.connect();
  rig_.settle();
  rig_.expectSame(device);
}

TEST_F(SessionTest, rowsAlreadySentBeforeACutAreNotSentAgain) {
  makeJobs(12, rig_.bert);
  rig_.chunk_limit = 3;
  RigDevice& device = rig_.add(rig_.bert);
  device.connect();
  for (int n = 0; n < 5; ++n) device.deliverToDevice(), device.work();
  const std::size_t held = device.store.rows().size();
  ASSERT_GT(held, 3u);
  device.restart();
  device.seen.clear();
  device.connect();
  rig_.settle();
  rig_.expectSame(device);
  EXPECT_LE(rowsSent(device).size(), device.store.rows().size() - held);
}

// A node entered while another snapshot waits for the cursor must not be taken for a part of it.
TEST_F(SessionTest, aNodeEnteredBehindAnEndedSnapshotGetsItsOwn) {
  makeJobs(2, rig_.bert);
  RigDevice& device = rig_.add(rig_.bert);
  device.connect();
  rig_.settle();
  device.cut();
  rig_.serverDoes(rig_.anna, {setField(J, jobId(0), "title", "job 0", "x")});
  // Job 0 has come whole and waits for the cursor; job 1 has not begun.
  device.store.begin(sync::Durability::full);
  sync::ReplicaState state = device.store.state();
  state.ended = sync::SnapshotEnd{1, rig_.server.head()};
  device.store.putState(state);
  device.store.putNode({{jobId(0), Facet::ticket}, 1, false});
  device.store.putNode({{jobId(1), Facet::ticket}, 0, false});
  device.store.remove({&J, jobId(1)});
  device.store.commit();
  device.restart();
  rig_.chunk_limit = 1;
  device.connect();
  for (bool moved = true; moved;) {
    moved = device.deliverToDevice();
    device.work();
    for (const sync::HeldNode& held : device.store.nodes()) {
      const bool is_whole = held.node.root_id != jobId(1) || device.row(J, jobId(1));
      EXPECT_TRUE(is_whole || !held.is_complete) << "complete without its rows";
    }
    while (device.deliverToServer()) moved = true;
  }
  rig_.expectSame(device);
}

TEST_F(SessionTest, aCommitLargerThanAFrameIsAppliedAtOnce) {
  makeJobs(1, rig_.bert);
  RigDevice& device = rig_.add(rig_.bert);
  device.connect();
  rig_.settle();
  device.seen.clear();
  std::vector<Operation> operations;
  for (int n = 0; n < 30; ++n) {
    operations.push_back(createJob(jobId(500 + n), std::string(30'000, 'x')));
    operations.push_back(step(jobId(500 + n), "assign", {{"person_id", rig_.bert}}));
  }
  rig_.serverDoes(rig_.anna, std::move(operations));
  std::size_t frames = 0;
  for (const sync::Message& message : device.to_device) {
    frames += std::holds_alternative<sync::Delta>(message);
    EXPECT_LT(sync::creditCost(message), sync::maxFrameBytes);
  }
  EXPECT_GE(frames, 3u);
  while (device.deliverToDevice()) {
    device.work();
    std::size_t fresh = 0;
    for (int n = 0; n < 30; ++n) fresh += device.row(J, jobId(500 + n)).has_value();
    EXPECT_TRUE(fresh == 0 || fresh == 30) << fresh;
  }
  rig_.settle();
  rig_.expectSame(device);
}

TEST_F(SessionTest, aCutBetweenThePiecesOfACommitLeavesNothingBehind) {
  makeJobs(1, rig_.bert);
  RigDevice& device = rig_.add(rig_.bert);
  device.connect();
  rig_.settle();
  std::vector<Operation> operations;
  for (int n = 0; n < 30; ++n) {
    operations.push_back(createJob(jobId(500 + n), std::string(30'000, 'x')));
    operations.push_back(step(jobId(500 + n), "assign", {{"person_id", rig_.bert}}));
  }
  rig_.serverDoes(rig_.anna, std::move(operations));
  device.deliverToDevice();
  device.work();
  device.cut();
  EXPECT_FALSE(device.row(J, jobId(500)));
  device.connect();
  rig_.settle();
  rig_.expectSame(device);
}

TEST_F(SessionTest, nothingMoreIsSentWithoutCreditAndEverythingWithIt) {
  RigDevice& device = rig_.add(rig_.bert);
  device.connect();
  rig_.settle();
  for (int n = 0; n < 120; ++n) {
    rig_.serverDoes(rig_.anna, {createJob(jobId(n), std::string(60'000, 'x')),
                                step(jobId(n), "assign", {{"person_id", rig_.bert}})});
  }
  std::size_t bytes = 0;
  for (const sync::Message& message : device.to_device) bytes += sync::creditCost(message);
  EXPECT_GT(bytes, 3u << 20);
  EXPECT_LT(bytes, 6u << 20) << "a slow reader is not buried";
  rig_.settle();
  rig_.expectSame(device);
}

TEST_F(SessionTest, aDeviceThatHoldsOtherNodesThanTheServerBelievesStartsAnew) {
  makeJobs(4, rig_.bert);
  RigDevice& device = rig_.add(rig_.bert);
  device.connect();
  rig_.settle();
  device.submit({setField(J, jobId(1), "title", "job 1", "mine")});
  device.to_server.clear();
  device.cut();
  device.store.begin(sync::Durability::full);
  device.store.removeNode({jobId(0), Facet::ticket});
  device.store.remove({&J, jobId(0)});
  device.store.putNode({{jobId(77), Facet::ticket}, 0, true});
  device.store.commit();
  device.restart();
  device.connect();
  rig_.settle();
  EXPECT_EQ(rig_.find<Job>(jobId(1))->title, "mine") << "own work survives a reset";
  rig_.expectSame(device);
}

TEST_F(SessionTest, aNodesRowsAreNeverSentAfterItWasLeft) {
  makeJobs(3, rig_.bert);
  RigDevice& device = rig_.add(rig_.bert);
  device.connect();
  rig_.settle();
  assign(1, rig_.carl);
  rig_.settle();
  EXPECT_FALSE(device.row(J, jobId(1)));
  EXPECT_FALSE(device.row(entityOf<Line>, Uuid::v7(200, 1, 1)));
  device.seen.clear();
  rig_.serverDoes(rig_.anna, {setField(J, jobId(1), "title", "job 1", "secret")});
  rig_.settle();
  EXPECT_TRUE(rowsSent(device).empty());
  device.cut();
  rig_.serverDoes(rig_.anna, {setField(J, jobId(1), "title", "secret", "secret 2")});
  device.connect();
  rig_.settle();
  EXPECT_TRUE(rowsSent(device).empty());
  rig_.expectSame(device);
}

TEST_F(SessionTest, aNodeLeftWhileItsSnapshotRunsIsNotSentToItsEnd) {
  makeJobs(12, rig_.bert);
  rig_.chunk_limit = 1;
  RigDevice& device = rig_.add(rig_.bert);
  device.connect();
  device.deliverToDevice();
  device.deliverToDevice(), device.work();
  device.cut();
  assign(11, rig_.carl);
  device.seen.clear();
  device.connect();
  rig_.settle();
  for (const auto& [no, id] : rowsSent(device)) EXPECT_NE(id, jobId(11));
  rig_.expectSame(device);
}

TEST_F(SessionTest, leavingAndComingBackBringsTheRowsAgain) {
  makeJobs(2, rig_.bert);
  RigDevice& device = rig_.add(rig_.bert);
  device.connect();
  rig_.settle();
  for (int round = 0; round < 4; ++round) {
    if (round % 2) device.cut();
    assign(0, rig_.carl);
    rig_.serverDoes(rig_.anna,
                    {setField(J, jobId(0), "title", rig_.find<Job>(jobId(0))->title, "r" + std::to_string(round))});
    assign(0, rig_.bert);
    if (round % 2) device.connect();
    rig_.settle();
    rig_.expectSame(device);
  }
}

TEST_F(SessionTest, aDamagedChangeSetIsParkedAndDoesNotBlockTheNext) {
  makeJobs(1, rig_.bert);
  RigDevice& device = rig_.add(rig_.bert);
  device.connect();
  rig_.settle();
  device.submit({setField(J, jobId(0), "title", "job 0", "a")});
  device.submit({textField(J, jobId(0), "notes", "", "b")});
  std::get<sync::Push>(device.to_server.front()).bytes[20] ^= 1;
  rig_.settle();
  EXPECT_EQ(device.outbox(1)->reason.code, "change_set.unreadable");
  EXPECT_EQ(rig_.find<Job>(jobId(0))->notes, "b");
  rig_.expectSame(device);
}

TEST_F(SessionTest, aQuestionLooksAtARowOnce) {
  makeJobs(1, rig_.bert);
  Uuid end;
  end.bytes.fill(0xff);
  const sync::EntityRanges all{J.no, Uuid{}, {{end, 0, 0}}}, below{J.no, Uuid{}, {{jobId(0), 0, 0}}},
      above{J.no, jobId(0), {{end, 0, 0}}};
  const auto isTaken = [&](std::vector<sync::EntityRanges> ranges) {
    RigDevice& device = rig_.add(rig_.bert);
    device.connect();
    rig_.settle();
    sync::CompareRanges question;
    question.nodes.assign(1, Node{jobId(0), J.facet});
    question.entities = std::move(ranges);
    return device.session->onMessage(std::move(question), rig_.now).ranges.has_value();
  };
  EXPECT_TRUE(isTaken({all}));
  EXPECT_TRUE(isTaken({above, below})) << "in any order";
  EXPECT_FALSE(isTaken({all, all}));
  EXPECT_FALSE(isTaken({above, all}));
  EXPECT_FALSE(isTaken({{J.no, jobId(0), {{end, 0, 0}, {jobId(0), 0, 0}}}}));
}

TEST_F(SessionTest, whoWasComparedIsComparedAnewOnceAndNobodyElse) {
  makeJobs(1, rig_.bert);
  RigDevice& device = rig_.add(rig_.bert);
  device.connect();
  rig_.settle();
  const auto isComparedAnew = [&] {
    return device.session->onMessage(sync::CompareRanges{}, rig_.now).sums.has_value();
  };
  for (int n = 0; n < 3; ++n) {
    EXPECT_TRUE(isComparedAnew()) << n;
    rig_.take(device, device.session->onSums(rig_.server.sums({}), rig_.server.head()));
  }
  device.cut();
  device.connect();
  rig_.settle();
  EXPECT_FALSE(isComparedAnew()) << "on this link it has not been told what it should have";
}

TEST_F(SessionTest, nobodyHasSeenWhatWasNotSentToThem) {
  RigDevice& device = rig_.add(rig_.anna);
  device.connect();
  ChangeSet change_set;
  change_set.id = jobId(7);
  change_set.cs_no = 1;
  change_set.seen = 1'000'000;
  change_set.operations = {eraseRow(J, jobId(1))};
  const std::string bytes = encodeChangeSet(change_set);
  const auto reaction = device.session->onMessage(sync::Push{1, change_set.id, sha256(bytes), {}, bytes, {}}, rig_.now);
  ASSERT_EQ(reaction.submit.size(), 1u);
  EXPECT_EQ(reaction.submit[0].change_set.seen, rig_.server.head());
  EXPECT_EQ(reaction.submit[0].bytes, bytes) << "what it claims is kept";
}

TEST_F(SessionTest, aMissingNumberClosesTheLinkAndTheDeviceSendsAgain) {
  makeJobs(1, rig_.bert);
  RigDevice& device = rig_.add(rig_.bert);
  device.connect();
  rig_.settle();
  device.submit({setField(J, jobId(0), "title", "job 0", "a")});
  device.submit({setField(J, jobId(0), "title", "a", "b")});
  device.to_server.pop_front();
  rig_.settle();
  EXPECT_EQ(device.engine->link(), sync::LinkState::offline);
  EXPECT_FALSE(device.trouble);
  device.connect();
  rig_.settle();
  EXPECT_EQ(rig_.find<Job>(jobId(0))->title, "b");
  rig_.expectSame(device);
}

TEST_F(SessionTest, aTokenIsRenewedOverTheLinkBeforeItEnds) {
  makeJobs(1, rig_.bert);
  RigDevice& device = rig_.add(rig_.bert);
  device.token_life = Duration::seconds(100);
  device.connect();
  rig_.settle();
  // Looked at only when it asks for that.
  for (const Instant end = rig_.now + Duration::seconds(200); rig_.now < end;) {
    const std::int64_t second = rig_.now.unix_ms / 1000;
    const Instant next = device.session->nextTick(rig_.now);
    ASSERT_GT(next, rig_.now);
    ASSERT_LE(next, rig_.now + Duration::seconds(5));
    rig_.now = next;
    rig_.take(device, device.session->onTick(rig_.now));
    rig_.settle();
    if (device.wants_token) {
      device.wants_token = false;
      device.take(device.engine->onToken("fresh", rig_.now));
      rig_.settle();
      ASSERT_TRUE(std::holds_alternative<sync::Welcome>(device.seen.front()));
    }
    ASSERT_TRUE(device.session) << second;
    ASSERT_EQ(device.engine->link(), sync::LinkState::online) << second;
  }
}

TEST_F(SessionTest, withoutAFreshTokenTheLinkEndsAndTheWorkWaitsForTheNext) {
  makeJobs(1, rig_.bert);
  RigDevice& device = rig_.add(rig_.bert);
  device.token_life = Duration::seconds(100);
  device.connect();
  rig_.settle();
  rig_.now = rig_.now + Duration::seconds(101);
  rig_.take(device, device.session->onTick(rig_.now));
  // Written while the refusal is on its way, and after it.
  device.submit({setField(J, jobId(0), "title", "job 0", "a")});
  ASSERT_FALSE(device.session);
  rig_.settle();
  EXPECT_EQ(device.engine->link(), sync::LinkState::offline);
  EXPECT_FALSE(device.trouble) << "it comes back by itself";
  device.submit({setField(J, jobId(0), "title", "a", "b")});
  EXPECT_EQ(device.store.countWaiting(), 2);
  device.connect();
  rig_.settle();
  EXPECT_EQ(rig_.find<Job>(jobId(0))->title, "b");
  rig_.expectSame(device);
}

}  // namespace
}  // namespace carnet::testbook
