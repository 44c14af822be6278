#include "shared/core/decimal.h"

#include <algorithm>
#include <array>
#include <limits>

namespace carnet {

int Currency::decimals() const {
  static constexpr std::array<std::string_view, 7> none = {"JPY", "KRW", "CLP", "ISK", "VND", "XAF", "XOF"};
  static constexpr std::array<std::string_view, 7> three = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
  if (std::find(none.begin(), none.end(), view()) != none.end()) return 0;
  if (std::find(three.begin(), three.end(), view()) != three.end()) return 3;
  return 2;
}

std::optional<Currency> Currency::parse(std::string_view text) {
  if (text.size() != 3) return std::nullopt;
  Currency currency;
  for (int i = 0; i < 3; ++i) {
    if (text[i] < 'A' || text[i] > 'Z') return std::nullopt;
    currency.code[i] = text[i];
  }
  return currency;
}

std::int64_t divideRounded(__int128 a, __int128 b) {
  const __int128 half = b / 2;
  return static_cast<std::int64_t>(a >= 0 ? (a + half) / b : -((-a + half) / b));
}

Money lineTotal(Quantity quantity, UnitPrice price, Percent discount, Currency currency) {
  static constexpr std::int64_t powers[] = {1, 10, 100, 1000};
  // thousandths × ten-thousandths × ten-thousandths = 10^11 parts of the main unit.
  const __int128 product = static_cast<__int128>(quantity.thousandths) * price.ten_thousandths *
                           (10'000 - discount.ten_thousandths) * powers[currency.decimals()];
  return {divideRounded(product, static_cast<__int128>(100'000'000'000)), currency};
}

std::optional<std::int64_t> parseScaled(std::string_view text, int decimals) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  __int128 value = 0;
  int after = -1;
  int count = 0;
  for (char c : text) {
    if (c == '.' && after < 0) {
      after = 0;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    if (after >= 0 && ++after > decimals) return std::nullopt;
    value = value * 10 + (c - '0');
    ++count;
    if (value > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  }
  if (count == 0 || after == 0) return std::nullopt;
  for (int i = std::max(after, 0); i < decimals; ++i) value *= 10;
  if (value > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return static_cast<std::int64_t>(negative ? -value : value);
}

std::string formatScaled(std::int64_t value, int decimals) {
  std::uint64_t magnitude = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  std::string digits = std::to_string(magnitude);
  if (static_cast<int>(digits.size()) <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  std::string out = value < 0 ? "-" : "";
  out += digits.substr(0, digits.size() - decimals);
  std::string fraction = digits.substr(digits.size() - decimals);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  if (!fraction.empty()) out += "." + fraction;
  return out;
}

}  // namespace carnet
