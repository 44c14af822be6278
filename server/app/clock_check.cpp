#include "server/app/clock_check.h"

namespace carnet::server {

namespace {

constexpr Duration tolerance = Duration::minutes(5);
// The newest commit was received then; by the database's clock at that time, not by a device's.
constexpr const char* selectTimes =
    "SELECT clock_timestamp(), (SELECT received_at FROM sync_receipt ORDER BY commit_no DESC LIMIT 1)";

std::string lengthOf(Duration duration) {
  const std::int64_t minutes = (duration.ms + 30'000) / 60'000;
  if (minutes < 120) return std::to_string(minutes) + " minutes";
  return std::to_string(minutes / 60) + " hours";
}

}  // namespace

std::optional<std::string> clockTrouble(Database& database, const Clock& clock) {
  Instant there;
  std::optional<Instant> newest;
  database.runBlocking(
      [&](Transaction& tx) {
        const Rows rows = tx.execOne(selectTimes);
        const Row row = rows.front();
        there = row[0].instant();
        newest = row[1].isNull() ? std::nullopt : std::optional(row[1].instant());
      },
      {.readOnly = true});
  const Instant here = clock.now();
  if (here > there + tolerance) return "this server's clock is " + lengthOf(here - there) + " ahead of the database's";
  if (there > here + tolerance) return "this server's clock is " + lengthOf(there - here) + " behind the database's";
  if (newest && *newest > there + tolerance) {
    return "the clock is " + lengthOf(*newest - there) + " behind the time of the newest change: it was set back";
  }
  return std::nullopt;
}

}  // namespace carnet::server
