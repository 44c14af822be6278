#include "server/jobs/jobs.h"
#include "shared/domain/organisation/settings.h"
#include "shared/domain/service/ticket.h"

namespace carnet::server {

namespace {

// Resolved before $1, in slices behind the last one looked at: a ticket that the rules refuse to close is not met twice.
constexpr const char* selectResolved =
    "SELECT id, coalesce(nullif(number, ''), temp_number), title, resolved_at FROM ticket"
    " WHERE state = 'resolved' AND deleted_at IS NULL AND resolved_at <= $1 AND (resolved_at, id) > ($2, $3)"
    " ORDER BY resolved_at, id LIMIT 1000";

struct Slice {
  std::vector<JobContext::Step> steps;
  Instant last_at;
  Uuid last_id;
};

Operation closing(const Uuid& ticket) {
  Operation operation;
  operation.verb = Verb::transition;
  operation.entity = entityOf<Ticket>.no;
  operation.row_id = ticket;
  operation.transition = "close";
  return operation;
}

void closeResolved(JobContext& context) {
  const std::int64_t days = context.setting(ticketAutocloseDays, ticketAutocloseDaysDefault);
  if (days <= 0) return;
  const Instant until = context.now() - Duration::days(days);
  Slice slice;
  do {
    slice = context.database().runBlocking(
        [&](Transaction& tx) {
          Slice next;
          for (const Row& row : tx.exec(selectResolved, until, slice.last_at, slice.last_id)) {
            next.last_id = row[0].uuid();
            next.last_at = row[3].instant();
            next.steps.push_back({"close " + row[1].string() + " \"" + row[2].string() + "\", resolved " +
                                      next.last_at.toString().substr(0, 10),
                                  {closing(next.last_id)}});
          }
          return next;
        },
        {.readOnly = true});
    context.take(slice.steps);
  } while (!slice.steps.empty());
}

}  // namespace

JobKind ticketAutoclose() {
  return {.name = "ticket_autoclose", .at = {.hour = 2, .minute = 0}, .run = &closeResolved};
}

}  // namespace carnet::server
