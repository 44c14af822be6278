#include "shared/domain/crm/activity_workflow.h"

#include <gmock/gmock.h>

#include "tests/shared/domain/house.h"

namespace carnet::testing {
namespace {

using enum ActivityState;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Visit : ::testing::Test {
  House house;
  Id<Ticket> ticket = house.openTicket(house.desk);
  Id<Activity> visit = house.planVisit(ticket, house.technician, house.now);

  void force(ActivityState state) {
    Activity activity = house.get(visit);
    activity.state = state;
    house.put(activity);
  }
};

TEST(ActivitySteps, areThoseOfTheModel) {
  Activity visit;
  visit.kind = ActivityKind::visit;
  EXPECT_THAT(stepsOf(visit), ElementsAre("travel", "arrive", "finish", "miss", "cancel"));
  visit.state = travelling;
  EXPECT_THAT(stepsOf(visit), ElementsAre("arrive", "finish"));
  visit.state = arrived;
  EXPECT_THAT(stepsOf(visit), ElementsAre("finish"));
  for (ActivityState state : {done, missed, cancelled}) {
    visit.state = state;
    EXPECT_THAT(stepsOf(visit), IsEmpty());
  }
  Activity call;
  call.kind = ActivityKind::call;
  EXPECT_THAT(stepsOf(call), ElementsAre("finish", "cancel"));
  call.state = done;
  EXPECT_THAT(stepsOf(call), ElementsAre("reopen"));
}

TEST_F(Visit, keepsTheTimesOfItsJourney) {
  ASSERT_TRUE(applied(house.run(house.technician, {step(visit, "travel")})));
  EXPECT_EQ(house.get(visit).travelling_at, house.now);
  ASSERT_TRUE(applied(house.run(house.technician, {step(visit, "arrive")})));
  EXPECT_EQ(house.get(visit).arrived_at, house.now);
  ASSERT_TRUE(applied(house.run(house.technician, {step(visit, "finish")})));
  EXPECT_EQ(house.get(visit).left_at, house.now);
  EXPECT_EQ(house.get(visit).state, done);
}

TEST_F(Visit, startingTheTicketAndArrivingAreOneChangeSet) {
  house.force(ticket, TicketState::assigned, house.technician);
  ASSERT_TRUE(applied(house.runOnDevice(house.technician, {step(visit, "arrive"), step(ticket, "start")})));
  EXPECT_EQ(house.get(visit).state, arrived);
  EXPECT_EQ(house.get(ticket).state, TicketState::inProgress);
}

TEST_F(Visit, everyIllegalStepIsRefused) {
  for (ActivityState from : {missed, cancelled}) {
    for (const char* name : {"travel", "arrive", "finish"}) {
      force(from);
      EXPECT_TRUE(parkedFor(house.run(house.desk, {step(visit, name)}), "activity." + std::string(name) + ".not_now"));
    }
  }
  for (ActivityState from : {travelling, arrived, done}) {
    for (const char* name : {"miss", "cancel"}) {
      force(from);
      EXPECT_TRUE(parkedFor(house.run(house.technician, {step(visit, name, {because("x")})}),
                            "activity." + std::string(name) + ".not_now"));
    }
  }
  force(done);
  EXPECT_TRUE(parkedFor(house.run(house.desk, {step(visit, "reopen")}), "activity.reopen.not_now"));
}

TEST_F(Visit, aStepThatLiesBehindChangesNothing) {
  force(done);
  ASSERT_TRUE(merged(house.run(house.technician, {step(visit, "travel"), step(visit, "arrive")})));
  EXPECT_EQ(house.get(visit).state, done);
  EXPECT_THAT(house.changes(), IsEmpty());
}

TEST_F(Visit, isMissedOrCancelledWithAReason) {
  EXPECT_TRUE(parkedFor(house.run(house.technician, {step(visit, "miss")}), "reason.missing"));
  ASSERT_TRUE(applied(house.run(house.technician, {step(visit, "miss", {because("Nobody there")})})));
  EXPECT_EQ(house.get(visit).reason_text, "Nobody there");
}

TEST_F(Visit, isSteppedByItsAssigneeOrTheOfficeOnly) {
  house.force(ticket, TicketState::assigned, house.other_technician);
  EXPECT_TRUE(parkedFor(house.run(house.other_technician, {step(visit, "travel")}), "activity.not_yours"));
  EXPECT_TRUE(applied(house.run(house.desk, {step(visit, "travel")})));
}

TEST_F(Visit, isAssignedByHeadquarters) {
  const Operation assign = step(visit, "assign", {to(house.other_technician)});
  EXPECT_TRUE(parkedFor(house.run(house.technician, {assign}), "activity.not_yours"));
  ASSERT_TRUE(applied(house.runOnDevice(house.desk, {assign})));
  EXPECT_EQ(house.get(visit).assignee_id, Id<AppUser>(house.technician)) << "the old value stands until the receipt";
  ASSERT_TRUE(applied(house.run(house.desk, {assign})));
  EXPECT_EQ(house.get(visit).assignee_id, Id<AppUser>(house.other_technician));
}

TEST_F(Visit, theDeviceThatHasItSaysSoOnce) {
  ASSERT_TRUE(applied(house.run(house.technician, {step(visit, "seen")})));
  const auto first = house.get(visit).seen_by_device_at;
  ASSERT_TRUE(merged(house.run(house.technician, {step(visit, "seen")})));
  EXPECT_EQ(house.get(visit).seen_by_device_at, first);
  EXPECT_TRUE(parkedFor(house.run(house.desk, {step(visit, "seen")}), "activity.not_yours"));
}

TEST_F(Visit, createdForATicketLiesInItsLeaf) {
  Activity planned;
  planned.head.id = house.newId();
  planned.kind = ActivityKind::visit;
  planned.ticket_id = ticket;
  ASSERT_TRUE(applied(house.run(house.desk, {create(planned)})));
  const RowHead head = house.get(Id<Activity>(planned.head.id)).head;
  EXPECT_EQ(head.root_id, ticket.value);
  EXPECT_EQ(head.facet, Facet::ticket);
}

TEST_F(Visit, withoutATicketAnActivityIsItsOwnLeafAndNeedsASubject) {
  Activity call;
  call.head.id = house.newId();
  call.kind = ActivityKind::call;
  EXPECT_TRUE(parkedFor(house.run(house.desk, {create(call)}), "activity.subject_missing"));
  call.subject = "Call back";
  ASSERT_TRUE(applied(house.run(house.desk, {create(call)})));
  const RowHead head = house.get(Id<Activity>(call.head.id)).head;
  EXPECT_EQ(head.root_id, call.head.id);
  EXPECT_EQ(head.facet, Facet::activity);
}

TEST_F(Visit, doesNotEndBeforeItStarts) {
  const Value start = std::int64_t{house.now.unix_ms};
  const Value end = std::int64_t{house.now.unix_ms - 1};
  const Value seq = std::int64_t{0};
  EXPECT_TRUE(parkedFor(
      house.run(house.desk,
                {set(visit, {{"planned_start_at", start, start}, {"planned_end_at", {}, end}, {"seq", seq, seq}})}),
      "activity.ends_before_start"));
}

}  // namespace
}  // namespace carnet::testing
