#include "shared/core/time.h"

#include <gtest/gtest.h>

namespace carnet {
namespace {

TEST(Instant, isWrittenInUtcWithMilliseconds) {
  EXPECT_EQ(Instant{0}.toString(), "1970-01-01T00:00:00.000Z");
  EXPECT_EQ(Instant{-1}.toString(), "1969-12-31T23:59:59.999Z");
}

TEST(Instant, isReadInTheFormsThatPeopleSend) {
  const Instant expected{1'772'349'000'000};
  for (const char* text : {"2026-03-01T07:10:00.000Z", "2026-03-01T07:10:00Z", "2026-03-01T07:10",
                           "2026-03-01 07:10:00", "2026-03-01T09:10:00+02:00", "2026-03-01T02:10:00-0500"}) {
    EXPECT_EQ(Instant::parse(text), expected) << text;
  }
  for (const char* wrong : {"", "2026-03-01", "2026-02-30T07:10", "2026-03-01T25:10", "2026-03-01T07:10:00X"}) {
    EXPECT_FALSE(Instant::parse(wrong).has_value()) << wrong;
  }
}

TEST(Date, refusesImpossibleDays) {
  EXPECT_EQ(Date::parse("1970-01-02"), Date{1});
  EXPECT_EQ(Date::parse("2024-02-29").value().toString(), "2024-02-29");
  EXPECT_FALSE(Date::parse("2023-02-29").has_value());
  EXPECT_FALSE(Date::parse("01/02/2024").has_value());
}

TEST(Date, ofAnInstantBeforeTheEpochIsTheDayBefore) {
  EXPECT_EQ(Date::of(Instant{-1}), Date{-1});
  EXPECT_EQ(Date::of(Instant{0}), Date{0});
}

TEST(Hlc, neverRunsBackwardsWhenTheClockDoes) {
  const Hlc first = Hlc::next(Hlc{}, Instant{1000});
  const Hlc second = Hlc::next(first, Instant{900});
  const Hlc third = Hlc::next(second, Instant{1000});
  EXPECT_LT(first, second);
  EXPECT_LT(second, third);
  EXPECT_EQ(third.instant(), Instant{1000});
  EXPECT_EQ(Hlc::next(third, Instant{2000}).instant(), Instant{2000});
}

}  // namespace
}  // namespace carnet
