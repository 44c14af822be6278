// A stored value without its struct: what descriptors, codecs, the wire and both databases exchange.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <variant>

#include "shared/core/id.h"

namespace carnet {

// Bytes that are not text.
struct Blob {
  std::string bytes;
  auto operator<=>(const Blob&) const = default;
};

// monostate is SQL's NULL. Instants are milliseconds, dates days, amounts their scaled integers, enums their names.
using Value = std::variant<std::monostate, bool, std::int64_t, std::string, Blob, Uuid>;

inline bool isNull(const Value& value) { return value.index() == 0; }

// How a field is stored and shown.
enum class Type : std::uint8_t {
  boolean,
  integer,
  text,
  localText,  // JSON object of language → text, see local_text.h
  blob,
  uuid,
  instant,
  date,
  minor,      // money in minor units of the document's currency
  unitPrice,  // 1/10,000 of the main unit
  quantity,   // thousandths
  percent,    // ten-thousandths
  enumeration,
};

}  // namespace carnet
