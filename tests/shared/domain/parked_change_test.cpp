#include "shared/domain/organisation/parked_change_workflow.h"

#include "shared/domain/catalogue/product_cost.h"
#include "shared/domain/organisation/note.h"
#include "shared/domain/organisation/saved_view.h"
#include "shared/domain/registry.h"
#include "shared/schema/codec.h"
#include "tests/shared/domain/house.h"

namespace carnet::testing {
namespace {

struct Parked : ::testing::Test {
  House house;
  Id<Ticket> ticket = house.openTicket(house.desk);

  ChangeSet changeSet() {
    ChangeSet change_set;
    change_set.id = house.newId();
    change_set.happened_at = Hlc::of(house.now);
    change_set.operations = {step(ticket, "resolve"), set(ticket, {{"title", text("a"), text("b")}})};
    return change_set;
  }
};

TEST_F(Parked, isShownToTheOfficeInWords) {
  const ChangeSet change_set = changeSet();
  const auto row = parkedRow(change_set, house.actor(house.technician),
                             {"ticket.resolve.not_now", "state", {"new", "x"}}, house.rows);
  ASSERT_TRUE(row.has_value());
  const auto parked = as<ParkedChange>(*row);
  EXPECT_EQ(parked.head.id, change_set.id);
  EXPECT_EQ(parked.head.facet, Facet::hq);
  EXPECT_EQ(parked.person_id, Id<AppUser>(house.technician));
  EXPECT_EQ(parked.code, "ticket.resolve.not_now");
  EXPECT_EQ(parked.arguments, "new\nx");
  EXPECT_EQ(parked.description, "ticket T-T07-0001: resolve\nticket T-T07-0001: set title");
}

TEST_F(Parked, keepsWhatWasMeantForWordsInAnyLanguage) {
  const ChangeSet change_set = changeSet();
  const auto row = parkedRow(change_set, house.actor(house.technician), {"x", "", {}}, house.rows);
  const std::optional<ChangeSet> kept = decodeChangeSet(as<ParkedChange>(*row).operations.bytes);
  ASSERT_TRUE(kept.has_value());
  ASSERT_EQ(kept->operations.size(), 2u);
  EXPECT_EQ(kept->operations[0].transition, "resolve");
  EXPECT_EQ(kept->operations[0].row_id, ticket.value);
  EXPECT_EQ(kept->operations[1].fields.at(0).value, Value(std::string("b")));
}

TEST_F(Parked, keepsNoMoreThanIsTold) {
  ChangeSet change_set = changeSet();
  change_set.operations[1].fields[0].base = std::string(5'000, 'a');
  change_set.operations[1].fields[0].value = std::string(5'000, 'b');
  change_set.operations.resize(300, change_set.operations[1]);
  const ChangeSet kept = inShort(change_set, house.rows);
  EXPECT_EQ(kept.operations.size(), maxParkedOperations + 1);
  EXPECT_EQ(kept.operations[1].fields.at(0).base, Value());
  EXPECT_EQ(kept.operations[1].fields.at(0).value, Value());
  EXPECT_EQ(kept.operations[1].fields.at(0).field_no, change_set.operations[1].fields[0].field_no);
}

TEST_F(Parked, isKeptWholeUnlessItIsLong) {
  const ChangeSet change_set = changeSet();
  const Actor author = house.actor(house.technician);
  const auto parked = as<ParkedChange>(*parkedRow(change_set, author, {"x", "", {}}, house.rows));
  EXPECT_TRUE(parked.is_whole);
  EXPECT_EQ(decodeChangeSet(parked.operations.bytes), change_set);
  ChangeSet many = change_set;
  many.operations.resize(maxParkedOperations + 1, many.operations[1]);
  EXPECT_FALSE(as<ParkedChange>(*parkedRow(many, author, {"x", "", {}}, house.rows)).is_whole);
  ChangeSet longer = change_set;
  longer.operations[1].fields[0].value = std::string(maxParkedBytes, 'b');
  EXPECT_FALSE(as<ParkedChange>(*parkedRow(longer, author, {"x", "", {}}, house.rows)).is_whole);
}

TEST_F(Parked, isClosedByItsAuthorWithWhatIsInItsPlace) {
  const auto row = parkedRow(changeSet(), house.actor(house.technician), {"x", "", {}}, house.rows);
  const Id<ParkedChange> id = house.put(as<ParkedChange>(*row));
  ChangeSet by = changeSet();
  EXPECT_FALSE(closeParked(id.value, by, house.actor(house.desk), house.rows)) << "another's";
  EXPECT_EQ(as<ParkedChange>(*closeParked(id.value, by, house.actor(house.technician), house.rows)).state,
            ParkedState::corrected);
  by.operations.clear();
  EXPECT_EQ(as<ParkedChange>(*closeParked(id.value, by, house.actor(house.technician), house.rows)).state,
            ParkedState::withdrawn);
  ASSERT_TRUE(applied(house.run(house.desk, {step(id, "settle")})));
  EXPECT_FALSE(closeParked(id.value, by, house.actor(house.technician), house.rows)) << "it is closed";
}

// Marketing and trainers read these cards too, and are never given a cost.
TEST_F(Parked, tellsNoValueThatNotEveryOfficeRoleMayBeGiven) {
  ProductCost cost;
  cost.head.id = house.newId();
  cost.cost = UnitPrice{7'654'321};
  Note note;
  note.head.id = house.newId();
  note.target_entity = entityOf<ProductCost>.no;
  note.target_id = cost.head.id;
  note.body = "Bought at 765.4321";
  SavedView view;
  view.head.id = house.newId();
  view.name = "My secret list";
  ChangeSet change_set = changeSet();
  for (const Operation& operation : {create(cost), create(note), create(view)}) {
    change_set.operations.push_back(operation);
  }
  const auto row = parkedRow(change_set, house.actor(house.storekeeper), {"x", "", {}}, house.rows);
  EXPECT_FALSE(as<ParkedChange>(*row).is_whole);
  const std::string whole = encodeRow(*row);
  EXPECT_EQ(whole.find("765.4321"), whole.npos);
  EXPECT_EQ(whole.find("secret"), whole.npos);
  const auto kept = decodeChangeSet(as<ParkedChange>(*row).operations.bytes);
  ASSERT_TRUE(kept.has_value());
  ASSERT_EQ(kept->operations.size(), 5u);
  for (std::size_t i = 2; i < 5; ++i) {
    for (const FieldEdit& edit : kept->operations[i].fields) EXPECT_EQ(edit.value, Value());
    EXPECT_FALSE(kept->operations[i].fields.empty()) << "that something was meant is told";
  }
  EXPECT_EQ(kept->operations[1].fields.at(0).value, Value(std::string("b")));
}

TEST_F(Parked, isSettledByTheOfficeOnce) {
  const auto row = parkedRow(changeSet(), house.actor(house.technician), {"x", "", {}}, house.rows);
  const Id<ParkedChange> id = house.put(as<ParkedChange>(*row));
  EXPECT_TRUE(parkedFor(house.run(house.technician, {step(id, "settle")}), "row.not_yours"));
  ASSERT_TRUE(applied(house.run(house.desk, {step(id, "settle")})));
  EXPECT_EQ(house.get(id).state, ParkedState::settled);
  EXPECT_TRUE(merged(house.run(house.storekeeper, {step(id, "settle")})));
}

TEST_F(Parked, aNewRowIsNamedByWhatTheOperationSays) {
  Ticket fresh;
  fresh.head.id = house.newId();
  fresh.title = "Boiler is cold";
  ChangeSet change_set;
  change_set.operations = {create(fresh)};
  EXPECT_EQ(describe(change_set, registry(), house.rows), "ticket Boiler is cold: create title");
}

}  // namespace
}  // namespace carnet::testing
