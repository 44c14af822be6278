// When a job runs: once on each day of the company's calendar.
#pragma once

#include <string>

#include "server/db/database.h"
#include "shared/core/time.h"

namespace carnet::server {

// company.time_zone; UTC without a company, or when PostgreSQL knows no zone of that name.
std::string companyZone(Database& database);

// A time of the day in a time zone. A time that the day of a clock change leaves out is
// reached when the clock has passed it; one that it has twice is reached once.
struct DailyAt {
  int hour = 0;
  int minute = 0;
  // And once more when a server starts: what depends on the program itself is brought up to date.
  bool alsoAtStart = false;

  std::string toString() const;  // "02:00"
};

// A time that has come: the newest that is not after `now`.
struct Occurrence {
  std::string period;  // the day in the company's time zone, "2026-03-01"
  Instant at;
  Instant next;
};
Occurrence latestOccurrence(Transaction& tx, const DailyAt& schedule, const std::string& zone, Instant now);

}  // namespace carnet::server
