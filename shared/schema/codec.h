// The row codec: rows as bytes, in the feed, on the wire and in shadows. Tag, then value, as in Protocol Buffers
// (varint tag = field number << 3 | wire type; 0 = zigzag varint, 2 = length and bytes; 1 = a NULL where the default is
// another value). Fields at their default are left out; fields of a newer schema are kept in Row::unknown and
// written again; a name of an enumeration that only a newer schema has stands as the field's value, though it does not
// fit.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/schema/registry.h"

namespace carnet {

void putVarint(std::string& out, std::uint64_t value);
// Moves `at` behind the number; false at the end or past 10 bytes.
bool getVarint(std::string_view bytes, std::size_t& at, std::uint64_t& value);
inline std::uint64_t zigzag(std::int64_t v) {
  return static_cast<std::uint64_t>(v) << 1 ^ static_cast<std::uint64_t>(v >> 63);
}
inline std::int64_t unzigzag(std::uint64_t v) {
  return static_cast<std::int64_t>(v >> 1) ^ -static_cast<std::int64_t>(v & 1);
}
// Length, then bytes.
void putBytes(std::string& out, std::string_view bytes);
bool getBytes(std::string_view from, std::size_t& at, std::string_view& bytes);

// A value with its kind, for operations: one byte kind, then the value.
void putValue(std::string& out, const Value& value);
bool getValue(std::string_view from, std::size_t& at, Value& value);

// Head and fields; not the entity, which the envelope names.
std::string encodeRow(const Row& row);
// nullopt when the bytes are damaged or a value does not fit its field.
std::optional<Row> decodeRow(const Entity& entity, std::string_view bytes);
// The head alone, which is the same for every entity: of one that this program does not know.
std::optional<RowHead> decodeHead(std::string_view bytes);

}  // namespace carnet
