#include "shared/core/id.h"

#include <gtest/gtest.h>

namespace carnet {
namespace {

TEST(Uuid, carriesItsTimeAndOrdersByIt) {
  const Uuid earlier = Uuid::v7(1'700'000'000'000, ~0ull, ~0ull);
  const Uuid later = Uuid::v7(1'700'000'000'001, 0, 0);
  EXPECT_EQ(earlier.unixMs(), 1'700'000'000'000);
  EXPECT_LT(earlier, later);
  EXPECT_EQ(earlier.toString()[14], '7');
}

TEST(Uuid, isReadBackFromItsText) {
  const Uuid id = Uuid::v7(1'700'000'000'000, 12, 34);
  EXPECT_EQ(Uuid::parse(id.toString()), id);
  EXPECT_EQ(Uuid::parse("018BCFE5-6800-700C-8000-000000000022").value().toString(),
            "018bcfe5-6800-700c-8000-000000000022");
  for (const char* wrong :
       {"", "018bcfe5", "018bcfe5-6800-700c-8000-00000000002g", "018bcfe56800-700c-8000-0000000000220"}) {
    EXPECT_FALSE(Uuid::parse(wrong).has_value()) << wrong;
  }
}

TEST(Uuid, aDerivedIdKeepsTheTimeAndDependsOnBothParts) {
  const Uuid base = Uuid::v7(1'700'000'000'000, 1, 2);
  EXPECT_EQ(derivedId(base, "0:move"), derivedId(base, "0:move"));
  EXPECT_NE(derivedId(base, "0:move"), derivedId(base, "1:move"));
  EXPECT_NE(derivedId(base, "0:move"), derivedId(Uuid::v7(1'700'000'000'000, 1, 3), "0:move"));
  EXPECT_EQ(derivedId(base, "0:move").unixMs(), base.unixMs());
}

TEST(Uuid, twoDevicesMakeTheSameNaturalId) {
  EXPECT_EQ(naturalId("partner_role", "a/customer"), naturalId("partner_role", "a/customer"));
  EXPECT_NE(naturalId("partner_role", "a/customer"), naturalId("partner", "a/customer"));
  EXPECT_NE(naturalId("ab", "c"), naturalId("a", "bc"));
}

}  // namespace
}  // namespace carnet
