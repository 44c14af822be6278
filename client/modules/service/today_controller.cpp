#include "client/modules/service/today_controller.h"

#include <QDateTime>
#include <QRegularExpression>

#include "client/modules/service/ticket_words.h"
#include "client/store/edits.h"
#include "client/store/enum_of.h"
#include "shared/domain/crm/activity.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/service/ticket.h"
#include "shared/domain/service/ticket_workflow.h"
#include "shared/domain/stock/stock_move.h"

namespace carnet::client {

namespace {

constexpr qint64 hour = 3'600'000;
// What was put off lies with the drafts: on this device only, and kept across a crash.
const char* const putOffKey = "today/put-off";

// A visit of today, one that was due earlier and is still open, or one of the seven days to come.
const char* const readVisits =
    "SELECT v.id, v.ticket_id, CASE t.number WHEN '' THEN t.temp_number ELSE t.number END, v.planned_start_at,"
    " p.name, a.street, a.postcode, a.city, coalesce(nullif(t.title, ''), v.subject), v.state, t.state,"
    " t.resolution_due_at, (SELECT c.value FROM contact_point c WHERE c.partner_id = p.id AND c.deleted_at IS NULL"
    " AND c.kind IN ('phone', 'mobile') ORDER BY c.contact_id IS NULL DESC, c.is_default DESC, c.rid LIMIT 1),"
    " t.priority, m.name, s.number"
    " FROM activity v LEFT JOIN ticket t ON t.id = v.ticket_id"
    " LEFT JOIN partner p ON p.id = coalesce(v.partner_id, t.partner_id)"
    " LEFT JOIN serial s ON s.id = t.serial_id LEFT JOIN product m ON m.id = coalesce(t.product_id, s.product_id)"
    " LEFT JOIN address a ON a.id = coalesce(v.address_id, s.address_id, (SELECT d.id FROM address d WHERE "
    "d.partner_id = p.id"
    " AND d.deleted_at IS NULL ORDER BY d.kind = 'default' DESC, d.is_default DESC, d.rid LIMIT 1))"
    " WHERE v.kind = 'visit' AND v.deleted_at IS NULL AND v.assignee_id = ?1 AND ("
    " (v.planned_start_at >= ?2 AND v.planned_start_at < ?4)"
    " OR (v.planned_start_at < ?2 AND v.state IN ('travelling', 'arrived')))"
    " AND v.state NOT IN ('cancelled', 'missed') AND (v.planned_start_at < ?3 OR v.state <> 'done')"
    " ORDER BY v.planned_start_at, v.seq, v.rid";
const char* const isOpen = "deleted_at IS NULL AND state IN ('new', 'assigned', 'in_progress', 'on_hold', 'reopened')";
const char* const readShort =
    "SELECT l.id, l.name, count(*) FROM (SELECT location_id, product_id, sum(quantity) AS left_over FROM ("
    " SELECT to_location_id AS location_id, product_id, quantity FROM stock_move WHERE deleted_at IS NULL"
    " UNION ALL SELECT from_location_id, product_id, -quantity FROM stock_move WHERE deleted_at IS NULL)"
    " GROUP BY location_id, product_id HAVING sum(quantity) < 0) b JOIN location l ON l.id = b.location_id"
    " WHERE l.kind IN ('depot', 'van') GROUP BY l.id ORDER BY fold(l.name)";

QVariantMap visitOf(Cells& cells, const Formats& formats, qint64 now, qint64& starts_at) {
  QVariantMap visit{{"id", cells.id()}};
  visit["ticketId"] = cells.id();
  visit["number"] = cells.text();
  starts_at = cells.number();
  visit["time"] = formats.time(starts_at);
  visit["day"] = formats.day(starts_at, now);
  visit["customer"] = cells.text();
  const QString street = cells.text().replace('\n', ", ");
  const QString postcode = cells.text();
  visit["city"] = cells.text();
  const QString town = (postcode + " " + visit["city"].toString()).trimmed();
  visit["address"] = street.isEmpty() ? town : street + ", " + town;
  visit["title"] = cells.text();
  const QString state = cells.text();
  visit["state"] = state;
  const QString ticket_state = cells.text();
  visit["ticketState"] = ticket_state;
  const bool working = state == "arrived" && ticket_state != "assigned";
  visit["stateText"] = working ? TicketWords::state(ticket_state) : TicketWords::visitState(state);
  visit["stateTone"] = working              ? TicketWords::stateTone(ticket_state)
                       : state == "done"    ? "success"
                       : state == "planned" ? "neutral"
                                            : "accent";
  visit["dueAt"] = cells.number();
  visit["phone"] = cells.text();
  const QString priority = cells.text();
  visit["priority"] = TicketWords::priority(priority);
  visit["priorityTone"] = TicketWords::priorityTone(priority);
  const QString product = cells.localText(formats.language());
  const QString serial = cells.text();
  visit["machine"] = QStringList{product, serial}.filter(QRegularExpression(".")).join(" · ");
  visit["canStart"] = ticket_state == "assigned" || ticket_state == "reopened";
  visit["late"] = state == "planned" && starts_at < now;
  return visit;
}

}  // namespace

TodayController::TodayController(QObject* parent) : RecordSource(parent) {
  // What is late changes with the clock.
  connect(this, &RecordSource::workspaceChanged, this, [this] {
    if (!workspace()) return;
    connect(workspace(), &Workspace::nowChanged, this, [this] { refresh(); });
  });
}

std::set<EntityNo> TodayController::watched() const {
  return {traitsOf<Activity>.no, traitsOf<Ticket>.no,       traitsOf<Partner>.no,
          traitsOf<Address>.no,  traitsOf<ContactPoint>.no, traitsOf<StockMove>.no};
}

void TodayController::load() {
  read([me = workspace()->personId(), office = workspace()->isDesk(), formats = workspace()->formats(),
        now = workspace()->now(),
        put_off = putOff()](ReadTransaction& read) { return readToday(read, me, office, formats, now, put_off); },
       [this](Today today) {
         today_ = std::move(today);
         return true;
       });
}

TodayController::Today TodayController::readToday(ReadTransaction& read, const Uuid& me, bool is_office,
                                                  const Formats& formats, qint64 now, const QStringList& put_off) {
  Today today;
  const QDate day = QDateTime::fromMSecsSinceEpoch(now).date();
  const qint64 begin = day.startOfDay().toMSecsSinceEpoch();
  const qint64 end = day.addDays(1).startOfDay().toMSecsSinceEpoch();
  const qint64 horizon = day.addDays(8).startOfDay().toMSecsSinceEpoch();
  today.date = formats.locale().toString(day, "dddd d MMMM");
  QVariantList open_visits, later(put_off.size());
  read.each(readVisits, {blobOf(me), begin, end, horizon}, [&](Cells& cells) {
    qint64 starts_at = 0;
    QVariantMap visit = visitOf(cells, formats, now, starts_at);
    const qsizetype behind = put_off.indexOf(visit["id"].toString());
    visit["putOff"] = behind >= 0;
    const QString state = visit["state"].toString();
    if (starts_at >= end)
      today.coming << visit;
    else if (state == "done")
      today.done << visit;
    else if (today.next.isEmpty() && (state == "arrived" || state == "travelling"))
      today.next = visit;
    else if (behind >= 0)
      later[behind] = visit;
    else
      open_visits << visit;
  });
  for (const QVariant& visit : std::as_const(later)) {
    if (visit.isValid()) open_visits << visit;
  }
  if (today.next.isEmpty() && !open_visits.isEmpty()) today.next = open_visits.takeFirst().toMap();
  today.visits = open_visits;

  const QString open = QString("SELECT count(*) FROM ticket WHERE %1").arg(isOpen);
  if (!is_office) {
    today.open = int(read.number(open + " AND assignee_id = ?", {blobOf(me)}));
    return today;
  }
  today.open = int(read.number(open));
  today.unassigned = int(read.number(open + " AND assignee_id IS NULL"));
  today.late = int(read.number(open + " AND resolution_due_at < ?", {now}));
  today.due_soon =
      int(read.number(open + " AND resolution_due_at >= ? AND resolution_due_at < ?", {now, now + 2 * hour}));
  today.resolved =
      int(read.number("SELECT count(*) FROM ticket WHERE deleted_at IS NULL AND resolved_at >= ?", {begin}));
  read.each(readShort, {}, [&](Cells& cells) {
    QVariantMap alert{{"id", cells.id()}, {"kind", "location"}};
    const QString place = cells.text();
    alert["title"] = tr("Count %1").arg(place);
    alert["text"] = tr("%n product(s) below zero", nullptr, int(cells.number()));
    today.alerts << alert;
  });
  return today;
}

QStringList TodayController::putOff() const {
  QStringList kept = workspace()->drafts()->text(putOffKey).split(',', Qt::SkipEmptyParts);
  const QString day = QDateTime::fromMSecsSinceEpoch(workspace()->now()).date().toString(Qt::ISODate);
  if (kept.isEmpty() || kept.takeFirst() != day) return {};
  return kept;
}

void TodayController::later(const QString& visit_id) {
  QStringList put_off = putOff();
  if (!put_off.removeOne(visit_id)) put_off << visit_id;
  put_off.prepend(QDateTime::fromMSecsSinceEpoch(workspace()->now()).date().toString(Qt::ISODate));
  workspace()->drafts()->keep(putOffKey, put_off.join(','));
  refresh();
}

void TodayController::start(const QString& visit_id) {
  QVariantMap visit = today_.next;
  for (const QVariant& other : std::as_const(today_.visits)) {
    if (other.toMap()["id"].toString() == visit_id) visit = other.toMap();
  }
  Ticket ticket;
  ticket.state = enumOf<TicketState>(visit["ticketState"].toString());
  std::vector<Operation> operations;
  if (!visit["ticketId"].toString().isEmpty() && mayTake(ticket, "start")) {
    operations.push_back(step<Ticket>(uuidOf(visit["ticketId"].toString()), "start"));
  }
  if (visit["state"].toString() != "arrived") operations.push_back(step<Activity>(uuidOf(visit_id), "arrive"));
  if (!operations.empty())
    workspace()->submit(std::move(operations), tr("Ticket %1: started").arg(visit["number"].toString()));
}

}  // namespace carnet::client
