#include "shared/domain/organisation/numbering.h"

#include <algorithm>
#include <array>

#include "shared/core/decimal.h"
#include "shared/core/planted.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/number_series.h"

namespace carnet {

namespace {

std::string padded(std::int64_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

NumberSeries seriesOf(RuleContext& context, const Row& row) {
  const std::string year = Date::of(row.head.created_at.instant()).toString().substr(0, 4);
  const std::string kind(row.entity->name);
  const Id<NumberSeries> id = numberSeriesId(kind, year);
  if (auto series = context.work.find(id)) return *series;
  NumberSeries series;
  series.head = context.newHead(id.value, {id.value, Facet::server});
  series.kind = kind;
  series.year = parseScaled(year, 0).value_or(0);
  series.prefix = std::string(documentLetter(*row.entity)) + "-" + year + "-";
  return series;
}

// What lies between the next number and `to` is kept for documents that had it.
void keepUpTo(NumberSeries& series, std::int64_t to) {
  if (to <= series.next_no) return;
  series.kept_from = series.kept_to == 0 ? series.next_no : std::min(series.kept_from, series.next_no);
  series.kept_to = std::max(series.kept_to, to);
  series.next_no = to;
}

// The number that the document had before the database was restored, unless another may have it by now.
bool takeNumberBefore(NumberSeries& series, std::string_view number) {
  constexpr std::int64_t furthest = 10'000;
  if (number.empty() || !number.starts_with(series.prefix)) return false;
  const auto no = parseScaled(number.substr(series.prefix.size()), 0);
  if (!no || *no > series.next_no + furthest || number != series.prefix + padded(*no, 5)) return false;
  keepUpTo(series, *no);
  if (*no == series.next_no) {
    ++series.next_no;
    return true;
  }
  return *no >= series.kept_from && *no < series.kept_to;
}

}  // namespace

std::string_view documentLetter(const Entity& entity) {
  static constexpr auto letters = std::to_array<std::pair<std::string_view, std::string_view>>({{"ticket", "T"}});
  for (const auto& [name, letter] : letters) {
    if (name == entity.name) return letter;
  }
  return {};
}

void giveNumber(RuleContext& context, Row& row) {
  if (context.side == Side::device) return;
  NumberSeries series = seriesOf(context, row);
  Value& number = row.values[row.entity->indexOf("number")];
  const std::string given = std::get<std::string>(number);
  if (given.empty() && takeNumberBefore(series, context.number_before)) {
    number = std::string(context.number_before);
  } else if (given.empty()) {
    number = series.prefix + padded(series.next_no, 5);
    if (!planted(Bug::numberTwice)) ++series.next_no;
  } else {
    if (!given.starts_with(series.prefix)) return;
    const auto taken = parseScaled(std::string_view(given).substr(series.prefix.size()), 0);
    if (!taken || *taken < series.next_no) return;
    series.next_no = *taken + 1;
  }
  context.stamp(series.head);
  context.work.put(series);
}

std::string temporaryNumber(std::string_view letter, std::string_view device_code, std::int64_t number) {
  return std::string(letter) + "-" + std::string(device_code) + "-" + padded(number, 4);
}

}  // namespace carnet
