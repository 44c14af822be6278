// Instants, dates, durations and the hybrid logical clock. They are different types on purpose.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carnet {

// A length of time in milliseconds.
struct Duration {
  std::int64_t ms = 0;
  auto operator<=>(const Duration&) const = default;
  static constexpr Duration seconds(std::int64_t n) { return {n * 1000}; }
  static constexpr Duration minutes(std::int64_t n) { return {n * 60'000}; }
  static constexpr Duration hours(std::int64_t n) { return {n * 3'600'000}; }
  static constexpr Duration days(std::int64_t n) { return {n * 86'400'000}; }
};

// A moment in UTC, milliseconds since 1970-01-01. Zero is a moment too: absence is std::optional.
struct Instant {
  std::int64_t unix_ms = 0;
  auto operator<=>(const Instant&) const = default;
  friend Instant operator+(Instant at, Duration d) { return {at.unix_ms + d.ms}; }
  friend Instant operator-(Instant at, Duration d) { return {at.unix_ms - d.ms}; }
  friend Duration operator-(Instant a, Instant b) { return {a.unix_ms - b.unix_ms}; }
  // "2026-03-01T07:10:00.000Z" (ISO 8601, always UTC, always milliseconds).
  std::string toString() const;
  // Accepts the form above; milliseconds, seconds and the offset may be left out (then UTC); "+02:00" is read.
  static std::optional<Instant> parse(std::string_view text);
};

// A day of the calendar (proleptic Gregorian), days since 1970-01-01.
struct Date {
  std::int32_t days = 0;
  auto operator<=>(const Date&) const = default;
  std::string toString() const;                             // "2026-03-01"
  static std::optional<Date> parse(std::string_view text);  // that form only; impossible days are refused
  static Date of(Instant at);                               // the day in UTC
};

// Hybrid logical clock (Kulkarni et al. 2014): milliseconds in the high 48 bits, a counter in the low 16. Orders what
// one device did even when its clock stands still or runs backwards.
struct Hlc {
  std::int64_t packed = 0;
  auto operator<=>(const Hlc&) const = default;
  Instant instant() const { return {packed >> 16}; }
  static Hlc of(Instant at, std::uint16_t counter = 0) { return {at.unix_ms << 16 | counter}; }
  // The clock's next reading: later than `last`, not before `now`.
  static Hlc next(Hlc last, Instant now);
};

// Where time comes from. Rules never ask: they are given the operation's time.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

}  // namespace carnet
