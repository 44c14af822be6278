#include "shared/core/time.h"

#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>

#include "shared/core/clock_ahead.h"

namespace carnet {

namespace {

using Days = std::chrono::sys_days;

bool digits(std::string_view text, std::size_t at, std::size_t count, int& out) {
  if (at + count > text.size()) return false;
  out = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    out = out * 10 + (text[i] - '0');
  }
  return true;
}

}  // namespace

std::string Date::toString() const {
  const std::chrono::year_month_day day{Days{std::chrono::days{days}}};
  char out[16];
  std::snprintf(out, sizeof out, "%04d-%02u-%02u", int(day.year()), unsigned(day.month()), unsigned(day.day()));
  return out;
}

std::optional<Date> Date::parse(std::string_view text) {
  int year, month, day;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !digits(text, 0, 4, year) ||
      !digits(text, 5, 2, month) || !digits(text, 8, 2, day)) {
    return std::nullopt;
  }
  const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month(month), std::chrono::day(day)};
  if (!ymd.ok()) return std::nullopt;
  return Date{static_cast<std::int32_t>(Days{ymd}.time_since_epoch().count())};
}

Date Date::of(Instant at) {
  const std::int64_t ms = at.unix_ms;
  const std::int64_t day = 86'400'000;
  return {static_cast<std::int32_t>(ms >= 0 ? ms / day : -((-ms + day - 1) / day))};
}

std::string Instant::toString() const {
  const Date date = Date::of(*this);
  const std::int64_t rest = unix_ms - std::int64_t{date.days} * 86'400'000;
  char out[40];
  std::snprintf(out, sizeof out, "%sT%02d:%02d:%02d.%03dZ", date.toString().c_str(), int(rest / 3'600'000),
                int(rest / 60'000 % 60), int(rest / 1000 % 60), int(rest % 1000));
  return out;
}

std::optional<Instant> Instant::parse(std::string_view text) {
  if (text.size() < 16 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':') return std::nullopt;
  const auto date = Date::parse(text.substr(0, 10));
  int hour, minute, second = 0, milli = 0;
  if (!date || !digits(text, 11, 2, hour) || !digits(text, 14, 2, minute)) return std::nullopt;
  std::size_t at = 16;
  if (at < text.size() && text[at] == ':') {
    if (!digits(text, at + 1, 2, second)) return std::nullopt;
    at += 3;
  }
  if (at < text.size() && text[at] == '.') {
    int scale = 100;
    for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10) {
      milli += (text[at] - '0') * scale;
    }
  }
  int offset = 0;
  if (at < text.size() && text[at] == 'Z') {
    ++at;
  } else if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
    int oh, om = 0;
    if (!digits(text, at + 1, 2, oh)) return std::nullopt;
    const std::size_t minutes = at + 3 < text.size() && text[at + 3] == ':' ? at + 4 : at + 3;
    if (minutes < text.size() && !digits(text, minutes, 2, om)) return std::nullopt;
    offset = (text[at] == '-' ? -1 : 1) * (oh * 60 + om);
    at = minutes < text.size() ? minutes + 2 : at + 3;
  }
  if (at != text.size() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return Instant{std::int64_t{date->days} * 86'400'000 + ((hour * 60 + minute - offset) * 60LL + second) * 1000 +
                 milli};
}

Hlc Hlc::next(Hlc last, Instant now) {
  const Hlc fresh = Hlc::of(now);
  return fresh > last ? fresh : Hlc{last.packed + 1};
}

namespace {
std::atomic<std::int64_t> ahead_ms{0};
}

void setClockAhead(Duration by) { ahead_ms = by.ms; }

Instant SystemClock::now() const {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count() + ahead_ms};
}

}  // namespace carnet
