// Which visits a technician's day shows: those of today, those begun earlier and still open, and those of the seven days to
// come that are still to be made. Cancelled and missed ones are gone, and so are those that nobody begins any more because
// their ticket is over. What was planned for the days before and not begun is late.
#pragma once

#include <QDateTime>
#include <QString>
#include <algorithm>

namespace carnet::client {

// Of `activity v`. ?1 the technician's id, ?2 to ?4 the times of VisitDays in their order.
inline constexpr const char* isMyVisit =
    "(v.kind = 'visit' AND v.deleted_at IS NULL AND v.assignee_id = ?1"
    " AND (v.planned_start_at >= ?2 AND v.planned_start_at < ?4"
    " OR v.planned_start_at < ?2 AND v.state IN ('travelling', 'arrived'))"
    " AND v.state NOT IN ('cancelled', 'missed') AND (v.planned_start_at < ?3 OR v.state <> 'done')"
    " AND (v.state <> 'planned' OR NOT EXISTS (SELECT 1 FROM ticket o WHERE o.id = v.ticket_id"
    " AND o.state IN ('closed', 'rejected', 'merged', 'cancelled'))))";
// Of any `activity v`: planned, for a ticket that is over.
inline constexpr const char* isPointless =
    "(v.state = 'planned' AND EXISTS (SELECT 1 FROM ticket o WHERE o.id = v.ticket_id"
    " AND o.state IN ('closed', 'rejected', 'merged', 'cancelled')))";
// Of any `activity v`: what takes its technician's time in a plan. What is done is over, whenever it was meant to end.
inline QString takesTime() {
  return QString(
             "(v.kind = 'visit' AND v.deleted_at IS NULL AND v.state IN ('planned', 'travelling', 'arrived')"
             " AND NOT %1)")
      .arg(isPointless);
}
// Those of the 14 days before that were not begun although there is still something to do for their ticket.
inline constexpr const char* isMyLateVisit =
    "(v.kind = 'visit' AND v.deleted_at IS NULL AND v.assignee_id = ?1 AND v.state = 'planned'"
    " AND v.planned_start_at >= ?5 AND v.planned_start_at < ?2 AND EXISTS (SELECT 1 FROM ticket o WHERE o.id = "
    "v.ticket_id"
    " AND o.deleted_at IS NULL AND o.state IN ('new', 'assigned', 'in_progress', 'on_hold', 'reopened')))";
// Those that were late and are made today.
inline constexpr const char* isMadeLate =
    "(v.kind = 'visit' AND v.deleted_at IS NULL AND v.assignee_id = ?1 AND v.state = 'done'"
    " AND v.planned_start_at >= ?5 AND v.planned_start_at < ?2 AND v.left_at >= ?2)";
inline constexpr const char* inVisitOrder = " ORDER BY v.planned_start_at, v.seq, v.rid";

// Whether two visits take the same time, in milliseconds since 1970; one without an end takes the moment of its beginning.
inline bool overlap(qint64 begins, qint64 ends, qint64 other_begins, qint64 other_ends) {
  return begins < std::max(other_ends, other_begins + 1) && other_begins < std::max(ends, begins + 1);
}

// Milliseconds since 1970 at which today begins and ends, the seven days after it end and the 14 before it begin, in the
// device's time zone.
struct VisitDays {
  explicit VisitDays(qint64 now) : today(QDateTime::fromMSecsSinceEpoch(now).date()) {}

  qint64 begin() const { return startOf(0); }
  qint64 end() const { return startOf(1); }
  qint64 horizon() const { return startOf(8); }
  qint64 late() const { return startOf(-14); }

  QDate today;

 private:
  qint64 startOf(int days) const { return today.addDays(days).startOfDay().toMSecsSinceEpoch(); }
};

}  // namespace carnet::client
