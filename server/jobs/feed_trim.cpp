#include "server/jobs/jobs.h"
#include "server/sync/feed_trimmer.h"
#include "shared/domain/organisation/settings.h"

namespace carnet::server {

namespace {

void trimFeed(JobContext& context) {
  const std::int64_t days = context.setting(feedDays, feedDaysDefault);
  if (days <= 0) return;
  Database& database = context.database();
  const Instant before = context.now() - Duration::days(days);
  const std::int64_t until =
      database.runBlocking([&](Transaction& tx) { return newestCommitBefore(tx, before); }, {.readOnly = true});
  if (context.isDryRun()) {
    const std::int64_t count =
        database.runBlocking([&](Transaction& tx) { return countTrimmable(tx, until); }, {.readOnly = true});
    if (count > 0)
      context.did("archive " + std::to_string(count) + " entries of commits up to " + std::to_string(until));
    return;
  }
  for (;;) {
    context.stillMine();
    const TrimmedSlice slice = database.runBlocking([&](Transaction& tx) { return trimSlice(tx, until); });
    if (slice.from == slice.to) return;
    context.did("archive " + std::to_string(slice.archived) + " entries of commits " + std::to_string(slice.from + 1) +
                " to " + std::to_string(slice.to));
  }
}

}  // namespace

JobKind feedTrim() { return {.name = "feed_trim", .at = {.hour = 3, .minute = 0}, .run = &trimFeed}; }

}  // namespace carnet::server
