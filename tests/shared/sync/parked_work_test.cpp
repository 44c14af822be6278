// What the server could not accept, on the device of its author.
#include <gtest/gtest.h>

#include "shared/sync/new_identity.h"
#include "tests/shared/sync/rig.h"

namespace carnet::testbook {
namespace {

using sync::OutboxState;

class ParkedWork : public testing::Test {
 protected:
  ParkedWork() : bert_(rig_.add(rig_.bert)) {
    rig_.serverDoes(rig_.anna, {createJob(job_, "Boiler"), step(job_, "assign", {{"person_id", rig_.bert}})});
    bert_.connect();
    rig_.settle();
    bert_.cut();
  }
  void reconnect() {
    bert_.connect();
    rig_.settle();
  }

  Rig rig_;
  const Uuid job_ = Uuid::v7(100, 1, 1), other_ = Uuid::v7(100, 1, 2);
  RigDevice& bert_;
};

TEST_F(ParkedWork, isTakenOutOfTheRowsWithItsDependantsAndStaysForThePerson) {
  bert_.submit({createJob(other_, "new"), step(other_, "assign", {{"person_id", rig_.bert}})});
  bert_.submit({setField(J, other_, "title", "new", "newer")});
  bert_.submit({setField(J, job_, "title", "Boiler", "free")});
  EXPECT_EQ(bert_.outbox(2)->depends_on, std::vector<std::int64_t>{1});
  EXPECT_TRUE(bert_.outbox(3)->depends_on.empty());
  // Headquarters has meanwhile taken this id: the creation cannot be applied.
  rig_.serverDoes(rig_.anna, {createJob(other_, "other")});
  reconnect();
  EXPECT_EQ(bert_.outbox(1)->state, OutboxState::parked);
  EXPECT_EQ(bert_.outbox(1)->reason.code, "row.exists");
  EXPECT_EQ(bert_.outbox(2)->state, OutboxState::parked);
  EXPECT_EQ(bert_.outbox(2)->reason.code, "change_set.depends_on_parked");
  EXPECT_FALSE(bert_.outbox(3));
  EXPECT_FALSE(bert_.row(J, other_));
  EXPECT_EQ(bert_.store.countParked(), 2);
  rig_.expectSame(bert_);
  bert_.restart();
  reconnect();
  EXPECT_EQ(bert_.store.countParked(), 2);
  ASSERT_TRUE(bert_.engine->withdraw(1, rig_.now).ok());
  EXPECT_EQ(bert_.store.countParked(), 1);
  EXPECT_FALSE(bert_.engine->withdraw(7, rig_.now).ok());
}

TEST_F(ParkedWork, isSentAgainCorrectedAndLeavesTheOutboxInTheSameStep) {
  bert_.submit({createJob(other_, "new"), step(other_, "assign", {{"person_id", rig_.bert}})});
  rig_.serverDoes(rig_.anna, {createJob(other_, "other")});
  reconnect();
  ASSERT_EQ(bert_.outbox(1)->state, OutboxState::parked);
  const Uuid parked = bert_.outbox(1)->id;
  const Uuid free = Uuid::v7(7, 7, 7);
  sync::Submission again{.operations = {createJob(free, "new"), step(free, "assign", {{"person_id", rig_.bert}})}};
  again.in_place_of = {1};
  const auto sent = bert_.engine->submit(again, rig_.now);
  ASSERT_TRUE(sent.saved);
  bert_.take(sent.reaction);
  EXPECT_EQ(bert_.store.countParked(), 0);
  rig_.settle();
  EXPECT_EQ(rig_.find<Job>(free)->title, "new");
  EXPECT_EQ(rig_.find<Parked>(parked)->code, "corrected") << "the office sees that it is done";
  rig_.expectSame(bert_);
  EXPECT_EQ(bert_.engine->submit(again, rig_.now).problem.code, "withdraw.unknown") << "it is not there any more";
}

TEST_F(ParkedWork, staysWhereItIsWhenWhatIsInItsPlaceIsRefusedHere) {
  bert_.submit({createJob(other_, "new")});
  rig_.serverDoes(rig_.anna, {createJob(other_, "other")});
  reconnect();
  const auto refused =
      bert_.engine->submit({.operations = {setField(J, job_, "code", "", "x")}, .in_place_of = {1}}, rig_.now);
  EXPECT_EQ(refused.problem.code, "field.not_writable");
  EXPECT_EQ(bert_.outbox(1)->state, OutboxState::parked);
  bert_.submit({setField(J, job_, "title", "Boiler", "free")});
  EXPECT_FALSE(bert_.engine->submit({.operations = {}, .in_place_of = {2}}, rig_.now).saved)
      << "what is on its way is not taken back like this";
}

// Nothing is sent under the number that it had, so it stands as what was not accepted.
TEST_F(ParkedWork, ofAFormerDeviceIsOpenAgainWhenItsCorrectionIsTakenBack) {
  bert_.submit({createJob(other_, "new")});
  rig_.serverDoes(rig_.anna, {createJob(other_, "other")});
  reconnect();
  const sync::OutboxEntry parked = *bert_.outbox(1);
  bert_.cut();
  sync::takeNewIdentity(bert_.store, Uuid::v7(2, 99, 99), "T99");
  bert_.restart();
  const std::int64_t no = bert_.store.outboxById(parked.id)->cs_no;
  ASSERT_LT(no, 0);
  const Uuid free = Uuid::v7(7, 7, 7);
  const auto corrected = bert_.engine->submit({.operations = {createJob(free, "new")}, .in_place_of = {no}}, rig_.now);
  ASSERT_TRUE(corrected.saved);
  ASSERT_FALSE(bert_.store.outboxById(parked.id));
  ASSERT_TRUE(bert_.engine->takeBack(corrected.change_set_id, rig_.now).saved);
  const auto open = bert_.store.outboxById(parked.id);
  ASSERT_TRUE(open) << "its person still sees it";
  EXPECT_EQ(open->state, OutboxState::parked);
  EXPECT_EQ(open->bytes, parked.bytes);
  EXPECT_EQ(open->commit_no, parked.commit_no);
  EXPECT_LT(open->cs_no, 0);
  EXPECT_TRUE(bert_.store.journal().empty());
  ASSERT_TRUE(bert_.engine->withdraw(open->cs_no, rig_.now).ok());
  EXPECT_EQ(bert_.store.countParked(), 0);
}

// Nobody but this device knows of the correction: what it was to replace is still open at the office.
TEST_F(ParkedWork, isOpenAgainWhenItsCorrectionIsTakenBackBeforeItWasSent) {
  bert_.submit({createJob(other_, "new")});
  rig_.serverDoes(rig_.anna, {createJob(other_, "other")});
  reconnect();
  const sync::OutboxEntry parked = *bert_.outbox(1);
  bert_.cut();
  const Uuid free = Uuid::v7(7, 7, 7);
  const auto first = bert_.engine->submit({.operations = {createJob(free, "new")}, .in_place_of = {1}}, rig_.now);
  ASSERT_TRUE(first.saved);
  EXPECT_FALSE(bert_.outbox(1));
  const auto undone = bert_.engine->takeBack(first.change_set_id, rig_.now);
  ASSERT_TRUE(undone.saved);
  EXPECT_FALSE(bert_.row(J, free));
  ASSERT_TRUE(bert_.outbox(1)) << "its person still sees it";
  EXPECT_FALSE(bert_.outbox(1)->has_effects);
  EXPECT_EQ(bert_.outbox(1)->commit_no, parked.commit_no) << "whoever looks for what has no verdict passes over it";
  EXPECT_TRUE(bert_.store.journal().empty());
  bert_.connect();
  rig_.settle();
  ASSERT_TRUE(bert_.outbox(1));
  EXPECT_EQ(bert_.outbox(1)->state, OutboxState::parked);
  EXPECT_EQ(bert_.outbox(1)->reason, parked.reason);
  EXPECT_EQ(bert_.outbox(1)->bytes, parked.bytes);
  EXPECT_EQ(rig_.find<Parked>(parked.id)->code, "row.exists") << "and so does the office";
  rig_.expectSame(bert_);
  // And then it is corrected after all.
  const auto again = bert_.engine->submit({.operations = {createJob(free, "new")}, .in_place_of = {1}}, rig_.now);
  ASSERT_TRUE(again.saved);
  bert_.take(again.reaction);
  rig_.settle();
  EXPECT_EQ(rig_.find<Parked>(parked.id)->code, "corrected");
  EXPECT_TRUE(bert_.store.outboxEntries().empty());
}

TEST_F(ParkedWork, thatIsTakenBackIsClosedAtTheOfficeToo) {
  bert_.submit({createJob(other_, "new")});
  rig_.serverDoes(rig_.anna, {createJob(other_, "other")});
  reconnect();
  const Uuid parked = bert_.outbox(1)->id;
  const auto taken = bert_.engine->submit({.operations = {}, .in_place_of = {1}}, rig_.now);
  ASSERT_TRUE(taken.saved);
  bert_.take(taken.reaction);
  rig_.settle();
  EXPECT_EQ(rig_.find<Parked>(parked)->code, "taken back");
  EXPECT_TRUE(bert_.store.outboxEntries().empty());
}

}  // namespace
}  // namespace carnet::testbook
