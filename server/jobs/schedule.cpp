#include "server/jobs/schedule.h"

namespace carnet::server {

namespace {

constexpr const char* selectZone = "SELECT time_zone FROM company LIMIT 1";
// Refused for a name that is none. The view of all names is not asked: it reads every file of the time zones.
constexpr const char* tryZone = "SELECT now() AT TIME ZONE $1";
// PostgreSQL knows the time zones and their rules.
constexpr const char* selectOccurrence =
    "SELECT to_char(due, 'YYYY-MM-DD'), due AT TIME ZONE $4, (due + interval '1 day') AT TIME ZONE $4"
    " FROM ("
    "   SELECT today - CASE WHEN today > here THEN interval '1 day' ELSE interval '0' END AS due"
    "   FROM ("
    "     SELECT $1::timestamptz AT TIME ZONE $4 AS here,"
    "       date_trunc('day', $1::timestamptz AT TIME ZONE $4) + make_interval(hours => $2, mins => $3) AS today"
    "   ) h"
    " ) d";

std::string twoDigits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::string DailyAt::toString() const { return twoDigits(hour) + ":" + twoDigits(minute); }

std::string companyZone(Database& database) {
  const std::string utc = "UTC";
  const std::string zone = database.runBlocking(
      [&](Transaction& tx) {
        const Rows rows = tx.exec(selectZone);
        return rows.empty() ? utc : rows.front()[0].string();
      },
      {.readOnly = true});
  try {
    database.runBlocking([&](Transaction& tx) { tx.exec(tryZone, zone); }, {.readOnly = true});
  } catch (const StatementError&) {
    return utc;
  }
  return zone;
}

Occurrence latestOccurrence(Transaction& tx, const DailyAt& schedule, const std::string& zone, Instant now) {
  const Rows rows = tx.execOne(selectOccurrence, now, schedule.hour, schedule.minute, zone);
  const Row row = rows.front();
  return {row[0].string(), row[1].instant(), row[2].instant()};
}

}  // namespace carnet::server
