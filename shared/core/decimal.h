// Amounts without floating point (model.md, Rules for all tables): money in minor units, unit prices in 1/10,000 of
// the main unit, quantities in thousandths, percentages in ten-thousandths.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carnet {

// Three letters of ISO 4217.
struct Currency {
  char code[4] = {'E', 'U', 'R', '\0'};
  auto operator<=>(const Currency&) const = default;
  std::string_view view() const { return {code, 3}; }
  // 0, 2 or 3 decimals by ISO 4217.
  int decimals() const;
  static std::optional<Currency> parse(std::string_view text);
};

struct Money {
  std::int64_t minor = 0;
  Currency currency;
  auto operator<=>(const Money&) const = default;
};

struct Quantity {
  std::int64_t thousandths = 0;
  auto operator<=>(const Quantity&) const = default;
  static constexpr Quantity whole(std::int64_t n) { return {n * 1000}; }
};

struct UnitPrice {
  std::int64_t ten_thousandths = 0;
  auto operator<=>(const UnitPrice&) const = default;
};

// 10,000 = 100 %.
struct Percent {
  std::int64_t ten_thousandths = 0;
  auto operator<=>(const Percent&) const = default;
};

// a / b rounded half away from zero; b > 0.
std::int64_t divideRounded(__int128 a, __int128 b);

// quantity × unit price × (1 − discount), 128-bit intermediate, rounded once; in minor units of `currency`.
Money lineTotal(Quantity quantity, UnitPrice price, Percent discount, Currency currency);

// "12.5" or "-3" with at most `decimals` digits after the point → the scaled integer; nullopt for anything else or
// on overflow. A decimal comma is not read here: that is the edge's matter.
std::optional<std::int64_t> parseScaled(std::string_view text, int decimals);
// The inverse, without trailing zeros.
std::string formatScaled(std::int64_t value, int decimals);

}  // namespace carnet
