#include "server/db/rows.h"

#include <charconv>
#include <stdexcept>

#include <pqxx/pqxx>

namespace carnet::server {

namespace {

const pqxx::result& resultOf(const void* content) { return *static_cast<const pqxx::result*>(content); }

int nibble(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  throw std::logic_error("not a bytea in hexadecimal form");
}

template <class Octets>
Octets fromHex(std::string_view text) {
  if (text.size() < 2 || text[0] != '\\' || text[1] != 'x' || text.size() % 2 != 0) {
    throw std::logic_error("not a bytea in hexadecimal form");
  }
  Octets octets(text.size() / 2 - 1, 0);
  for (std::size_t i = 0; i < octets.size(); ++i) {
    octets[i] = static_cast<typename Octets::value_type>(nibble(text[2 + 2 * i]) << 4 | nibble(text[3 + 2 * i]));
  }
  return octets;
}

}  // namespace

bool Field::isNull() const {
  return resultOf(content_)[static_cast<pqxx::result::size_type>(row_)][static_cast<pqxx::row::size_type>(column_)]
      .is_null();
}

std::string_view Field::text() const {
  const pqxx::result& result = resultOf(content_);
  const auto field = result[static_cast<pqxx::result::size_type>(row_)][static_cast<pqxx::row::size_type>(column_)];
  if (field.is_null()) {
    throw std::logic_error("null read as a value in column " +
                           std::string(result.column_name(static_cast<pqxx::row::size_type>(column_))));
  }
  return {field.c_str(), field.size()};
}

std::int64_t Field::integer() const {
  const std::string_view digits = text();
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) throw std::logic_error("not an integer column");
  return value;
}

bool Field::boolean() const {
  const std::string_view word = text();
  if (word == "t") return true;
  if (word == "f") return false;
  throw std::logic_error("not a boolean column");
}

Uuid Field::uuid() const {
  const auto id = Uuid::parse(text());
  if (!id) throw std::logic_error("not a uuid column");
  return *id;
}

std::string Field::bytes() const { return fromHex<std::string>(text()); }
std::vector<std::uint8_t> Field::octets() const { return fromHex<std::vector<std::uint8_t>>(text()); }

// "2026-03-01 07:10:00.123456+00" in PostgreSQL's ISO style; +05:30 and +02 alike.
Instant Field::instant() const {
  std::string form(text());
  if (const auto space = form.find(' '); space != std::string::npos) form[space] = 'T';
  if (const auto point = form.find('.'); point != std::string::npos) {
    auto end = form.find_first_not_of("0123456789", point + 1);
    if (end == std::string::npos) end = form.size();
    std::string fraction = form.substr(point + 1, end - point - 1);
    fraction.resize(3, '0');
    form = form.substr(0, point + 1) + fraction + form.substr(end);
  }
  if (form.size() > 3 && (form[form.size() - 3] == '+' || form[form.size() - 3] == '-')) form += ":00";
  const auto at = Instant::parse(form);
  if (!at) throw std::logic_error("not a timestamptz column");
  return *at;
}

Date Field::date() const {
  const auto day = Date::parse(text());
  if (!day) throw std::logic_error("not a date column");
  return *day;
}

std::vector<std::optional<std::string>> Field::array() const {
  const std::string_view form = text();
  if (form.size() < 2 || form.front() != '{' || form.back() != '}') throw std::logic_error("not an array column");
  std::vector<std::optional<std::string>> elements;
  std::size_t at = 1;
  while (at + 1 < form.size()) {
    std::string element;
    if (form[at] == '"') {
      for (++at; form[at] != '"'; ++at) {
        if (form[at] == '\\') ++at;
        element += form[at];
      }
      ++at;
      elements.emplace_back(std::move(element));
    } else {
      while (form[at] != ',' && at + 1 < form.size()) element += form[at++];
      if (element == "NULL") {
        elements.emplace_back(std::nullopt);
      } else {
        elements.emplace_back(std::move(element));
      }
    }
    if (form[at] == ',') ++at;
  }
  return elements;
}

std::optional<std::string> Field::optionalString() const { return isNull() ? std::nullopt : std::optional(string()); }
std::optional<std::int64_t> Field::optionalInteger() const {
  return isNull() ? std::nullopt : std::optional(integer());
}
std::optional<Uuid> Field::optionalUuid() const { return isNull() ? std::nullopt : std::optional(uuid()); }
std::optional<std::string> Field::optionalBytes() const { return isNull() ? std::nullopt : std::optional(bytes()); }
std::optional<Instant> Field::optionalInstant() const { return isNull() ? std::nullopt : std::optional(instant()); }

Field Row::operator[](std::size_t column) const {
  if (column >= resultOf(content_).columns()) throw std::logic_error("no column " + std::to_string(column));
  return Field(content_, row_, column);
}

Field Row::operator[](std::string_view column) const {
  try {
    return Field(content_, row_, resultOf(content_).column_number(std::string(column)));
  } catch (const pqxx::argument_error&) {
    throw std::logic_error("no column " + std::string(column));
  }
}

std::size_t Rows::size() const { return resultOf(content_.get()).size(); }
std::size_t Rows::affected() const {
  const pqxx::result& result = resultOf(content_.get());
  return result.columns() > 0 ? result.size() : result.affected_rows();
}
std::size_t Rows::columnCount() const { return resultOf(content_.get()).columns(); }
std::string_view Rows::columnName(std::size_t column) const {
  return resultOf(content_.get()).column_name(static_cast<pqxx::row::size_type>(column));
}
Row Rows::operator[](std::size_t row) const {
  if (row >= size()) throw std::logic_error("no row " + std::to_string(row));
  return Row(content_.get(), row);
}

}  // namespace carnet::server
