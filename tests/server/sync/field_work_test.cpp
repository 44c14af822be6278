// The domain's rules at the real authority: rights, the second fence, numbers, consequences and scopes in PostgreSQL.
#include "shared/domain/crm/activity.h"
#include "shared/domain/organisation/attachment_link.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/note.h"
#include "shared/domain/service/ticket_event.h"
#include "shared/domain/service/ticket_part.h"
#include "shared/domain/service/ticket_time.h"
#include "shared/domain/stock/natural_keys.h"
#include "tests/server/sync/office.h"

namespace carnet::testing {
namespace {

template <class T>
Operation made(Verb verb, const T& value) {
  Operation operation;
  operation.verb = verb;
  operation.entity = entityOf<T>.no;
  operation.row_id = value.head.id;
  const Row row = rowOf(value);
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    if (row.values[i] != entityOf<T>.defaultOf(i)) {
      operation.fields.push_back({entityOf<T>.fields[i].no, {}, row.values[i]});
    }
  }
  return operation;
}

template <class T>
Operation step(const Id<T>& id, std::string name, std::vector<Argument> arguments = {}) {
  Operation operation;
  operation.verb = Verb::transition;
  operation.entity = entityOf<T>.no;
  operation.row_id = id.value;
  operation.transition = std::move(name);
  operation.arguments = std::move(arguments);
  return operation;
}

struct FieldWork : ::testing::Test {
  Office office;
  Uuid desk = officePerson("desk"), tom = officePerson("tom"), tina = officePerson("tina");
  std::map<Uuid, std::int64_t> next_cs_no;
  Id<Partner> customer{newId()};
  Id<Product> pump{newId()};
  Id<Serial> machine = serialId(pump, "SN-1");
  Id<Location> van{newId()};

  Uuid newId() { return office.rng.newId(office.clock.now()); }

  void SetUp() override {
    Partner partner;
    partner.head.id = customer.value;
    partner.name = "Brasserie du Port";
    Product product;
    product.head.id = pump.value;
    product.sku = "P-11";
    product.name.by_language["en"] = "Pump";
    Serial serial;
    serial.head.id = machine.value;
    serial.number = "SN-1";
    serial.product_id = pump;
    Location location;
    location.head.id = van.value;
    location.kind = LocationKind::van;
    location.name = "Van 1";
    location.user_id = Id<AppUser>(tom);
    office.actAsServer({made(Verb::import, partner), made(Verb::import, product), made(Verb::import, serial),
                        made(Verb::import, location)});
  }

  sync::Receipt judge(const Uuid& person, std::vector<Operation> operations) {
    sync::Received received;
    ChangeSet& change_set = received.change_set;
    received.arrival = office.clock.now();
    change_set.id = newId();
    change_set.person_id = person;
    change_set.device_id = naturalId("test device", person.toString());
    change_set.cs_no = ++next_cs_no[person];
    change_set.happened_at = Hlc::of(received.arrival);
    for (Operation& operation : operations) operation.happened_at = change_set.happened_at;
    change_set.operations = std::move(operations);
    received.bytes = encodeChangeSet(change_set);
    received.hash = sha256(received.bytes);
    received.actor = {person, change_set.device_id, 0};
    sync::Receipt receipt;
    office.store.transact([&](sync::ServerTransaction& tx) {
      received.actor.roles = rolesOf(tx, person);
      receipt = sync::Authority(ruleBook()).judge(tx, {received}).judgements.at(0).receipt;
    });
    return receipt;
  }

  void expectApplied(const Uuid& person, std::vector<Operation> operations) {
    const sync::Receipt receipt = judge(person, std::move(operations));
    EXPECT_EQ(receipt.verdict, Verdict::applied) << receipt.reason.code << " " << receipt.reason.field;
  }

  std::string parkedFor(const Uuid& person, std::vector<Operation> operations) {
    return judge(person, std::move(operations)).reason.code;
  }

  std::int64_t holds(const Uuid& person, const Uuid& root, Facet facet) {
    return office.count("SELECT count(*) FROM sync_hold WHERE to_no IS NULL AND person_id = '" + person.toString() +
                        "' AND root_id = '" + root.toString() +
                        "' AND facet = " + std::to_string(static_cast<int>(facet)));
  }

  Ticket newTicket() {
    Ticket ticket;
    ticket.head.id = newId();
    ticket.kind = TicketKind::repair;
    ticket.title = "Pump leaks";
    ticket.temp_number = "T-T07-0001";
    ticket.partner_id = customer;
    ticket.serial_id = machine;
    return ticket;
  }
};

TEST_F(FieldWork, aRepairGoesFromTheDeskToTheVanAndBack) {
  const Ticket ticket = newTicket();
  const Id<Ticket> id(ticket.head.id);
  expectApplied(desk, {made(Verb::create, ticket), step(id, "assign", {{"assignee_id", tom}})});
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
  expectApplied(tom, {made(Verb::append, part), made(Verb::append, time), made(Verb::append, photo)});
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

TEST_F(FieldWork, numbersHaveNoGapsWhateverIsRefusedBetween) {
  for (int i = 0; i < 3; ++i) {
    expectApplied(desk, {made(Verb::create, newTicket())});
    Ticket nameless = newTicket();
    nameless.title.clear();
    EXPECT_EQ(parkedFor(desk, {made(Verb::create, nameless)}), "ticket.create.title_missing");
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
  expectApplied(tina, {made(Verb::create, read), made(Verb::create, ticket),
                       step(Id<Ticket>(ticket.head.id), "assign", {{"assignee_id", tina}})});
  EXPECT_EQ(office.count("SELECT count(*) FROM serial"), 1);
  EXPECT_EQ(holds(tina, machine.value, Facet::serial), 1);
}

TEST_F(FieldWork, technicianNamesNoCustomerThatTheyDoNotHold) {
  Ticket ticket = newTicket();
  ticket.serial_id.reset();
  EXPECT_EQ(parkedFor(tina, {made(Verb::create, ticket)}), "reference.not_yours");
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
  expectApplied(desk, {made(Verb::create, ticket), made(Verb::create, visit),
                       step(Id<Activity>(visit.head.id), "assign", {{"assignee_id", tom}}), made(Verb::create, note)});
  EXPECT_EQ(holds(tom, ticket.head.id, Facet::ticket), 1);
  expectApplied(tom, {step(Id<Activity>(visit.head.id), "arrive")});
  EXPECT_EQ(parkedFor(tina, {step(Id<Activity>(visit.head.id), "finish")}), "row.not_yours");
  EXPECT_EQ(office.count("SELECT count(*) FROM note n JOIN ticket t ON t.id = n.root_id"), 1);
}

}  // namespace
}  // namespace carnet::testing
