#include "client/modules/service/day_plan_controller.h"

#include <QDateTime>
#include <algorithm>
#include <vector>

#include "client/modules/service/my_visits.h"
#include "shared/domain/crm/activity.h"
#include "shared/domain/service/ticket.h"

namespace carnet::client {

namespace {

constexpr int daysLookedAhead = 8;

const char* const readNextStart =
    "SELECT coalesce(min(v.planned_start_at), 0) FROM activity v WHERE v.kind = 'visit' AND v.deleted_at IS NULL"
    " AND v.state = 'planned' AND v.planned_start_at >= ? AND v.planned_start_at < ? AND NOT %1";
const char* const readVisitsOfDay =
    "SELECT v.id, v.ticket_id, CASE t.number WHEN '' THEN t.temp_number ELSE t.number END, v.assignee_id,"
    " coalesce(u.display_name, ''), v.planned_start_at, coalesce(v.planned_end_at, v.planned_start_at),"
    " coalesce(nullif(t.title, ''), v.subject), p.name, a.city, v.state"
    " FROM activity v LEFT JOIN ticket t ON t.id = v.ticket_id LEFT JOIN app_user u ON u.id = v.assignee_id"
    " LEFT JOIN partner p ON p.id = coalesce(v.partner_id, t.partner_id) LEFT JOIN address a ON a.id = v.address_id"
    " WHERE v.kind = 'visit' AND v.deleted_at IS NULL AND v.state NOT IN ('cancelled', 'missed')"
    " AND v.planned_start_at >= ?1 AND v.planned_start_at < ?2 AND NOT %1"
    " ORDER BY fold(coalesce(u.display_name, '')), v.assignee_id, v.planned_start_at, v.rid";

struct Planned {
  Uuid technician;
  qint64 begins = 0, ends = 0;
  bool is_done = false;
  QVariantMap visit;
  std::vector<std::size_t> clashes_with;
};

// Of one technician's visits, which stand in order of their beginnings.
void findClashes(std::vector<Planned>& visits) {
  for (std::size_t i = 0; i < visits.size(); ++i) {
    const Planned& visit = visits[i];
    if (visit.technician.isNil() || visit.is_done) continue;
    for (std::size_t later = i + 1; later < visits.size(); ++later) {
      const Planned& other = visits[later];
      if (other.technician != visit.technician || !overlap(visit.begins, visit.ends, other.begins, other.ends)) break;
      if (other.is_done) continue;
      visits[i].clashes_with.push_back(later);
      visits[later].clashes_with.push_back(i);
    }
  }
}

}  // namespace

std::set<EntityNo> DayPlanController::watched() const {
  return {traitsOf<Activity>.no, traitsOf<Ticket>.no, traitsOf<Partner>.no, traitsOf<Address>.no, traitsOf<AppUser>.no};
}

bool DayPlanController::canPlan() const {
  return workspace() && workspace()->may(entityOf<Activity>, Verb::set, "planned_start_at");
}

void DayPlanController::load() {
  read([formats = workspace()->formats(),
        now = workspace()->now()](ReadTransaction& read) { return readPlan(read, formats, now); },
       [this](Plan plan) {
         plan_ = std::move(plan);
         return true;
       });
}

DayPlanController::Plan DayPlanController::readPlan(ReadTransaction& read, const Formats& formats, qint64 now) {
  Plan plan;
  const QDate today = QDateTime::fromMSecsSinceEpoch(now).date();
  const auto startOf = [](const QDate& day) { return day.startOfDay().toMSecsSinceEpoch(); };
  const qint64 first = read.number(QString(readNextStart).arg(isPointless),
                                   {startOf(today.addDays(1)), startOf(today.addDays(daysLookedAhead))});
  if (first == 0) return plan;
  const QDate day = QDateTime::fromMSecsSinceEpoch(first).date();
  plan.day = day == today.addDays(1) ? tr("Tomorrow") : formats.locale().toString(day, "dddd d MMMM");
  std::vector<Planned> visits;
  read.each(QString(readVisitsOfDay).arg(isPointless), {startOf(day), startOf(day.addDays(1))}, [&](Cells& cells) {
    Planned& planned = visits.emplace_back();
    planned.visit["id"] = cells.id();
    planned.visit["ticketId"] = cells.id();
    planned.visit["number"] = cells.text();
    planned.technician = cells.uuid();
    const QString technician = cells.text();
    planned.visit["technician"] = technician.isEmpty() ? tr("Nobody yet") : technician;
    planned.begins = cells.number();
    planned.ends = cells.number();
    planned.visit["time"] = planned.ends > planned.begins
                                ? formats.time(planned.begins) + QChar(0x2013) + formats.time(planned.ends)
                                : formats.time(planned.begins);
    const auto clock = [](qint64 at) { return QDateTime::fromMSecsSinceEpoch(at).time().toString("HH:mm"); };
    planned.visit["dayIso"] = day.toString(Qt::ISODate);
    planned.visit["from"] = clock(planned.begins);
    planned.visit["to"] = clock(planned.ends);
    planned.visit["personId"] = planned.technician.isNil() ? QString() : textOf(planned.technician);
    planned.visit["title"] = cells.text();
    planned.visit["customer"] = cells.text();
    planned.visit["city"] = cells.text();
    const QString state = cells.text();
    planned.visit["state"] = state;
    planned.is_done = state == "done";
  });
  findClashes(visits);
  for (Planned& planned : visits) {
    planned.visit["clash"] = !planned.clashes_with.empty();
    QStringList times;
    for (const std::size_t other : planned.clashes_with) times << visits[other].visit["time"].toString();
    planned.visit["clashText"] = times.isEmpty() ? QString() : tr("Clashes with the visit at %1").arg(times.join(", "));
    plan.visits << planned.visit;
    if (!times.isEmpty()) plan.clashes << planned.visit;
  }
  return plan;
}

}  // namespace carnet::client

#include "moc_day_plan_controller.cpp"
