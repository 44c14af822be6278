#include "tests/shared/domain/house.h"

namespace carnet::testing {
namespace {

struct People : ::testing::Test {
  House house;
  Id<AppUser> nora{house.technician};
};

TEST_F(People, whoIsDisabledIsSoSinceThatMoment) {
  ASSERT_TRUE(applied(house.run(house.admin, {set(nora, {{"is_active", true, false}})})));
  EXPECT_EQ(house.get(nora).disabled_at, house.now);
  ASSERT_TRUE(applied(house.run(house.admin, {set(nora, {{"is_active", false, true}})})));
  EXPECT_EQ(house.get(nora).disabled_at, std::nullopt);
}

TEST_F(People, aDateOfDisablingDisables) {
  const Value at = house.now.unix_ms;
  ASSERT_TRUE(applied(house.run(house.admin, {set(nora, {{"disabled_at", Value(), at}})})));
  EXPECT_FALSE(house.get(nora).is_active);
  ASSERT_TRUE(applied(house.run(house.admin, {set(nora, {{"disabled_at", at, Value()}})})));
  EXPECT_TRUE(house.get(nora).is_active);
}

TEST_F(People, whoIsImportedDisabledIsDisabled) {
  AppUser user;
  user.head.id = house.newId();
  user.login = "left";
  user.is_active = false;
  ASSERT_TRUE(applied(house.run(house.admin, {imported(user)})));
  EXPECT_TRUE(house.get(Id<AppUser>(user.head.id)).disabled_at.has_value());
}

}  // namespace
}  // namespace carnet::testing
