#include "shared/domain/crm/partner.h"
#include "tests/shared/domain/house.h"

namespace carnet::testing {
namespace {

// A reference opens the closure of what it names: a person names only what they hold.
struct References : ::testing::Test {
  House house;

  Ticket ticketFor(Id<Partner> partner) {
    Ticket ticket;
    ticket.head.id = house.newId();
    ticket.title = "Give me the address";
    ticket.partner_id = partner;
    return ticket;
  }
};

TEST_F(References, toRowsThatDoNotExistAreRefused) {
  EXPECT_TRUE(parkedFor(house.run(house.desk, {create(ticketFor(Id<Partner>(house.newId())))}), "reference.unknown"));
}

TEST_F(References, technicianOpensNoCustomerBySimplyNamingIt) {
  EXPECT_TRUE(parkedFor(house.run(house.technician, {create(ticketFor(house.customer))}), "reference.not_yours"));
  Ticket own = ticketFor(house.customer);
  own.partner_id.reset();
  ASSERT_TRUE(applied(house.run(house.technician, {create(own)})));
  EXPECT_TRUE(
      parkedFor(house.run(house.technician, {set(Id<Ticket>(own.head.id), {{"serial_id", {}, house.machine.value}})}),
                "reference.not_yours"));
}

TEST_F(References, toRowsOfTheSameChangeSetAreFine) {
  Partner partner;
  partner.head.id = house.newId();
  partner.name = "New";
  EXPECT_TRUE(applied(house.run(house.desk, {create(partner), create(ticketFor(Id<Partner>(partner.head.id)))})));
}

TEST_F(References, whoReadsTheNumberOffAMachineMayOpenATicketForIt) {
  Serial machine = house.get(house.machine);
  Serial read;
  read.head.id = machine.head.id;
  read.number = machine.number;
  read.product_id = machine.product_id;
  Ticket ticket = ticketFor({});
  ticket.partner_id.reset();
  ticket.serial_id = house.machine;
  ASSERT_TRUE(applied(house.run(house.technician, {create(read), create(ticket)})));
  EXPECT_EQ(house.get(house.machine).partner_id, house.customer) << "the row that was there stays as it is";
}

TEST_F(References, aDeviceLeavesTheQuestionToTheServer) {
  house.rows.is_partial = true;
  EXPECT_TRUE(applied(house.runOnDevice(house.technician, {create(ticketFor(Id<Partner>(house.newId())))})));
}

}  // namespace
}  // namespace carnet::testing
