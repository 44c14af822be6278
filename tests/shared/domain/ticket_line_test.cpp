#include <gmock/gmock.h>

#include "shared/domain/service/ticket_event.h"
#include "shared/domain/service/ticket_part.h"
#include "shared/domain/service/ticket_time.h"
#include "shared/domain/stock/stock_balance.h"
#include "tests/shared/domain/house.h"

namespace carnet::testing {
namespace {

using ::testing::SizeIs;

struct TicketLine : ::testing::Test {
  House house;
  Id<Ticket> ticket = [this] {
    const Id<Ticket> id = house.openTicket(house.technician);
    house.force(id, TicketState::inProgress, house.technician);
    return id;
  }();

  TicketPart part(std::int64_t whole) {
    TicketPart part;
    part.head.id = house.newId();
    part.ticket_id = ticket;
    part.product_id = house.gasket;
    part.quantity = Quantity::whole(whole);
    part.location_id = house.van;
    return part;
  }
  std::int64_t inVan() { return stockAt(house.rows, house.van)[house.gasket].thousandths; }
};

TEST_F(TicketLine, aPartLeavesTheVanForTheCustomer) {
  const TicketPart used = part(2);
  ASSERT_TRUE(applied(house.runOnDevice(house.technician, {append(used)})));
  ASSERT_THAT(house.all<StockMove>(), SizeIs(1));
  const StockMove move = house.all<StockMove>()[0];
  EXPECT_EQ(move.head.id, derivedId(house.changeSetId(), "0:stock_move"));
  EXPECT_EQ(move.from_location_id, house.van);
  EXPECT_EQ(move.to_location_id, house.at_customers);
  EXPECT_EQ(move.cause_id, used.head.id);
  EXPECT_EQ(move.head.root_id, house.van.value);
  EXPECT_EQ(move.head.facet, Facet::location);
  EXPECT_EQ(house.get(Id<TicketPart>(used.head.id)).stock_move_id, Id<StockMove>(move.head.id));
  EXPECT_EQ(inVan(), -2000) << "what was used is booked, also below zero";
}

TEST_F(TicketLine, aPartTakenBackReturnsToTheVan) {
  ASSERT_TRUE(applied(house.run(house.technician, {append(part(3)), append(part(-1))})));
  EXPECT_EQ(inVan(), -2000);
  for (const StockMove& move : house.all<StockMove>()) EXPECT_GT(move.quantity.thousandths, 0);
}

TEST_F(TicketLine, noMoreIsTakenBackThanIsLeft) {
  ASSERT_TRUE(applied(house.run(house.technician, {append(part(3))})));
  EXPECT_TRUE(parkedFor(house.run(house.technician, {append(part(-4))}), "ticket_part.create.taken_back"));
  ASSERT_TRUE(applied(house.run(house.technician, {append(part(-3))})));
  EXPECT_TRUE(parkedFor(house.runOnDevice(house.technician, {append(part(-3))}), "ticket_part.create.taken_back"));
  EXPECT_TRUE(parkedFor(house.run(house.technician, {append(part(-3))}), "ticket_part.create.taken_back"));
  EXPECT_EQ(inVan(), 0);
  ASSERT_TRUE(applied(house.run(house.technician, {append(part(1))})));
  EXPECT_TRUE(applied(house.run(house.technician, {append(part(-1))})));
}

TEST_F(TicketLine, whatCameFromAnotherPlaceIsNotTakenBackToTheVan) {
  TicketPart stored = part(2);
  stored.location_id = house.depot;
  ASSERT_TRUE(applied(house.run(house.technician, {append(stored)})));
  EXPECT_TRUE(parkedFor(house.run(house.technician, {append(part(-2))}), "ticket_part.create.taken_back"));
}

TEST_F(TicketLine, aServiceHasNoMove) {
  TicketPart hours = part(1);
  hours.product_id = house.labour;
  ASSERT_TRUE(applied(house.run(house.technician, {append(hours)})));
  EXPECT_THAT(house.all<StockMove>(), SizeIs(0));
}

TEST_F(TicketLine, technicianTakesFromTheirOwnVanOrADepot) {
  TicketPart used = part(1);
  used.location_id = house.other_van;
  EXPECT_TRUE(parkedFor(house.run(house.technician, {append(used)}), "ticket_part.create.not_your_van"));
  used.location_id = house.at_customers;
  EXPECT_TRUE(parkedFor(house.run(house.technician, {append(used)}), "ticket_part.create.no_stock_place"));
  used.location_id = house.depot;
  EXPECT_TRUE(applied(house.run(house.technician, {append(used)})));
}

TEST_F(TicketLine, aPartNeedsAQuantityAndANumberedPieceIsOne) {
  EXPECT_TRUE(parkedFor(house.run(house.technician, {append(part(0))}), "ticket_part.create.quantity"));
  TicketPart numbered = part(2);
  numbered.serial_id = house.machine;
  EXPECT_TRUE(parkedFor(house.run(house.technician, {append(numbered)}), "stock_move.create.one_piece"));
}

TEST_F(TicketLine, isAppendedOnceAndNeverChanged) {
  const TicketPart used = part(1);
  ASSERT_TRUE(applied(house.run(house.technician, {append(used)})));
  EXPECT_TRUE(parkedFor(house.run(house.technician, {append(used)}), "row.exists"));
  EXPECT_TRUE(
      parkedFor(house.run(house.technician, {set(Id<TicketPart>(used.head.id), {{"quantity", {}, std::int64_t{1}}})}),
                "row.append_only"));
  EXPECT_TRUE(parkedFor(house.run(house.admin, {erase(Id<TicketPart>(used.head.id))}), "row.append_only"));
}

TEST_F(TicketLine, partsAndTimesAreAcceptedForATicketThatIsOver) {
  house.force(ticket, TicketState::closed, house.technician);
  house.planVisit(ticket, house.technician, house.now);
  EXPECT_TRUE(applied(house.run(house.technician, {append(part(1))})));
}

TEST_F(TicketLine, aStrangerAddsNothing) {
  TicketPart used = part(1);
  used.location_id = house.other_van;
  EXPECT_TRUE(parkedFor(house.run(house.other_technician, {append(used)}), "row.not_yours"));
}

TEST_F(TicketLine, timeEndsAfterItStartsAndWithinADay) {
  TicketTime time;
  time.head.id = house.newId();
  time.ticket_id = ticket;
  time.starts_at = house.now - Duration::hours(2);
  time.ends_at = house.now;
  ASSERT_TRUE(applied(house.run(house.technician, {append(time)})));
  time.head.id = house.newId();
  time.ends_at = time.starts_at;
  EXPECT_TRUE(parkedFor(house.run(house.technician, {append(time)}), "ticket_time.create.ends_before_start"));
  time.ends_at = time.starts_at + Duration::hours(25);
  EXPECT_TRUE(parkedFor(house.run(house.technician, {append(time)}), "ticket_time.create.too_long"));
}

TEST_F(TicketLine, peopleWriteCommentsAndNothingElse) {
  TicketEvent event;
  event.head.id = house.newId();
  event.ticket_id = ticket;
  event.body = "Customer called";
  event.happened_at = house.now + Duration::days(3);
  ASSERT_TRUE(applied(house.run(house.technician, {append(event)})));
  EXPECT_EQ(house.get(Id<TicketEvent>(event.head.id)).happened_at, house.now) << "the time of the operation";
  event.head.id = house.newId();
  event.kind = TicketEventKind::state;
  EXPECT_TRUE(parkedFor(house.run(house.technician, {append(event)}), "ticket_event.create.only_comments"));
  event.kind = TicketEventKind::comment;
  event.body = "  ";
  EXPECT_TRUE(parkedFor(house.run(house.technician, {append(event)}), "ticket_event.create.empty"));
}

}  // namespace
}  // namespace carnet::testing
