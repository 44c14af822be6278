// Rows that a device lost are noticed when it is compared with the server, and come again.
#include <algorithm>

#include "tests/shared/sync/session_fixture.h"

namespace carnet::testbook {
namespace {

// A row that a device lost, one that it should have no longer, and one that it has in an older version.
class Omission : public SessionTest {
 protected:
  Omission() {
    makeJobs(4, rig_.bert);
    device_.connect();
    rig_.settle();
  }
  template <class Change>
  void behindItsBack(const Change& change) {
    device_.store.begin(sync::Durability::full);
    change(device_.store);
    device_.store.commit();
  }
  // The program starts again, which asks to be compared.
  void compare() {
    device_.restart();
    device_.connect();
    rig_.settle();
    EXPECT_EQ(device_.engine->link(), sync::LinkState::online);
  }
  std::size_t checkpointsSeen() const {
    return static_cast<std::size_t>(std::count_if(device_.seen.begin(), device_.seen.end(), [](const auto& message) {
      return std::holds_alternative<sync::Checkpoint>(message);
    }));
  }
  std::size_t snapshotsSeen() const {
    return static_cast<std::size_t>(std::count_if(device_.seen.begin(), device_.seen.end(), [](const auto& message) {
      return std::holds_alternative<sync::SnapshotBegin>(message);
    }));
  }

  RigDevice& device_ = rig_.add(rig_.bert);
};

TEST_F(Omission, whereNothingWasLostNothingIsSentAgain) {
  EXPECT_EQ(checkpointsSeen(), 1u);
  device_.submit({setField(J, jobId(0), "title", "job 0", "pending work does not count")});
  compare();
  EXPECT_EQ(checkpointsSeen(), 2u);
  EXPECT_EQ(snapshotsSeen(), 1u);
}

TEST_F(Omission, aLostRowComesAgain) {
  behindItsBack([&](auto& store) { store.remove({&J, jobId(2)}); });
  device_.seen.clear();
  compare();
  EXPECT_EQ(rowsSent(device_), (std::vector<std::pair<EntityNo, Uuid>>{{J.no, jobId(2)}}));
  EXPECT_EQ(snapshotsSeen(), 0u);
  // Once more, to know that it was all.
  EXPECT_EQ(checkpointsSeen(), 2u);
  rig_.expectSame(device_);
}

TEST_F(Omission, anOlderVersionIsReplaced) {
  const Row old = *device_.row(J, jobId(1));
  rig_.serverDoes(rig_.anna, {setField(J, jobId(1), "title", "job 1", "newer")});
  rig_.settle();
  behindItsBack([&](auto& store) { store.put(old); });
  compare();
  EXPECT_EQ(device_.find<Job>(jobId(1))->title, "newer");
  rig_.expectSame(device_);
}

TEST_F(Omission, aRowThatWasDeletedMeanwhileGoes) {
  const Row old = *device_.row(entityOf<Line>, Uuid::v7(200, 1, 3));
  Row ghost = old;
  ghost.head.id = Uuid::v7(200, 1, 77);
  behindItsBack([&](auto& store) { store.put(ghost); });
  compare();
  EXPECT_FALSE(device_.row(entityOf<Line>, ghost.head.id));
  rig_.expectSame(device_);
}

TEST_F(Omission, unsentWorkOnALostRowStaysAndArrives) {
  device_.cut();
  device_.submit({setField(J, jobId(2), "title", "job 2", "mine")});
  const auto shadow = device_.store.shadow({&J, jobId(2)});
  ASSERT_TRUE(shadow && shadow->image);
  Row older = *shadow->image;
  older.head.rev -= 1;
  behindItsBack([&](auto& store) { store.putShadow({&J, jobId(2)}, {older}); });
  compare();
  EXPECT_EQ(rig_.find<Job>(jobId(2))->title, "mine");
  rig_.expectSame(device_);
}

TEST_F(Omission, ofThousandsOnlyTheFewThatDifferAreSent) {
  for (int batch = 0; batch < 30; ++batch) {
    std::vector<Operation> lines;
    for (int n = 0; n < 100; ++n) {
      lines.push_back(appendLine(Uuid::v7(300 + batch, 1, static_cast<std::uint64_t>(n)), jobId(0), n));
    }
    rig_.serverDoes(rig_.anna, lines);
  }
  rig_.settle();
  Row ghost = *device_.row(entityOf<Line>, Uuid::v7(310, 1, 50));
  ghost.head.id = Uuid::v7(315, 2, 1);
  behindItsBack([&](auto& store) {
    for (int n = 0; n < 5; ++n) store.remove({&entityOf<Line>, Uuid::v7(302 + 5 * n, 1, 7)});
    store.put(ghost);
  });
  device_.seen.clear();
  compare();
  // At most the few that lie beside each, twice where one is at the edge of a range.
  EXPECT_LE(rowsSent(device_).size(), 50u);
  rig_.expectSame(device_);
}

TEST_F(Omission, thousandsThatWereLostComeInPieces) {
  for (int batch = 0; batch < 30; ++batch) {
    std::vector<Operation> lines;
    for (int n = 0; n < 100; ++n) {
      lines.push_back(appendLine(Uuid::v7(300 + batch, 1, static_cast<std::uint64_t>(n)), jobId(0), n));
    }
    rig_.serverDoes(rig_.anna, lines);
  }
  rig_.settle();
  behindItsBack([&](auto& store) {
    for (int batch = 0; batch < 30; ++batch) {
      for (int n = 0; n < 100; ++n)
        store.remove({&entityOf<Line>, Uuid::v7(300 + batch, 1, static_cast<std::uint64_t>(n))});
    }
  });
  device_.seen.clear();
  compare();
  EXPECT_LE(rowsSent(device_).size(), 3'010u);
  rig_.expectSame(device_);
}

TEST_F(Omission, aCutWhileRowsAreMendedLosesNothing) {
  behindItsBack([&](auto& store) {
    for (int n = 0; n < 4; ++n) store.remove({&J, jobId(n)});
  });
  for (int steps = 1; steps < 12; ++steps) {
    device_.restart();
    device_.connect();
    for (int n = 0; n < steps; ++n) {
      device_.deliverToServer();
      device_.deliverToDevice();
      device_.take(device_.engine->step(rig_.now));
    }
    device_.cut();
    rig_.serverDoes(rig_.anna,
                    {setField(J, jobId(0), "title", rig_.find<Job>(jobId(0))->title, std::to_string(steps))});
  }
  compare();
  rig_.expectSame(device_);
}

TEST_F(Omission, aLeafThatIsLeftWhileItIsMendedIsGone) {
  behindItsBack([&](auto& store) { store.remove({&J, jobId(2)}); });
  device_.restart();
  device_.connect();
  while (device_.deliverToDevice()) {
  }
  device_.work();
  assign(2, rig_.carl);
  rig_.settle();
  EXPECT_FALSE(device_.row(entityOf<Line>, Uuid::v7(200, 1, 2)));
  rig_.expectSame(device_);
}

// The answer is read at a commit whose withdrawal has not come yet.
TEST_F(Omission, unsentWorkOnWhatIsWithdrawnWhileItIsMendedIsSealed) {
  behindItsBack([&](auto& store) { store.remove({&entityOf<Line>, Uuid::v7(200, 1, 2)}); });
  device_.restart();
  device_.connect();
  while (device_.to_server.empty() || !std::holds_alternative<sync::CompareRanges>(device_.to_server.front())) {
    ASSERT_TRUE(device_.deliverToServer() || device_.deliverToDevice());
    device_.work();
  }
  const auto work = device_.submit({setField(J, jobId(2), "title", "job 2", "mine")});
  ASSERT_TRUE(work.saved);
  auto session = std::exchange(device_.session, nullptr);
  assign(2, rig_.carl);
  auto asked = session->onMessage(device_.to_server.front(), rig_.now);
  ASSERT_TRUE(asked.ranges);
  device_.to_server.pop_front();
  // What the person may read by then.
  const std::set<Node> held = rig_.server.nodesAt(rig_.bert, rig_.server.head());
  std::erase_if(asked.ranges->nodes, [&](const Node& node) { return !held.contains(node); });
  const auto answer = session->onRanges(rig_.server.compare(*asked.ranges), rig_.server.head());
  device_.take(device_.engine->onMessage(answer.send.front(), rig_.now));
  device_.take(device_.engine->step(rig_.now));
  device_.session = std::move(session);
  rig_.take(device_, device_.session->onHead(rig_.server.head()));
  while (device_.deliverToDevice()) device_.work();
  EXPECT_FALSE(device_.row(J, jobId(2)));
  EXPECT_EQ(device_.outbox(work.cs_no)->reason.code, "access.withdrawn");
}

TEST_F(Omission, aComparisonIsOfTheCommitItNamesHoweverTheFeedGoesOn) {
  device_.restart();
  device_.connect();
  for (int n = 0; n < 5; ++n) {
    rig_.serverDoes(rig_.anna, {setField(J, jobId(0), "title", rig_.find<Job>(jobId(0))->title, std::to_string(n))});
    device_.deliverToDevice();
  }
  rig_.settle();
  EXPECT_EQ(snapshotsSeen(), 1u);
  rig_.expectSame(device_);
}

TEST_F(Omission, aLinkThatStaysIsComparedAgainAfterHours) {
  EXPECT_EQ(checkpointsSeen(), 1u);
  for (int minute = 0; minute < 6 * 60 + 2; ++minute) {
    rig_.now = rig_.now + Duration::minutes(1);
    rig_.take(device_, device_.session->onMessage(sync::Reauthenticate{"token"}, rig_.now));
    rig_.settle();
  }
  EXPECT_EQ(checkpointsSeen(), 2u);
}

}  // namespace
}  // namespace carnet::testbook
