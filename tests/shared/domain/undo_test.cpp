// What can be taken back once it has been accepted, and how.
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/organisation/note.h"
#include "shared/domain/service/ticket_part.h"
#include "shared/domain/service/ticket_time.h"
#include "shared/domain/stock/stock_balance.h"
#include "tests/shared/domain/house.h"

namespace carnet::testing {
namespace {

Operation setTitle(Id<Ticket> ticket, const char* base, const char* value) {
  Operation op;
  op.verb = Verb::set;
  op.entity = entityOf<Ticket>.no;
  op.row_id = ticket.value;
  op.fields = {{entityOf<Ticket>.find("title")->no, std::string(base), std::string(value)}};
  return op;
}

class UndoTest : public ::testing::Test {
 protected:
  void doneAndUndone(const Uuid& person, std::vector<Operation> operations) {
    ASSERT_TRUE(applied(house.run(person, std::move(operations))));
    ASSERT_TRUE(house.inverse());
    ASSERT_TRUE(applied(house.run(person, *house.inverse())));
  }

  House house;
  Id<Ticket> ticket = house.openTicket(house.technician);
};

TEST_F(UndoTest, anEditIsPutBack) {
  doneAndUndone(house.desk, {setTitle(ticket, "Pump leaks", "Pump burns")});
  EXPECT_EQ(house.get(ticket).title, "Pump leaks");
}

TEST_F(UndoTest, aPartThatWasUsedGoesBackIntoTheVan) {
  TicketPart part;
  part.head.id = house.newId();
  part.ticket_id = ticket;
  part.product_id = house.gasket;
  part.quantity = Quantity::whole(2);
  part.location_id = house.van;
  doneAndUndone(house.technician, {append(part)});
  std::int64_t used = 0;
  for (const TicketPart& line : house.all<TicketPart>()) used += line.quantity.thousandths;
  EXPECT_EQ(used, 0);
  EXPECT_EQ(stockAt(house.rows, house.van)[house.gasket].thousandths, 0);
}

TEST_F(UndoTest, aPartThatWasRemovedIsNotUndoneOnceMore) {
  TicketPart part;
  part.head.id = house.newId();
  part.ticket_id = ticket;
  part.product_id = house.gasket;
  part.quantity = Quantity::whole(2);
  part.location_id = house.van;
  ASSERT_TRUE(applied(house.run(house.technician, {append(part)})));
  const std::vector<Operation> undo = *house.inverse();
  TicketPart removed = part;
  removed.head.id = house.newId();
  removed.quantity = Quantity::whole(-2);
  ASSERT_TRUE(applied(house.run(house.technician, {append(removed)})));
  const std::vector<Operation> redo = *house.inverse();
  EXPECT_TRUE(parkedFor(house.run(house.technician, undo), "ticket_part.create.taken_back"));
  EXPECT_EQ(stockAt(house.rows, house.van)[house.gasket].thousandths, 0);
  // The removal itself is undone, and then what was used may be taken back again.
  ASSERT_TRUE(applied(house.run(house.technician, redo)));
  EXPECT_TRUE(applied(house.run(house.technician, undo)));
}

TEST_F(UndoTest, holdAndResumeTakeEachOtherBack) {
  house.force(ticket, TicketState::inProgress, house.technician);
  doneAndUndone(house.technician, {step(ticket, "hold", {because("no part")})});
  EXPECT_EQ(house.get(ticket).state, TicketState::inProgress);
  ASSERT_TRUE(applied(house.run(house.technician, {step(ticket, "hold", {because("no part")})})));
  doneAndUndone(house.technician, {step(ticket, "resume")});
  EXPECT_EQ(house.get(ticket).state, TicketState::onHold);
  EXPECT_EQ(house.get(ticket).reason_text, "no part");
}

TEST_F(UndoTest, anAssignmentReturnsToTheOneWhoHadIt) {
  house.force(ticket, TicketState::assigned, house.technician);
  doneAndUndone(house.desk, {step(ticket, "assign", {to(house.other_technician)})});
  EXPECT_EQ(house.get(ticket).assignee_id, Id<AppUser>(house.technician));
  const Id<Ticket> fresh = house.openTicket(house.desk);
  doneAndUndone(house.desk, {step(fresh, "assign", {to(house.technician)})});
  EXPECT_EQ(house.get(fresh).state, TicketState::fresh);
}

TEST_F(UndoTest, anAssignmentThatIsTakenBackReturnsThePlannedVisits) {
  house.force(ticket, TicketState::assigned, house.technician);
  const Id<Activity> visit = house.planVisit(ticket, house.technician, house.now);
  doneAndUndone(house.desk, {step(ticket, "assign", {to(house.other_technician)})});
  EXPECT_EQ(house.get(visit).assignee_id, Id<AppUser>(house.technician));
}

TEST_F(UndoTest, aVisitGivenToSomebodyElseReturns) {
  const Id<Activity> visit = house.planVisit(ticket, house.technician, house.now);
  doneAndUndone(house.desk, {step(visit, "assign", {to(house.other_technician)})});
  EXPECT_EQ(house.get(visit).assignee_id, Id<AppUser>(house.technician));
}

TEST_F(UndoTest, aVisitPlannedForSomebodyIsDeleted) {
  Activity visit;
  visit.head.id = house.newId();
  visit.kind = ActivityKind::visit;
  visit.ticket_id = ticket;
  visit.planned_start_at = house.now;
  const Id<Activity> id(visit.head.id);
  doneAndUndone(house.desk, {create(visit), step(id, "assign", {to(house.technician)})});
  Row row;
  ASSERT_EQ(house.rows.get(entityOf<Activity>, id.value, row), Presence::present);
  EXPECT_TRUE(row.isDeleted());
}

TEST_F(UndoTest, whatWasDoneForACustomerIsTakenUpAgain) {
  Activity call;
  call.head.id = house.newId();
  call.kind = ActivityKind::call;
  call.subject = "Ask how it runs";
  const Id<Activity> id(call.head.id);
  ASSERT_TRUE(applied(house.run(house.desk, {create(call), step(id, "assign", {to(house.desk)})})));
  doneAndUndone(house.desk, {step(id, "finish")});
  EXPECT_EQ(house.get(id).state, ActivityState::planned);
}

TEST_F(UndoTest, whatTheRoleMayNotDoIsNoWayBack) {
  const Id<Ticket> fresh = house.openTicket(house.technician);
  ASSERT_TRUE(applied(house.run(house.technician, {step(fresh, "assign", {to(house.technician)})})));
  EXPECT_FALSE(house.inverse()) << "only the service desk withdraws an assignment";
}

TEST_F(UndoTest, aStartHasNoWayBack) {
  house.force(ticket, TicketState::assigned, house.technician);
  ASSERT_TRUE(applied(house.run(house.technician, {step(ticket, "start")})));
  EXPECT_FALSE(house.inverse());
  ASSERT_TRUE(applied(house.run(house.technician, {setTitle(ticket, "Pump leaks", "Pump drips")})));
  EXPECT_TRUE(house.inverse());
}

TEST_F(UndoTest, aTicketOpenedByMistakeIsCancelledAndStaysFindable) {
  for (const Uuid& person : {house.technician, house.desk, house.admin}) {
    Ticket opened;
    opened.head.id = house.newId();
    opened.title = "Opened twice";
    opened.partner_id = house.customer;
    doneAndUndone(person, {create(opened)});
    const Ticket left = house.get(Id<Ticket>(opened.head.id));
    EXPECT_EQ(left.state, TicketState::cancelled);
    EXPECT_FALSE(left.head.deleted_at);
    EXPECT_FALSE(house.inverse()) << "a cancelled ticket stays so";
  }
}

// Of a ticket that the customer cancels such a visit stays planned: it may have been made without a network.
TEST_F(UndoTest, aTicketOpenedByMistakeLeavesNoVisitPlanned) {
  Ticket opened;
  opened.head.id = house.newId();
  opened.title = "Opened twice";
  opened.partner_id = house.customer;
  ASSERT_TRUE(applied(house.run(house.desk, {create(opened)})));
  const auto back = house.inverse();
  ASSERT_TRUE(back);
  const Id<Activity> begun = house.planVisit(Id<Ticket>(opened.head.id), house.technician, house.now),
                     to_come =
                         house.planVisit(Id<Ticket>(opened.head.id), house.technician, house.now + Duration::hours(1));
  ASSERT_TRUE(applied(house.run(house.desk, *back)));
  EXPECT_EQ(house.get(begun).state, ActivityState::cancelled);
  EXPECT_EQ(house.get(to_come).state, ActivityState::cancelled);
}

TEST_F(UndoTest, aTicketThatSomebodyHasWorkedOnIsNotCancelledAsAMistake) {
  Ticket opened;
  opened.head.id = house.newId();
  opened.title = "Pump hums";
  ASSERT_TRUE(applied(house.run(house.desk, {create(opened)})));
  const auto back = house.inverse();
  ASSERT_TRUE(back);
  EXPECT_TRUE(parkedFor(house.run(house.admin, *back), "ticket.not_yours"));
  const Id<Ticket> id(opened.head.id);
  house.force(id, TicketState::assigned, house.technician);
  TicketTime time;
  time.head.id = house.newId();
  time.ticket_id = id;
  time.starts_at = house.now;
  time.ends_at = house.now + Duration::minutes(30);
  ASSERT_TRUE(applied(house.run(house.technician, {append(time)})));
  EXPECT_TRUE(parkedFor(house.run(house.desk, *back), "row.in_use"));
  house.force(id, TicketState::inProgress, house.technician);
  EXPECT_TRUE(parkedFor(house.run(house.desk, *back), "ticket.cancel.not_now"));
  EXPECT_EQ(house.get(id).state, TicketState::inProgress);
}

TEST_F(UndoTest, aCreationIsDeletedWhereTheRoleMayDelete) {
  Note note;
  note.head.id = house.newId();
  note.target_entity = entityOf<Ticket>.no;
  note.target_id = ticket.value;
  note.body = "Key at the porter's";
  doneAndUndone(house.technician, {create(note)});
  Row row;
  ASSERT_EQ(house.rows.get(entityOf<Note>, note.head.id, row), Presence::present);
  EXPECT_TRUE(row.isDeleted());
}

TEST_F(UndoTest, aNewDefaultAddressThatIsTakenBackReturnsTheRankToTheFormerOne) {
  Address former;
  former.head.root_id = house.customer.value;
  former.head.facet = Facet::card;
  former.partner_id = house.customer;
  former.city = "Lyon";
  former.is_default = true;
  const Id<Address> first = house.put(former);
  Address next = former;
  next.head = {};
  next.head.id = house.newId();
  next.city = "Annecy";
  doneAndUndone(house.desk, {create(next)});
  EXPECT_TRUE(house.get(first).is_default);
}

TEST_F(UndoTest, whatWasDeletedStandsAgainForWhoeverDeletedItAndGoesAgain) {
  ContactPoint number;
  number.head.root_id = house.customer.value;
  number.head.facet = Facet::card;
  number.partner_id = house.customer;
  number.kind = ContactPointKind::phone;
  number.value = "+33 4 72 00 00 01";
  number.normalized = "33472000001";
  const Id<ContactPoint> id = house.put(number);
  doneAndUndone(house.desk, {erase(id)});
  Row row;
  ASSERT_EQ(house.rows.get(entityOf<ContactPoint>, id.value, row), Presence::present);
  EXPECT_FALSE(row.isDeleted());
  EXPECT_EQ(as<ContactPoint>(row).value, number.value);
  ASSERT_TRUE(house.inverse());
  ASSERT_TRUE(applied(house.run(house.desk, *house.inverse())));
  ASSERT_EQ(house.rows.get(entityOf<ContactPoint>, id.value, row), Presence::present);
  EXPECT_TRUE(row.isDeleted());
  Operation again;
  again.verb = Verb::create;
  again.entity = entityOf<ContactPoint>.no;
  again.row_id = id.value;
  again.arguments = {{"takes_back", true}};
  EXPECT_TRUE(parkedFor(house.run(house.admin, {again}), "row.deleted"));
}

TEST_F(UndoTest, aCustomerWithANoteIsNotUnmade) {
  Partner firm;
  firm.head.id = house.newId();
  firm.name = "Denaq";
  ASSERT_TRUE(applied(house.run(house.desk, {create(firm)})));
  const auto back = house.inverse();
  ASSERT_TRUE(back);
  Note note;
  note.head.id = house.newId();
  note.target_entity = entityOf<Partner>.no;
  note.target_id = firm.head.id;
  note.body = "Closed in August";
  ASSERT_TRUE(applied(house.run(house.desk, {create(note)})));
  const auto unwritten = house.inverse();
  EXPECT_TRUE(parkedFor(house.run(house.desk, *back), "row.in_use"));
  ASSERT_TRUE(applied(house.run(house.desk, *unwritten)));
  EXPECT_TRUE(applied(house.run(house.desk, *back)));
}

}  // namespace
}  // namespace carnet::testing
