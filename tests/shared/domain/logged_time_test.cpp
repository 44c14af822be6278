// Time that was logged by mistake is taken out, and put back.
#include "shared/domain/service/logged_time.h"
#include "shared/domain/service/ticket_event.h"
#include "shared/domain/service/ticket_time.h"
#include "tests/shared/domain/house.h"

namespace carnet::testing {
namespace {

class LoggedTime : public ::testing::Test {
 protected:
  // Half an hour of travel, logged by the person.
  Id<TicketTime> logged(const Uuid& person) {
    TicketTime time;
    time.head.id = house.newId();
    time.ticket_id = ticket;
    time.kind = TicketTimeKind::travel;
    time.starts_at = house.now - Duration::minutes(30);
    time.ends_at = house.now;
    time.remark = "The wrong way";
    EXPECT_TRUE(applied(house.run(person, {append(time)})));
    return Id<TicketTime>(time.head.id);
  }
  Operation remove(Id<TicketTime> time) { return step(ticket, "remove_time", {{"time_id", time.value}}); }
  Operation restore(Id<TicketTime> time) { return step(ticket, "restore_time", {{"time_id", time.value}}); }
  // An hour of work in its place.
  std::vector<Operation> correction(Id<TicketTime> wrong) {
    TicketTime right;
    right.head.id = house.newId();
    right.ticket_id = ticket;
    right.starts_at = house.now - Duration::hours(1);
    right.ends_at = house.now;
    return correctionOf(ticket.value, wrong.value, append(right));
  }
  std::size_t standing() {
    std::size_t count = 0;
    for (const TicketTime& time : house.all<TicketTime>()) count += time.head.deleted_at ? 0 : 1;
    return count;
  }
  bool stands(Id<TicketTime> time) { return !house.get(time).head.deleted_at; }
  // Those that no person has written.
  std::vector<TicketEvent> told() {
    std::vector<TicketEvent> events;
    for (const TicketEvent& event : house.all<TicketEvent>()) {
      if (event.from_value.starts_with("time_")) events.push_back(event);
    }
    return events;
  }

  House house;
  Id<Ticket> ticket = [this] {
    const Id<Ticket> id = house.openTicket(house.technician);
    house.force(id, TicketState::inProgress, house.technician);
    return id;
  }();
};

TEST_F(LoggedTime, isTakenOutByWhoLoggedItAndTheTimelineSaysSo) {
  const Id<TicketTime> time = logged(house.technician);
  ASSERT_TRUE(applied(house.run(house.technician, {remove(time)})));
  EXPECT_FALSE(stands(time));
  ASSERT_EQ(told().size(), 1u);
  const TicketEvent event = told()[0];
  EXPECT_EQ(event.kind, TicketEventKind::comment);
  EXPECT_EQ(event.from_value, "time_removed");
  const TicketTime was = house.get(time);
  EXPECT_EQ(event.to_value,
            "travel " + std::to_string(was.starts_at.unix_ms) + " " + std::to_string(was.ends_at.unix_ms));
  EXPECT_EQ(event.body, "The wrong way");
  EXPECT_FALSE(event.assignee_id);
  EXPECT_EQ(house.get(ticket).state, TicketState::inProgress);
}

TEST_F(LoggedTime, isTakenOutOnTheDeviceAtOnce) {
  const Id<TicketTime> time = logged(house.technician);
  ASSERT_TRUE(applied(house.runOnDevice(house.technician, {remove(time)})));
  EXPECT_FALSE(stands(time));
}

TEST_F(LoggedTime, ofSomebodyElseIsTakenOutByTheDeskOnly) {
  house.planVisit(ticket, house.other_technician, house.now);
  const Id<TicketTime> time = logged(house.technician);
  EXPECT_TRUE(parkedFor(house.run(house.other_technician, {remove(time)}), "ticket_time.remove.not_yours"));
  ASSERT_TRUE(applied(house.run(house.desk, {remove(time)})));
  EXPECT_EQ(told()[0].assignee_id, Id<AppUser>(house.technician));
  EXPECT_EQ(told()[0].head.created_by, house.desk);
}

TEST_F(LoggedTime, undoPutsItBackAsItsAuthors) {
  const Id<TicketTime> time = logged(house.technician);
  ASSERT_TRUE(applied(house.run(house.desk, {remove(time)})));
  ASSERT_TRUE(house.inverse());
  ASSERT_TRUE(applied(house.run(house.desk, *house.inverse())));
  EXPECT_TRUE(stands(time));
  EXPECT_EQ(house.get(time).head.created_by, house.technician);
  EXPECT_EQ(house.get(time).remark, "The wrong way");
  ASSERT_EQ(told().size(), 2u);
  ASSERT_TRUE(house.inverse());
  ASSERT_TRUE(applied(house.run(house.desk, *house.inverse())));
  EXPECT_FALSE(stands(time));
}

TEST_F(LoggedTime, loggingItIsUndoneByTakingItOut) {
  const Id<TicketTime> time = logged(house.technician);
  ASSERT_TRUE(house.inverse());
  ASSERT_TRUE(applied(house.run(house.technician, *house.inverse())));
  EXPECT_FALSE(stands(time));
}

TEST_F(LoggedTime, isCorrectedByTakingItOutAndLoggingItAnew) {
  const Id<TicketTime> wrong = logged(house.technician);
  TicketTime right = house.get(wrong);
  right.head = {};
  right.head.id = house.newId();
  right.kind = TicketTimeKind::work;
  ASSERT_TRUE(applied(house.run(house.technician, correctionOf(ticket.value, wrong.value, append(right)))));
  EXPECT_FALSE(stands(wrong));
  EXPECT_TRUE(stands(Id<TicketTime>(right.head.id)));
  ASSERT_TRUE(house.inverse());
  ASSERT_TRUE(applied(house.run(house.technician, *house.inverse())));
  EXPECT_TRUE(stands(wrong));
  EXPECT_FALSE(stands(Id<TicketTime>(right.head.id)));
}

TEST_F(LoggedTime, correctedOnTwoDevicesIsChargedOnce) {
  const Id<TicketTime> wrong = logged(house.technician);
  ASSERT_TRUE(applied(house.run(house.technician, correction(wrong))));
  EXPECT_TRUE(parkedFor(house.run(house.technician, correction(wrong)), "ticket_time.remove.gone"));
  EXPECT_EQ(standing(), 1u);
}

TEST_F(LoggedTime, thatTheOfficeHasTakenOutIsNotCorrected) {
  house.planVisit(ticket, house.technician, house.now);
  const Id<TicketTime> wrong = logged(house.technician);
  ASSERT_TRUE(applied(house.run(house.desk, {remove(wrong)})));
  EXPECT_TRUE(parkedFor(house.run(house.technician, correction(wrong)), "ticket_time.remove.gone"));
  house.force(ticket, TicketState::closed, house.technician);
  EXPECT_TRUE(parkedFor(house.run(house.technician, correction(wrong)), "ticket_time.remove.gone"));
  EXPECT_EQ(standing(), 0u);
}

TEST_F(LoggedTime, undoOfACorrectionGivesWayToARemoval) {
  const Id<TicketTime> wrong = logged(house.technician);
  const std::vector<Operation> corrected = correction(wrong);
  const Id<TicketTime> right(corrected[1].row_id);
  ASSERT_TRUE(applied(house.run(house.technician, corrected)));
  const auto back = house.inverse();
  ASSERT_TRUE(back);
  ASSERT_TRUE(applied(house.run(house.desk, {remove(right)})));
  EXPECT_TRUE(parkedFor(house.run(house.technician, *back), "ticket_time.remove.gone"));
  EXPECT_EQ(standing(), 0u);
}

TEST_F(LoggedTime, correctionDoneAgainGivesWayToARemoval) {
  const Id<TicketTime> wrong = logged(house.technician);
  ASSERT_TRUE(applied(house.run(house.technician, correction(wrong))));
  ASSERT_TRUE(applied(house.run(house.technician, *house.inverse())));
  const auto again = house.inverse();
  ASSERT_TRUE(again);
  ASSERT_TRUE(applied(house.run(house.desk, {remove(wrong)})));
  EXPECT_TRUE(parkedFor(house.run(house.technician, *again), "ticket_time.remove.gone"));
  ASSERT_TRUE(applied(house.run(house.desk, {restore(wrong)})));
  EXPECT_TRUE(applied(house.run(house.technician, *again)));
  EXPECT_FALSE(stands(wrong));
  EXPECT_EQ(standing(), 1u);
}

TEST_F(LoggedTime, isPutBackByWhoHasTakenItOut) {
  const Id<TicketTime> time = logged(house.technician);
  ASSERT_TRUE(applied(house.run(house.desk, {remove(time)})));
  EXPECT_EQ(house.run(house.technician, {remove(time)}).verdict, Verdict::merged);
  EXPECT_TRUE(parkedFor(house.run(house.technician, {restore(time)}), "ticket_time.restore.taken_out"));
  EXPECT_TRUE(parkedFor(house.run(house.admin, {restore(time)}), "ticket_time.restore.taken_out"));
  EXPECT_TRUE(applied(house.run(house.desk, {restore(time)})));
  EXPECT_TRUE(stands(time));
}

TEST_F(LoggedTime, takenOutTwiceIsTakenOutOnce) {
  const Id<TicketTime> time = logged(house.technician);
  ASSERT_TRUE(applied(house.run(house.technician, {remove(time)})));
  EXPECT_EQ(house.run(house.desk, {remove(time)}).verdict, Verdict::merged);
  house.force(ticket, TicketState::closed, house.technician);
  EXPECT_EQ(house.run(house.desk, {remove(time)}).verdict, Verdict::merged) << "also once the ticket is over";
  EXPECT_EQ(told().size(), 1u);
}

TEST_F(LoggedTime, staysOnceTheTicketIsOver) {
  house.planVisit(ticket, house.technician, house.now);
  const Id<TicketTime> time = logged(house.technician);
  for (const TicketState over : {TicketState::closed, TicketState::cancelled}) {
    house.force(ticket, over, house.technician);
    EXPECT_TRUE(parkedFor(house.run(house.technician, {remove(time)}), "ticket_time.remove.over"));
    EXPECT_TRUE(parkedFor(house.run(house.desk, {remove(time)}), "ticket_time.remove.over"));
  }
  house.force(ticket, TicketState::resolved, house.technician);
  EXPECT_TRUE(applied(house.run(house.technician, {remove(time)})));
}

TEST_F(LoggedTime, isTakenOutOfItsOwnTicketOnly) {
  const Id<TicketTime> time = logged(house.technician);
  const Id<Ticket> other = house.openTicket(house.technician);
  EXPECT_TRUE(
      parkedFor(house.run(house.technician, {step(other, "remove_time", {{"time_id", time.value}})}), "row.unknown"));
  EXPECT_TRUE(parkedFor(house.run(house.technician, {step(ticket, "remove_time")}), "row.unknown"));
  EXPECT_TRUE(stands(time));
}

// What the steps tell is no word of a person's: a ticket opened by mistake goes all the same.
TEST_F(LoggedTime, thatWasTakenOutKeepsNobodyFromCancellingAMistake) {
  Ticket opened;
  opened.head.id = house.newId();
  opened.title = "Opened twice";
  ASSERT_TRUE(applied(house.run(house.desk, {create(opened)})));
  const auto back = house.inverse();
  ticket = Id<Ticket>(opened.head.id);
  const Id<TicketTime> time = logged(house.desk);
  EXPECT_TRUE(parkedFor(house.run(house.desk, *back), "row.in_use"));
  ASSERT_TRUE(applied(house.run(house.desk, {remove(time)})));
  EXPECT_TRUE(applied(house.run(house.desk, *back)));
}

}  // namespace
}  // namespace carnet::testing
