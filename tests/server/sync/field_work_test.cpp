// The domain's rules at the real authority: rights, the second fence, numbers, consequences and scopes in PostgreSQL.
#include "tests/server/sync/field_work.h"

namespace carnet::testing {
namespace {

TEST_F(FieldWork, aRepairGoesFromTheDeskToTheVanAndBack) {
  const Ticket ticket = newTicket();
  const Id<Ticket> id(ticket.head.id);
  expectApplied(desk, {newRow(Verb::create, ticket), step(id, "assign", {{"assignee_id", tom}})});
  EXPECT_THAT(office.text("SELECT number FROM ticket"), ::testing::EndsWith("-00001"));
  EXPECT_EQ(office.count("SELECT count(*) FROM ticket WHERE resolution_due_at IS NOT NULL"), 1);
  EXPECT_EQ(holds(tom, id.value, Facet::ticket), 1);
  EXPECT_EQ(holds(tom, customer.value, Facet::card), 1);
  EXPECT_EQ(holds(tom, machine.value, Facet::serial), 1);
  EXPECT_EQ(holds(tina, id.value, Facet::ticket), 0);

  TicketPart part;
  part.head.id = newId();
  part.ticket_id = id;
  part.product_id = pump;
  part.quantity = Quantity::whole(2);
  part.location_id = van;
  TicketTime time;
  time.head.id = newId();
  time.ticket_id = id;
  time.starts_at = office.clock.now() - Duration::hours(1);
  time.ends_at = office.clock.now();
  Attachment photo;
  photo.sha256 = std::string(64, 'b');
  photo.head.id = attachmentId(photo.sha256, id.value).value;
  photo.size_bytes = 3'000'000;
  photo.target_entity = entityOf<Ticket>.no;
  photo.target_id = id.value;
  expectApplied(tom, {step(id, "start")});
  expectApplied(tom, {newRow(Verb::append, part), newRow(Verb::append, time), newRow(Verb::append, photo)});
  expectApplied(tom, {step(id, "resolve")});
  EXPECT_EQ(office.text("SELECT state FROM ticket"), "resolved");
  EXPECT_EQ(office.count("SELECT sum(quantity)::bigint FROM stock_move"), 2000);
  EXPECT_EQ(office.count("SELECT count(*) FROM ticket_part p JOIN stock_move m ON m.id = p.stock_move_id"), 1);
  EXPECT_EQ(office.count("SELECT count(*) FROM ticket_event"), 3);
  EXPECT_EQ(office.count("SELECT count(*) FROM attachment WHERE root_id = (SELECT id FROM ticket)"), 1);

  expectApplied(desk, {step(id, "close")});
  EXPECT_EQ(holds(tom, id.value, Facet::ticket), 0) << "over, and without a visit in the window";
  EXPECT_EQ(holds(tom, customer.value, Facet::card), 0);
}

TEST_F(FieldWork, timeLoggedByMistakeIsTakenOutByItsAuthorAndTheDeskAndByNobodyElse) {
  const Ticket ticket = newTicket();
  const Id<Ticket> id(ticket.head.id);
  Activity visit;
  visit.head.id = newId();
  visit.kind = ActivityKind::visit;
  visit.ticket_id = id;
  visit.planned_start_at = office.clock.now();
  expectApplied(desk,
                {newRow(Verb::create, ticket), step(id, "assign", {{"assignee_id", tom}}), newRow(Verb::create, visit),
                 step(Id<Activity>(visit.head.id), "assign", {{"assignee_id", tina}})});
  TicketTime time;
  time.head.id = newId();
  time.ticket_id = id;
  time.starts_at = office.clock.now() - Duration::hours(1);
  time.ends_at = office.clock.now();
  expectApplied(tom, {newRow(Verb::append, time)});
  const auto remove = step(id, "remove_time", {{"time_id", time.head.id}});
  const auto restore = step(id, "restore_time", {{"time_id", time.head.id}});
  const auto standing = [&] {
    return office.count("SELECT count(*) FROM ticket_time WHERE deleted_at IS NULL AND created_by = '" +
                        tom.toString() + "'");
  };
  EXPECT_EQ(parkedFor(tina, {remove}), "ticket_time.remove.not_yours");
  expectApplied(tom, {remove});
  EXPECT_EQ(standing(), 0);
  expectApplied(tom, {restore});
  EXPECT_EQ(standing(), 1);
  expectApplied(desk, {remove});
  EXPECT_EQ(standing(), 0);
  expectApplied(desk, {restore});
  EXPECT_EQ(standing(), 1) << "still Tom's";
  EXPECT_EQ(office.count("SELECT count(*) FROM ticket_event WHERE from_value LIKE 'time_%'"), 4);
  // The second fence knows it as a step of the ticket: the line itself nobody may touch.
  EXPECT_EQ(parkedFor(tom, {erase(Id<TicketTime>(time.head.id))}), "row.append_only");
}

TEST_F(FieldWork, numbersHaveNoGapsWhateverIsRefusedBetween) {
  for (int i = 0; i < 3; ++i) {
    expectApplied(desk, {newRow(Verb::create, newTicket())});
    Ticket nameless = newTicket();
    nameless.title.clear();
    EXPECT_EQ(parkedFor(desk, {newRow(Verb::create, nameless)}), "ticket.create.title_missing");
  }
  EXPECT_EQ(office.count("SELECT count(DISTINCT number) FROM ticket"), 3);
  EXPECT_EQ(office.count("SELECT next_no FROM number_series"), 4);
  EXPECT_EQ(office.count("SELECT count(*) FROM parked_change"), 3);
}

TEST_F(FieldWork, technicianOpensATicketForAMachineByTheNumberOnItsPlate) {
  Serial read;
  read.head.id = machine.value;
  read.number = "SN-1";
  read.product_id = pump;
  Ticket ticket = newTicket();
  ticket.partner_id.reset();
  expectApplied(tina, {newRow(Verb::create, read), newRow(Verb::create, ticket),
                       step(Id<Ticket>(ticket.head.id), "assign", {{"assignee_id", tina}})});
  EXPECT_EQ(office.count("SELECT count(*) FROM serial"), 1);
  EXPECT_EQ(holds(tina, machine.value, Facet::serial), 1);
}

TEST_F(FieldWork, technicianNamesNoCustomerThatTheyDoNotHold) {
  Ticket ticket = newTicket();
  ticket.serial_id.reset();
  EXPECT_EQ(parkedFor(tina, {newRow(Verb::create, ticket)}), "reference.not_yours");
  EXPECT_EQ(holds(tina, customer.value, Facet::card), 0);
}

TEST_F(FieldWork, aVisitAndANoteAreWrittenByThoseWhoMay) {
  const Ticket ticket = newTicket();
  Activity visit;
  visit.head.id = newId();
  visit.kind = ActivityKind::visit;
  visit.ticket_id = Id<Ticket>(ticket.head.id);
  visit.planned_start_at = office.clock.now();
  Note note;
  note.head.id = newId();
  note.target_entity = entityOf<Activity>.no;
  note.target_id = visit.head.id;
  note.body = "Ring twice";
  expectApplied(desk,
                {newRow(Verb::create, ticket), newRow(Verb::create, visit),
                 step(Id<Activity>(visit.head.id), "assign", {{"assignee_id", tom}}), newRow(Verb::create, note)});
  EXPECT_EQ(holds(tom, ticket.head.id, Facet::ticket), 1);
  expectApplied(tom, {step(Id<Activity>(visit.head.id), "arrive")});
  EXPECT_EQ(parkedFor(tina, {step(Id<Activity>(visit.head.id), "finish")}), "row.not_yours");
  EXPECT_EQ(office.count("SELECT count(*) FROM note n JOIN ticket t ON t.id = n.root_id"), 1);
}

}  // namespace
}  // namespace carnet::testing
