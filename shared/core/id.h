// Ids of rows, change sets and devices: UUIDv7 (RFC 9562), made where the row is made, never reused.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace carnet {

// 16 bytes in network order; comparing them orders UUIDv7 by time of creation.
struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Uuid&) const = default;
  bool isNil() const;
  // Lower-case 8-4-4-4-12 form.
  std::string toString() const;
  // Accepts the 36-character form in either case; anything else is nullopt.
  static std::optional<Uuid> parse(std::string_view text);
  static Uuid fromBytes(std::span<const std::uint8_t, 16> bytes);
  // UUIDv7 from milliseconds since 1970 and 74 random bits (taken from the low ends of the two words).
  static Uuid v7(std::int64_t unix_ms, std::uint64_t random_high, std::uint64_t random_low);
  // The milliseconds of a UUIDv7.
  std::int64_t unixMs() const;
};

// The id of a row that follows from others: UUIDv7 layout, the time of `base`, the rest a hash of (base, part).
// Device and server derive the same id for the same consequence (sync.md 3).
Uuid derivedId(const Uuid& base, std::string_view part);

// The id of a row with a natural key: two devices that create the same row get the same id. The time is zero.
Uuid naturalId(std::string_view entity, std::string_view key);

// An id that knows what it points to: Id<Quote> is not Id<Order>. T may be only declared.
template <class T>
struct Id {
  Uuid value;

  Id() = default;
  explicit Id(const Uuid& v) : value(v) {}
  auto operator<=>(const Id&) const = default;
  bool isNil() const { return value.isNil(); }
  std::string toString() const { return value.toString(); }
};

struct UuidHash {
  std::size_t operator()(const Uuid& id) const noexcept;
};

}  // namespace carnet

template <>
struct std::hash<carnet::Uuid> : carnet::UuidHash {};
