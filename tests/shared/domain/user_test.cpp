#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/user_role.h"
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

TEST_F(People, theLastAdministratorStays) {
  const Id<AppUser> ada(house.admin);
  const auto given = [](const Uuid& person) {
    return Id<UserRole>(userRoleId(Id<AppUser>(person), roleId(RoleCode::admin)));
  };
  const Operation disable = set(ada, {{"is_active", true, false}});
  EXPECT_TRUE(parkedFor(house.run(house.admin, {disable}), "app_user.last_administrator"));
  EXPECT_TRUE(parkedFor(house.run(house.admin, {erase(given(house.admin))}), "app_user.last_administrator"));
  EXPECT_TRUE(parkedFor(house.run(house.admin, {erase(ada)}), "app_user.last_administrator"));
  UserRole role;
  role.head.id = given(house.desk).value;
  role.user_id = Id<AppUser>(house.desk);
  role.role_id = roleId(RoleCode::admin);
  ASSERT_TRUE(applied(house.run(house.admin, {create(role)})));
  EXPECT_TRUE(applied(house.run(house.admin, {erase(given(house.admin))})));
  EXPECT_TRUE(applied(house.run(house.desk, {disable}))) << "an administrator no more";
  EXPECT_TRUE(parkedFor(house.run(house.desk, {erase(given(house.desk))}), "app_user.last_administrator"));
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
