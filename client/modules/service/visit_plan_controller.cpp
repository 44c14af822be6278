#include "client/modules/service/visit_plan_controller.h"

#include <QDateTime>
#include <algorithm>

#include "client/modules/service/my_visits.h"
#include "client/modules/service/typed_time.h"
#include "client/store/edits.h"
#include "shared/domain/crm/activity.h"
#include "shared/domain/service/ticket.h"

namespace carnet::client {

namespace {

constexpr int daysPlanned = 60;
constexpr int lastHourBegun = 17;  // of a working day
constexpr qint64 nextStep = 5 * 60'000;
constexpr int usualLength = 60 * 60;  // seconds
const QTime dayEnds(18, 0);

const char* const readPlannedVisit =
    "SELECT planned_start_at, planned_end_at, seq, assignee_id FROM activity WHERE id = ? AND deleted_at IS NULL";
const char* const readPlannedTicket =
    "SELECT t.partner_id, t.contact_id, s.address_id, t.title FROM ticket t LEFT JOIN serial s ON s.id = t.serial_id"
    " WHERE t.id = ?";
const char* const readPlannablePeople =
    "SELECT u.id, u.display_name FROM app_user u WHERE u.is_active AND u.deleted_at IS NULL AND EXISTS (SELECT 1 FROM"
    " user_role o JOIN role r ON r.id = o.role_id WHERE o.user_id = u.id AND o.deleted_at IS NULL"
    " AND r.code = 'technician') ORDER BY fold(u.display_name)";
const char* const readOthers =
    "SELECT v.id, v.assignee_id, v.planned_start_at, coalesce(v.planned_end_at, v.planned_start_at) FROM activity v"
    " WHERE %1 AND v.assignee_id IS NOT NULL AND v.planned_start_at >= ? AND v.planned_start_at < ?"
    " ORDER BY v.planned_start_at";

// Zero when it cannot be read.
qint64 instantOf(const QString& day, const QString& time) {
  const QTime clock = typedTime(time);
  const QDateTime at(QDate::fromString(day, Qt::ISODate), clock);
  return clock.isValid() && at.isValid() ? at.toMSecsSinceEpoch() : 0;
}

// What the form showed of an instant, which knows minutes only; the instant itself as long as it is the one that was shown.
Value seenBase(const Value& standing, const QVariantMap& seen, const QString& name) {
  constexpr qint64 minute = 60'000;
  const auto* now = std::get_if<std::int64_t>(&standing);
  const qint64 shown = instantOf(seen["day"].toString(), seen[name].toString());
  return !now || shown == 0 || shown / minute == *now / minute ? standing : valueOf(shown);
}

// So many seconds later on the same day; empty if that cannot be said.
QString secondsAfter(const QTime& begins, int seconds) {
  return begins.isValid() && begins.secsTo(QTime(23, 59)) >= seconds ? begins.addSecs(seconds).toString("HH:mm")
                                                                     : QString();
}

QString span(const Formats& formats, qint64 begins, qint64 ends) {
  return formats.time(begins) + QChar(0x2013) + formats.time(ends);
}

}  // namespace

void VisitPlanController::setTicketId(const QString& id) {
  if (ticket_id_ == id) return;
  ticket_id_ = id;
  emit ticketIdChanged();
  refresh();
}

QString VisitPlanController::proposedDay(qint64 due_at) const {
  if (!workspace()) return {};
  const QDateTime now = QDateTime::fromMSecsSinceEpoch(workspace()->now());
  QDate day = now.date();
  const bool is_due = due_at != 0 && QDateTime::fromMSecsSinceEpoch(due_at).date() <= day;
  const QList<Qt::DayOfWeek> working = workspace()->formats().locale().weekdays();
  const auto works = [&] { return working.contains(Qt::DayOfWeek(day.dayOfWeek())); };
  if (is_due && works() && now.time().hour() + 1 <= lastHourBegun) return day.toString(Qt::ISODate);
  do day = day.addDays(1);
  while (!works());
  return day.toString(Qt::ISODate);
}

QString VisitPlanController::proposedTime(const QString& day) const {
  const QDateTime now = QDateTime::fromMSecsSinceEpoch(workspace() ? workspace()->now() : 0);
  const bool is_today = day == now.date().toString(Qt::ISODate);
  return QTime(is_today ? std::clamp(now.time().hour() + 1, 9, 22) : 9, 0).toString("HH:mm");
}

QString VisitPlanController::proposedEnd(const QString& from) const {
  return secondsAfter(typedTime(from), usualLength);
}

QString VisitPlanController::freeFrom(const QString& person_id, const QString& day, const QString& from,
                                      const QString& to) const {
  const qint64 length = instantOf(day, to) - instantOf(day, from);
  const QDateTime end(QDate::fromString(day, Qt::ISODate), dayEnds);
  qint64 begins = instantOf(day, from);
  if (begins == 0 || length <= 0 || !end.isValid()) return {};
  // By when they begin: the end of one that is in the way is the next that may be free.
  for (const Visit& other : plan_.others) {
    if (other.id == recordId() || other.person_id != person_id) continue;
    if (!overlap(begins, begins + length, other.begins, other.ends)) continue;
    const qint64 ends = std::max(other.ends, other.begins + 1);
    begins = (ends + nextStep - 1) / nextStep * nextStep;
  }
  return begins + length <= end.toMSecsSinceEpoch() ? QDateTime::fromMSecsSinceEpoch(begins).toString("HH:mm")
                                                    : QString();
}

QString VisitPlanController::weekday(const QString& day) const {
  const QDate date = QDate::fromString(day, Qt::ISODate);
  return workspace() && date.isValid() ? workspace()->formats().locale().toString(date, "dddd") : QString();
}

QString VisitPlanController::movedEnd(const QString& from_before, const QString& from, const QString& to) const {
  const QTime before = typedTime(from_before), begins = typedTime(from), ends = typedTime(to);
  if (!before.isValid() || !ends.isValid() || ends <= before) return {};
  return secondsAfter(begins, before.secsTo(ends));
}

bool VisitPlanController::isPast(const QString& day, const QString& from) const {
  const qint64 begins = instantOf(day, from);
  return workspace() && begins != 0 && begins < workspace()->now();
}

std::set<EntityNo> VisitPlanController::watched() const {
  return {traitsOf<Activity>.no, traitsOf<Ticket>.no, traitsOf<AppUser>.no};
}

void VisitPlanController::load() {
  const QDate today = QDateTime::fromMSecsSinceEpoch(workspace()->now()).date();
  read(
      [visit = recordId(), ticket = ticket_id_, from = today.startOfDay().toMSecsSinceEpoch(),
       to = today.addDays(daysPlanned).startOfDay().toMSecsSinceEpoch()](ReadTransaction& read) {
        Plan plan;
        bool found = true;
        if (!visit.isEmpty()) {
          found = read.first(readPlannedVisit, {blobOf(visit)}, [&](Cells& cells) {
            const auto instant = [&] { return cells.isNull() ? (cells.skip(), Value()) : valueOf(cells.number()); };
            plan.begins = instant();
            plan.ends = instant();
            plan.seq = cells.number();
            plan.person_id = cells.id();
          });
        }
        read.first(readPlannedTicket, {blobOf(ticket)}, [&](Cells& cells) {
          plan.partner = cells.uuid();
          plan.contact = cells.uuid();
          plan.address = cells.uuid();
          plan.title = cells.text();
        });
        read.each(readPlannablePeople, {}, [&](Cells& cells) {
          QVariantMap person{{"value", cells.id()}};
          person["text"] = cells.text();
          plan.people << person;
        });
        read.each(QString(readOthers).arg(takesTime()), {from, to}, [&](Cells& cells) {
          Visit& other = plan.others.emplace_back();
          other.id = cells.id();
          other.person_id = cells.id();
          other.begins = cells.number();
          other.ends = cells.number();
        });
        return found ? std::optional(plan) : std::nullopt;
      },
      [this](std::optional<Plan> plan) {
        plan_ = plan.value_or(Plan{});
        return plan.has_value();
      });
}

QString VisitPlanController::nameOf(const QString& person_id) const {
  for (const QVariant& person : plan_.people) {
    if (person.toMap()["value"].toString() == person_id) return person.toMap()["text"].toString();
  }
  return {};
}

QString VisitPlanController::timeProblem(const QString& time) const {
  return typedTime(time).isValid() ? QString() : tr("Write the time as 14:05.");
}

QString VisitPlanController::spanProblem(const QString& from, const QString& to) const {
  const QTime begins = typedTime(from), ends = typedTime(to);
  if (!ends.isValid()) return timeProblem(to);
  return begins.isValid() && ends <= begins ? tr("The visit ends before it begins.") : QString();
}

QString VisitPlanController::clash(const QString& person_id, const QString& day, const QString& from,
                                   const QString& to) const {
  const qint64 begins = instantOf(day, from), ends = instantOf(day, to);
  if (person_id.isEmpty() || begins == 0 || ends <= begins) return {};
  QStringList times;
  for (const Visit& other : plan_.others) {
    if (other.id == recordId() || other.person_id != person_id) continue;
    if (overlap(begins, ends, other.begins, other.ends))
      times << span(workspace()->formats(), other.begins, other.ends);
  }
  if (times.isEmpty()) return {};
  return tr("%1 has %n other visit(s) then: %2", nullptr, int(times.size())).arg(nameOf(person_id), times.join(", "));
}

// The fields of a plan are said together, else two people's plans would mix.
std::vector<Operation> VisitPlanController::planned(const Uuid& visit, qint64 begins, qint64 ends,
                                                    const QVariantMap& seen) const {
  const Value from = valueOf(begins), to = valueOf(ends), seq = plan_.seq;
  const Value began = seenBase(plan_.begins, seen, "from"), ended = seenBase(plan_.ends, seen, "to");
  if (from == began && to == ended) return {};
  Operation move;
  move.verb = Verb::set;
  move.entity = entityOf<Activity>.no;
  move.row_id = visit;
  move.fields = {{fieldNo<Activity, &Activity::planned_start_at>(), began, from},
                 {fieldNo<Activity, &Activity::planned_end_at>(), ended, to},
                 {fieldNo<Activity, &Activity::seq>(), seq, seq}};
  return {move};
}

int VisitPlanController::save(const QString& person_id, const QString& day, const QString& from, const QString& to,
                              const QVariantMap& seen) {
  const qint64 begins = instantOf(day, from), ends = instantOf(day, to);
  const bool is_new = recordId().isEmpty();
  const Uuid id = is_new ? workspace()->newId() : uuidOf(recordId());
  std::vector<Operation> operations;
  if (is_new) {
    Creation<Activity> visit(id);
    visit.with<&Activity::kind>("visit").with<&Activity::subject>(plan_.title);
    visit.with<&Activity::ticket_id>(uuidOf(ticket_id_)).with<&Activity::partner_id>(plan_.partner);
    visit.with<&Activity::contact_id>(plan_.contact).with<&Activity::address_id>(plan_.address);
    visit.with<&Activity::planned_start_at>(begins).with<&Activity::planned_end_at>(ends).with<&Activity::seq>(
        qint64(0));
    operations.push_back(visit.operation());
  } else {
    operations = planned(id, begins, ends, seen);
  }
  const bool is_moved = !operations.empty();
  const QString had = is_new ? QString() : seenIn(seen, "personId", plan_.person_id);
  const bool is_given = !person_id.isEmpty() && person_id != had;
  if (is_given) operations.push_back(step<Activity>(id, "assign", {{"assignee_id", uuidOf(person_id)}}));
  if (operations.empty()) return 0;
  const QString when =
      workspace()->formats().day(begins, workspace()->now()) + " " + span(workspace()->formats(), begins, ends);
  QString words = is_new ? tr("Visit planned: %1").arg(when) : tr("Visit moved: %1").arg(when);
  if (is_given) {
    const QString asked = tr("%1 is asked for").arg(nameOf(person_id));
    words = is_moved ? words + " · " + asked : tr("Visit %1: %2").arg(when, asked);
  }
  return workspace()->submit(std::move(operations), words);
}

}  // namespace carnet::client

#include "moc_visit_plan_controller.cpp"
