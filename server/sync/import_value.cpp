#include "server/sync/import_value.h"

#include <algorithm>
#include <charconv>

#include "shared/core/text.h"
#include "shared/schema/entity.h"

namespace carnet::server {

namespace {

using Parsed = std::variant<Value, std::string>;

constexpr const char* tooLong = "is longer than 64 KiB";

Parsed no(std::string reason) { return reason; }

Parsed flag(std::string_view cell) {
  for (std::string_view yes : {"true", "yes", "1"}) {
    if (cell == yes) return Value(true);
  }
  for (std::string_view denial : {"false", "no", "0"}) {
    if (cell == denial) return Value(false);
  }
  return no("is neither true nor false");
}

Parsed integer(std::string_view cell) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  if (error != std::errc() || end != cell.data() + cell.size()) return no("is no whole number");
  return Value(number);
}

Parsed scaled(std::string_view cell, int decimals) {
  if (const auto number = parseScaled(cell, decimals)) return Value(*number);
  return no("is no decimal number with at most " + std::to_string(decimals) + " decimals, written with a point");
}

Parsed localText(std::string_view cell, const std::string& language) {
  std::optional<LocalText> text = LocalText{{{language, std::string(cell)}}};
  if (cell.starts_with('{')) text = LocalText::fromJson(cell);
  if (!text) return no("is no JSON object of language and text");
  // It is kept as JSON, which spells some letters out.
  std::string json = text->toJson();
  if (!isStorableText(json)) return no(tooLong);
  return Value(std::move(json));
}

Parsed oneOf(const carnet::Field& field, std::string_view cell) {
  if (std::find(field.names.begin(), field.names.end(), cell) != field.names.end()) return Value(std::string(cell));
  std::string names;
  for (std::string_view name : field.names) names += (names.empty() ? "" : ", ") + std::string(name);
  return no("is none of " + names);
}

Parsed nothingIn(const carnet::Field& field) {
  if (field.nullable) return Value();
  if (field.type == Type::text) return Value(std::string());
  if (field.type == Type::localText) return Value(LocalText().toJson());
  return no("is empty");
}

Parsed parseFilled(const carnet::Field& field, std::string_view cell, const ImportTerms& terms) {
  switch (field.type) {
    case Type::boolean:
      return flag(cell);
    case Type::integer:
      return integer(cell);
    case Type::text:
      return Value(std::string(cell));
    case Type::localText:
      return localText(cell, terms.language);
    case Type::blob:
      return no("cannot be imported");
    case Type::uuid:
      if (const auto id = Uuid::parse(cell)) return Value(*id);
      return no("is no id");
    case Type::instant:
      if (const auto at = parseMoment(cell)) return Value(at->unix_ms);
      return no("is no date and time (2026-03-01T07:10:00Z)");
    case Type::date:
      // Sources often write a day with a time of midnight behind it.
      if (const auto day = Date::parse(cell.substr(0, 10)); day && (cell.size() == 10 || parseMoment(cell))) {
        return Value(static_cast<std::int64_t>(day->days));
      }
      return no("is no day (2026-03-01)");
    case Type::minor:
      return scaled(cell, terms.currency_decimals);
    case Type::unitPrice:
      return scaled(cell, 4);
    case Type::quantity:
      return scaled(cell, 3);
    case Type::percent:
      return scaled(trimmed(cell.ends_with('%') ? cell.substr(0, cell.size() - 1) : cell), 2);
    case Type::enumeration:
      return oneOf(field, cell);
  }
  return no("cannot be imported");
}

}  // namespace

std::optional<Instant> parseMoment(std::string_view cell) {
  std::string form(cell);
  if (const auto day = Date::parse(form)) return Instant{std::int64_t{day->days} * 86'400'000};
  if (form.size() > 10 && form[10] == ' ') form[10] = 'T';
  if (form.size() == 16) form += ":00";
  if (const std::size_t point = form.find('.'); point != std::string::npos) {
    const std::size_t end = std::min(form.find_first_not_of("0123456789", point + 1), form.size());
    std::string fraction = form.substr(point + 1, end - point - 1);
    fraction.resize(3, '0');
    form = form.substr(0, point + 1) + fraction + form.substr(end);
  }
  return Instant::parse(form);
}

std::variant<Value, std::string> parseCell(const carnet::Field& field, std::string_view cell,
                                           const ImportTerms& terms) {
  const bool keeps_spaces = field.type == Type::text || field.type == Type::localText;
  const std::string_view content = keeps_spaces ? cell : trimmed(cell);
  if (trimmed(content).empty()) return nothingIn(field);
  if (!isStorableText(content)) return no(content.size() > maxTextBytes ? tooLong : "is no UTF-8 text");
  return parseFilled(field, content, terms);
}

}  // namespace carnet::server
