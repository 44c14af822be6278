#include "shared/core/decimal.h"

#include <gtest/gtest.h>

namespace carnet {
namespace {

const Currency eur = *Currency::parse("EUR");

TEST(Decimal, lineTotalsAreRoundedOnceHalfAwayFromZero) {
  EXPECT_EQ(lineTotal(Quantity::whole(3), UnitPrice{10'0050}, Percent{0}, eur).minor, 3002);  // 30.015
  EXPECT_EQ(lineTotal(Quantity::whole(-3), UnitPrice{10'0050}, Percent{0}, eur).minor, -3002);
  EXPECT_EQ(lineTotal(Quantity{2500}, UnitPrice{19'9900}, Percent{1000}, eur).minor, 4498);  // 44.9775
}

TEST(Decimal, lineTotalsFollowTheCurrencysDecimals) {
  EXPECT_EQ(lineTotal(Quantity::whole(1), UnitPrice{1234'5000}, Percent{0}, *Currency::parse("JPY")).minor, 1235);
  EXPECT_EQ(lineTotal(Quantity::whole(1), UnitPrice{1'2345}, Percent{0}, *Currency::parse("KWD")).minor, 1235);
}

TEST(Decimal, lineTotalsDoNotOverflowInBetween) {
  EXPECT_EQ(lineTotal(Quantity::whole(1'000'000), UnitPrice{1'000'000'0000}, Percent{0}, eur).minor,
            100'000'000'000'000);
}

TEST(Decimal, scaledNumbersAreReadExactly) {
  EXPECT_EQ(parseScaled("12.5", 3), 12500);
  EXPECT_EQ(parseScaled("-0.001", 3), -1);
  EXPECT_EQ(parseScaled("7", 0), 7);
  for (const char* wrong : {"", "-", "1.", ".", "1.2345", "1,5", "1e3", " 1", "99999999999999999999", "1.2.3"}) {
    EXPECT_FALSE(parseScaled(wrong, 3).has_value()) << wrong;
  }
}

TEST(Decimal, scaledNumbersAreWrittenWithoutTrailingZeros) {
  EXPECT_EQ(formatScaled(12500, 3), "12.5");
  EXPECT_EQ(formatScaled(-1, 3), "-0.001");
  EXPECT_EQ(formatScaled(3000, 3), "3");
  EXPECT_EQ(formatScaled(7, 0), "7");
  EXPECT_EQ(formatScaled(std::numeric_limits<std::int64_t>::min(), 2), "-92233720368547758.08");
}

TEST(Decimal, currenciesAreThreeCapitals) {
  EXPECT_TRUE(Currency::parse("CHF").has_value());
  EXPECT_FALSE(Currency::parse("eur").has_value());
  EXPECT_FALSE(Currency::parse("EURO").has_value());
}

}  // namespace
}  // namespace carnet
