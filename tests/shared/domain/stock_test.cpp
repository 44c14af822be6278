#include "shared/domain/stock/natural_keys.h"
#include "shared/domain/stock/stock_balance.h"
#include "tests/shared/domain/house.h"

namespace carnet::testing {
namespace {

struct Stock : ::testing::Test {
  House house;

  StockMove move(Id<Location> from, Id<Location> to, std::int64_t whole = 1) {
    StockMove move;
    move.head.id = house.newId();
    move.product_id = house.gasket;
    move.quantity = Quantity::whole(whole);
    move.from_location_id = from;
    move.to_location_id = to;
    return move;
  }
  std::int64_t at(Id<Location> place) { return stockAt(house.rows, place)[house.gasket].thousandths; }
};

TEST_F(Stock, isTheSumOfItsMoves) {
  ASSERT_TRUE(applied(house.run(house.storekeeper,
                                {append(move(house.depot, house.van, 5)), append(move(house.van, house.depot, 2))})));
  EXPECT_EQ(at(house.van), 3000);
  EXPECT_EQ(at(house.depot), -3000) << "never refused for shortage";
}

TEST_F(Stock, aMoveLiesInTheLeafOfItsVanElseOfItsDepot) {
  const StockMove loading = move(house.depot, house.van);
  const StockMove receipt = move(closingLocationId(LocationKind::supplier), house.depot);
  ASSERT_TRUE(applied(house.run(house.storekeeper, {append(loading), append(receipt)})));
  EXPECT_EQ(house.get(Id<StockMove>(loading.head.id)).head.root_id, house.van.value);
  EXPECT_EQ(house.get(Id<StockMove>(receipt.head.id)).head.root_id, house.depot.value);
}

TEST_F(Stock, goesFromVanToVanThroughTransitOnly) {
  EXPECT_TRUE(parkedFor(house.run(house.storekeeper, {append(move(house.van, house.other_van))}),
                        "stock_move.create.two_vans"));
  EXPECT_TRUE(
      applied(house.run(house.storekeeper, {append(move(house.van, closingLocationId(LocationKind::transit))),
                                            append(move(closingLocationId(LocationKind::transit), house.other_van))})));
}

TEST_F(Stock, technicianMovesFromAndToTheirOwnVan) {
  EXPECT_TRUE(applied(house.run(house.technician, {append(move(house.van, house.depot))})));
  EXPECT_TRUE(parkedFor(house.run(house.technician, {append(move(house.other_van, house.depot))}), "row.not_yours"));
  EXPECT_TRUE(parkedFor(house.runOnDevice(house.technician, {append(move(house.other_van, house.depot))}),
                        "stock_move.create.not_your_van"));
}

TEST_F(Stock, aMoveHasAQuantityAndTwoPlaces) {
  EXPECT_TRUE(
      parkedFor(house.run(house.storekeeper, {append(move(house.depot, house.van, 0))}), "stock_move.create.quantity"));
  EXPECT_TRUE(parkedFor(house.run(house.storekeeper, {append(move(house.depot, house.van, -1))}),
                        "stock_move.create.quantity"));
  EXPECT_TRUE(parkedFor(house.run(house.storekeeper, {append(move(house.depot, house.depot))}),
                        "stock_move.create.same_place"));
}

TEST_F(Stock, twoDevicesThatMeetTheSameMachineMakeOneRow) {
  Serial serial;
  serial.number = "SN-77";
  serial.product_id = house.pump;
  serial.head.id = serialId(house.pump, " sn-77 ").value;
  ASSERT_TRUE(applied(house.run(house.technician, {create(serial)})));
  ASSERT_TRUE(applied(house.run(house.desk, {create(serial)})));
  EXPECT_EQ(house.all<Serial>().size(), 2u) << "the customer's machine and the new one";
  serial.head.id = house.newId();
  EXPECT_TRUE(parkedFor(house.run(house.desk, {create(serial)}), "row.wrong_id"));
}

}  // namespace
}  // namespace carnet::testing
