#include "server/jobs/schedule.h"

#include "tests/server/jobs/jobs_fixture.h"

namespace carnet::testing {
namespace {

using Schedule = JobsTest;

constexpr const char* paris = "Europe/Paris";

TEST_F(Schedule, aDayBeginsAndEndsInTheCompanysTimeZone) {
  const auto at = [&](const char* now, server::DailyAt schedule) {
    return office.database.runBlocking(
        [&](server::Transaction& tx) { return server::latestOccurrence(tx, schedule, paris, *Instant::parse(now)); });
  };
  const auto noon = at("2026-07-01T12:00:00Z", {.hour = 0});
  EXPECT_EQ(noon.period, "2026-07-01");
  EXPECT_EQ(noon.at.toString(), "2026-06-30T22:00:00.000Z");
  EXPECT_EQ(noon.next.toString(), "2026-07-01T22:00:00.000Z");
  // In winter Paris is one hour before UTC.
  EXPECT_EQ(at("2026-01-01T23:30:00Z", {.hour = 0}).period, "2026-01-02");
  EXPECT_EQ(at("2026-07-01T01:29:00Z", {.hour = 3, .minute = 30}).period, "2026-06-30");
  EXPECT_EQ(at("2026-07-01T01:30:00Z", {.hour = 3, .minute = 30}).period, "2026-07-01");
}

TEST_F(Schedule, aCompanyWhoseTimeZoneIsUnknownLivesInUtc) {
  EXPECT_EQ(server::companyZone(office.database), paris);
  office.database.runBlocking(
      [](server::Transaction& tx) { tx.exec("UPDATE company SET time_zone = 'Mars/Olympus'"); });
  EXPECT_EQ(server::companyZone(office.database), "UTC");
}

TEST_F(Schedule, aChangeOfTheClocksNeitherSkipsNorDoublesADay) {
  for (const char* change : {"2026-03-29", "2026-10-25"}) {
    // When an hour comes twice the evening before is named once more; it was done then.
    std::set<std::string> periods;
    const Instant midnight = *Instant::parse(std::string(change) + "T00:00:00+02:00");
    for (int minutes = -6 * 60; minutes < 30 * 60; minutes += 10) {
      const auto occurrence = office.database.runBlocking([&](server::Transaction& tx) {
        return server::latestOccurrence(tx, {.hour = 2, .minute = 30}, paris, midnight + Duration::minutes(minutes));
      });
      periods.insert(occurrence.period);
    }
    EXPECT_EQ(periods.size(), 3u) << change;
    EXPECT_TRUE(periods.contains(change));
  }
}

}  // namespace
}  // namespace carnet::testing
