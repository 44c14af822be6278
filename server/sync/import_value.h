// A cell of a CSV file as the value of a field, or why it is none.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "shared/schema/field.h"

namespace carnet::server {

struct ImportTerms {
  std::string language = "en";  // of texts that do not say theirs
  int currency_decimals = 2;    // of amounts in this line
};

// Amounts, prices and quantities are decimal ("1250.50"), percentages too ("12.5" or "12.5%"), days and moments ISO
// 8601, flags true/false, yes/no or 1/0, localised texts plain or JSON by language. An empty cell is NULL where that is
// allowed, the empty text for a text, and else refused.
std::variant<Value, std::string> parseCell(const carnet::Field& field, std::string_view cell, const ImportTerms& terms);

// A moment: "2026-03-01", "2026-03-01 07:10", "2026-03-01T07:10:00.5+01:00"; without a zone UTC.
std::optional<Instant> parseMoment(std::string_view cell);

}  // namespace carnet::server
