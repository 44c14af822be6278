#include "shared/domain/organisation/saved_view.h"

#include "shared/domain/scope.h"
#include "tests/shared/domain/house.h"

namespace carnet::testing {
namespace {

struct SavedViews : ::testing::Test {
  House house;

  SavedView view(const Uuid& owner, std::string name = "Late in Lyon") {
    SavedView view;
    view.head.id = house.newId();
    view.user_id = Id<AppUser>(owner);
    view.entity = "ticket";
    view.name = std::move(name);
    view.conditions = R"([{"field":"state","any":["on_hold"]}])";
    return view;
  }
};

TEST_F(SavedViews, lieInTheLeafOfTheirOwnerWhoHoldsItOnEachDevice) {
  for (const Uuid& person : {house.technician, house.desk, house.storekeeper}) {
    const SavedView kept = view(person);
    ASSERT_TRUE(applied(house.run(person, {create(kept)})));
    const RowHead head = house.get(Id<SavedView>(kept.head.id)).head;
    EXPECT_EQ((Leaf{head.root_id, head.facet}), (Leaf{person, Facet::user}));
    const std::set<Node> nodes = scopeOf(house.rows, person, house.now);
    EXPECT_TRUE(nodes.contains(Node{person, Facet::user}));
    EXPECT_TRUE(applied(house.runOnDevice(person, {create(view(person))})));
  }
  EXPECT_FALSE(scopeOf(house.rows, house.other_technician, house.now).contains(Node{house.technician, Facet::user}));
}

TEST_F(SavedViews, areRenamedNarrowedAndDeletedByTheirOwner) {
  const SavedView kept = view(house.desk);
  const Id<SavedView> id(kept.head.id);
  ASSERT_TRUE(applied(house.run(house.desk, {create(kept)})));
  EXPECT_TRUE(applied(house.run(house.desk, {set(id, {{"name", text("Late in Lyon"), text("Late")},
                                                      {"sort_key", text(""), text("customer")}})})));
  EXPECT_EQ(house.get(id).name, "Late");
  EXPECT_EQ(house.get(id).sort_key, "customer");
  EXPECT_TRUE(applied(house.run(house.desk, {erase(id)})));
  EXPECT_TRUE(house.get(id).head.deleted_at.has_value());
}

TEST_F(SavedViews, areNobodyElsesToMakeChangeOrDelete) {
  EXPECT_EQ(house.run(house.desk, {create(view(house.technician))}).verdict, Verdict::parked);
  EXPECT_TRUE(parkedFor(house.runOnDevice(house.desk, {create(view(house.technician))}), "saved_view.not_yours"));
  const SavedView kept = view(house.technician);
  const Id<SavedView> id(kept.head.id);
  ASSERT_TRUE(applied(house.run(house.technician, {create(kept)})));
  EXPECT_EQ(house.run(house.desk, {erase(id)}).verdict, Verdict::parked);
  // An administrator holds the leaves of all persons, and still leaves their views alone.
  EXPECT_TRUE(
      parkedFor(house.run(house.admin, {set(id, {{"name", text(kept.name), text("x")}})}), "saved_view.not_yours"));
  EXPECT_TRUE(parkedFor(house.run(house.admin, {erase(id)}), "saved_view.not_yours"));
}

TEST_F(SavedViews, haveAName) {
  EXPECT_TRUE(parkedFor(house.run(house.desk, {create(view(house.desk, "  "))}), "saved_view.no_name"));
  const SavedView kept = view(house.desk);
  ASSERT_TRUE(applied(house.run(house.desk, {create(kept)})));
  EXPECT_TRUE(
      parkedFor(house.run(house.desk, {set(Id<SavedView>(kept.head.id), {{"name", text(kept.name), text("")}})}),
                "saved_view.no_name"));
}

TEST_F(SavedViews, areKeptByNobodyWithoutARole) {
  const Uuid guest = house.addPerson("Guest", {});
  EXPECT_EQ(house.run(guest, {create(view(guest))}).verdict, Verdict::parked);
}

}  // namespace
}  // namespace carnet::testing
