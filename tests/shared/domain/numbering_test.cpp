#include "shared/domain/organisation/numbering.h"

#include <set>

#include "tests/shared/domain/house.h"

namespace carnet::testing {
namespace {

Ticket newTicket(House& house, std::string title) {
  Ticket ticket;
  ticket.head.id = house.newId();
  ticket.title = std::move(title);
  ticket.temp_number = "T-T07-0001";
  return ticket;
}

TEST(Numbering, theServerNumbersTicketsWithoutGaps) {
  House house;
  const Ticket first = newTicket(house, "one"), second = newTicket(house, "two");
  ASSERT_TRUE(applied(house.run(house.desk, {create(first), create(second)})));
  EXPECT_EQ(house.get(Id<Ticket>(first.head.id)).number, "T-2026-00001");
  EXPECT_EQ(house.get(Id<Ticket>(second.head.id)).number, "T-2026-00002");
  const Ticket refused = newTicket(house, "");
  EXPECT_TRUE(parkedFor(house.run(house.desk, {create(refused)}), "ticket.create.title_missing"));
  const Ticket third = newTicket(house, "three");
  ASSERT_TRUE(applied(house.run(house.desk, {create(third)})));
  EXPECT_EQ(house.get(Id<Ticket>(third.head.id)).number, "T-2026-00003") << "a refused ticket uses up no number";
}

TEST(Numbering, onTheDeviceATicketHasItsTemporaryNumberOnly) {
  House house;
  const Ticket ticket = newTicket(house, "one");
  ASSERT_TRUE(applied(house.runOnDevice(house.technician, {create(ticket)})));
  EXPECT_EQ(house.get(Id<Ticket>(ticket.head.id)).number, "");
  EXPECT_EQ(house.get(Id<Ticket>(ticket.head.id)).temp_number, "T-T07-0001");
}

TEST(Numbering, nobodyChoosesANumberOrChangesTheTemporaryOne) {
  House house;
  Ticket ticket = newTicket(house, "one");
  ticket.number = "T-2026-99999";
  EXPECT_TRUE(parkedFor(house.run(house.desk, {create(ticket)}), "field.not_writable"));
  const Id<Ticket> id = house.openTicket(house.desk);
  EXPECT_TRUE(parkedFor(house.run(house.desk, {set(id, {{"temp_number", text("T-T07-0001"), text("X")}})}),
                        "field.not_writable"));
}

TEST(Numbering, theSeriesContinuesBehindImportedNumbers) {
  House house;
  Ticket old = newTicket(house, "old");
  old.number = "T-2026-00041";
  ASSERT_TRUE(applied(house.run(house.admin, {imported(old)})));
  EXPECT_EQ(house.get(Id<Ticket>(old.head.id)).number, "T-2026-00041");
  const Ticket next = newTicket(house, "next");
  ASSERT_TRUE(applied(house.run(house.desk, {create(next)})));
  EXPECT_EQ(house.get(Id<Ticket>(next.head.id)).number, "T-2026-00042");
}

// After a restore: the series has not come as far as people have been told.
TEST(Numbering, aTicketThatIsOfferedAgainHasTheNumberItHad) {
  House house;
  const Ticket later = newTicket(house, "later"), earlier = newTicket(house, "earlier"), made = newTicket(house, "new");
  const Ticket liar = newTicket(house, "liar");
  house.numbers_before = {{later.head.id, "T-2026-00005"}, {earlier.head.id, "T-2026-00003"}};
  ASSERT_TRUE(applied(house.run(house.desk, {create(later)})));
  ASSERT_TRUE(applied(house.run(house.desk, {create(made)})));
  ASSERT_TRUE(applied(house.run(house.desk, {create(earlier)})));
  EXPECT_EQ(house.get(Id<Ticket>(later.head.id)).number, "T-2026-00005");
  EXPECT_EQ(house.get(Id<Ticket>(made.head.id)).number, "T-2026-00006") << "those between are kept";
  EXPECT_EQ(house.get(Id<Ticket>(earlier.head.id)).number, "T-2026-00003");
  house.numbers_before = {{liar.head.id, "T-2026-90000"}};
  ASSERT_TRUE(applied(house.run(house.desk, {create(liar)})));
  EXPECT_EQ(house.get(Id<Ticket>(liar.head.id)).number, "T-2026-00007") << "nobody moves a series on so far";
}

TEST(Numbering, temporaryNumbersNameTheDevice) {
  EXPECT_EQ(temporaryNumber(documentLetter(entityOf<Ticket>), "T07", 12), "T-T07-0012");
}

}  // namespace
}  // namespace carnet::testing
