// Technicians, a desk, a customer with a machine and a van, at the real authority, for tests of the domain's rules there.
#pragma once

#include "shared/domain/crm/activity.h"
#include "shared/domain/organisation/attachment_link.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/note.h"
#include "shared/domain/service/ticket_event.h"
#include "shared/domain/service/ticket_part.h"
#include "shared/domain/service/ticket_time.h"
#include "shared/domain/stock/natural_keys.h"
#include "tests/server/sync/office.h"
#include "tests/shared/domain/operations.h"

namespace carnet::testing {

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
    office.actAsServer({newRow(Verb::import, partner), newRow(Verb::import, product), newRow(Verb::import, serial),
                        newRow(Verb::import, location)});
  }

  // `seen` is the cursor at which the person made it, as the device says.
  sync::Received received(const Uuid& person, std::vector<Operation> operations, std::int64_t seen = 0) {
    sync::Received received;
    ChangeSet& change_set = received.change_set;
    received.arrival = office.clock.now();
    change_set.id = newId();
    change_set.person_id = person;
    change_set.device_id = naturalId("test device", person.toString());
    change_set.cs_no = ++next_cs_no[person];
    change_set.seen = seen;
    change_set.happened_at = Hlc::of(received.arrival);
    for (Operation& operation : operations) operation.happened_at = change_set.happened_at;
    change_set.operations = std::move(operations);
    received.bytes = encodeChangeSet(change_set);
    received.hash = sha256(received.bytes);
    received.actor = {person, change_set.device_id, 0};
    return received;
  }

  // By a node that works on this store.
  static sync::Receipt judgeAt(server::PgServerStore& store, sync::Received received,
                               const RuleBook& book = ruleBook()) {
    sync::Receipt receipt;
    store.transact([&](sync::ServerTransaction& tx) {
      received.actor.roles = rolesOf(tx, received.change_set.person_id);
      receipt = sync::Authority(book).judge(tx, {received}).judgements.at(0).receipt;
    });
    return receipt;
  }

  sync::Receipt judge(const Uuid& person, std::vector<Operation> operations, std::int64_t seen = 0) {
    return judgeAt(office.store, received(person, std::move(operations), seen));
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

}  // namespace carnet::testing
