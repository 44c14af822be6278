#include "server/auth/rate_limit.h"

#include <gtest/gtest.h>

namespace carnet::server {
namespace {

const Instant noon{1'800'000'000'000};

TEST(RateLimit, allowsABurstAndThenThePace) {
  RateLimit limit({.burst = 3, .perSecond = 2});
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(limit.take("a", noon));
  EXPECT_EQ(limit.take("a", noon)->ms, 500);
  EXPECT_FALSE(limit.take("a", noon + Duration{500}));
  EXPECT_TRUE(limit.take("a", noon + Duration{501}));
  EXPECT_FALSE(limit.take("b", noon));
}

TEST(RateLimit, lookingTakesNothingAndForgivingFills) {
  RateLimit limit({.burst = 1, .perSecond = 0.01});
  EXPECT_FALSE(limit.peek("a", noon));
  EXPECT_FALSE(limit.take("a", noon));
  EXPECT_TRUE(limit.peek("a", noon));
  limit.forgive("a");
  EXPECT_FALSE(limit.take("a", noon));
}

TEST(RateLimit, aClockSetBackDoesNoHarm) {
  RateLimit limit({.burst = 1, .perSecond = 1});
  EXPECT_FALSE(limit.take("a", noon));
  EXPECT_TRUE(limit.take("a", noon - Duration::days(1)));
  EXPECT_FALSE(limit.take("a", noon - Duration::days(1) + Duration::seconds(1)));
}

TEST(RateLimit, moreKeysThanItsBoundShareOneBucket) {
  RateLimit limit({.burst = 1, .perSecond = 0.001, .keys = 2});
  EXPECT_FALSE(limit.take("a", noon));
  EXPECT_FALSE(limit.take("b", noon));
  EXPECT_FALSE(limit.take("c", noon));
  EXPECT_TRUE(limit.take("d", noon));
  // Full buckets make room.
  EXPECT_FALSE(limit.take("e", noon + Duration::hours(1)));
}

}  // namespace
}  // namespace carnet::server
