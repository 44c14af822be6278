#include "client/modules/service/today_controller.h"

#include <QDateTime>

#include "client/modules/service/my_visits.h"
#include "client/modules/service/ticket_list_model.h"
#include "client/modules/service/ticket_words.h"
#include "client/store/edits.h"
#include "client/store/enum_of.h"
#include "client/store/joined.h"
#include "client/store/stock_sums.h"
#include "shared/domain/crm/activity.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/service/ticket.h"
#include "shared/domain/service/ticket_part.h"
#include "shared/domain/service/ticket_workflow.h"
#include "shared/domain/stock/location.h"
#include "shared/domain/stock/stock_move.h"

namespace carnet::client {

namespace {

constexpr qint64 hour = 3'600'000;
// So long what was used up is worth a line: then it was loaded again, or is not carried any more.
constexpr qint64 remembersUsedUp = 7 * 24 * hour;
// What was put off lies with the drafts: on this device only, and kept across a crash.
const char* const putOffKey = "today/put-off";

const char* const readMyVisits =
    "SELECT v.id, v.ticket_id, CASE t.number WHEN '' THEN t.temp_number ELSE t.number END, v.planned_start_at,"
    " p.name, a.street, a.postcode, a.city, coalesce(nullif(t.title, ''), v.subject), v.state, t.state,"
    " t.resolution_due_at, p.id, coalesce(t.contact_id, v.contact_id),"
    " t.priority, m.name, s.number, t.description, m.id, t.serial_id"
    " FROM activity v LEFT JOIN ticket t ON t.id = v.ticket_id"
    " LEFT JOIN partner p ON p.id = coalesce(v.partner_id, t.partner_id)"
    " LEFT JOIN serial s ON s.id = t.serial_id LEFT JOIN product m ON m.id = coalesce(t.product_id, s.product_id)"
    " LEFT JOIN address a ON a.id = coalesce(v.address_id, s.address_id, (SELECT d.id FROM address d WHERE "
    "d.partner_id = p.id"
    " AND d.deleted_at IS NULL ORDER BY d.kind = 'default' DESC, d.is_default DESC, d.rid LIMIT 1))"
    " WHERE ";
// Whom the ticket names, then the customer's own number, then anybody's.
const char* const readCallee =
    "SELECT c.value, coalesce(k.name, p.name) FROM contact_point c LEFT JOIN contact k ON k.id = c.contact_id"
    " LEFT JOIN partner p ON p.id = c.partner_id WHERE (c.partner_id = ?1 OR c.contact_id = ?2) AND c.deleted_at IS "
    "NULL"
    " AND c.kind IN ('phone', 'mobile') ORDER BY c.contact_id IS ?2 DESC, c.contact_id IS NULL DESC, c.is_default DESC,"
    " c.rid";
const char* const isOpenTicket =
    "deleted_at IS NULL AND state IN ('new', 'assigned', 'in_progress', 'on_hold', 'reopened')";
const char* const readShort =
    "SELECT l.id, l.name, count(*) FROM (SELECT location_id, product_id, sum(quantity) AS left_over FROM %1"
    " GROUP BY location_id, product_id HAVING sum(quantity) < 0) b JOIN location l ON l.id = b.location_id"
    " WHERE l.kind IN ('depot', 'van') GROUP BY l.id ORDER BY fold(l.name)";

const char* const readVanOf =
    "SELECT id FROM location WHERE user_id = ? AND kind = 'van' AND is_active AND deleted_at IS NULL ORDER BY rid";
// What lies in one place, per product, with the time of the last move.
const char* const balances =
    "(SELECT product_id, sum(quantity) AS quantity, max(happened_at) AS moved_at FROM %1 GROUP BY product_id)";
// The parts that were used on this machine before, or on others of its kind: what it takes most likely.
const char* const readMatchingParts =
    "SELECT p.sku, p.name, p.unit, coalesce(b.quantity, 0), max(t.serial_id IS ?3) AS on_this, count(*) AS times"
    " FROM ticket t JOIN ticket_part x ON x.ticket_id = t.id AND x.deleted_at IS NULL"
    " JOIN product p ON p.id = x.product_id LEFT JOIN %1 b ON b.product_id = p.id"
    " WHERE t.deleted_at IS NULL AND p.kind = 'goods' AND (t.serial_id = ?3 OR t.product_id = ?2)"
    " GROUP BY p.id HAVING sum(x.quantity) > 0 ORDER BY on_this DESC, times DESC, p.sku LIMIT 4";
const char* const readShortages =
    "SELECT p.id, p.name, p.sku, p.unit, b.quantity FROM %1 b JOIN product p ON p.id = b.product_id"
    " WHERE b.quantity < 0 OR (b.quantity = 0 AND b.moved_at >= ?2) ORDER BY b.quantity, b.moved_at DESC LIMIT 6";
const char* const countKinds = "SELECT count(*) FROM %1 b WHERE b.quantity > 0";

QVariantMap visitOf(Cells& cells, const Formats& formats, qint64 now) {
  QVariantMap visit{{"id", cells.id()}};
  visit["ticketId"] = cells.id();
  visit["number"] = cells.text();
  const qint64 starts_at = cells.number();
  visit["time"] = formats.time(starts_at);
  visit["day"] = formats.day(starts_at, now);
  visit["customer"] = cells.text();
  const QString street = cells.text();
  const QString postcode = cells.text();
  visit["city"] = cells.text();
  visit["address"] = addressLine(street, postcode, visit["city"].toString());
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
  visit["partnerId"] = cells.id();
  visit["contactId"] = cells.id();
  const QString priority = cells.text();
  visit["priority"] = TicketWords::priority(priority);
  visit["priorityTone"] = TicketWords::priorityTone(priority);
  const QString product = cells.localText(formats.language());
  const QString serial = cells.text();
  visit["fault"] = cells.text().simplified();
  visit["productId"] = cells.id();
  visit["serialId"] = cells.id();
  visit["machine"] = joined({product, serial}, " · ");
  visit["canStart"] = ticket_state == "assigned" || ticket_state == "reopened";
  visit["startsAt"] = starts_at;
  visit["late"] = state == "planned" && starts_at < now;
  return visit;
}

void readPersonToCall(ReadTransaction& read, QVariantMap& visit) {
  const auto idIn = [&](const char* key) {
    const QString id = visit[key].toString();
    return id.isEmpty() ? QVariant() : QVariant(blobOf(id));
  };
  visit["phone"] = visit["callee"] = QString();
  read.first(readCallee, {idIn("partnerId"), idIn("contactId")}, [&](Cells& cells) {
    visit["phone"] = cells.text();
    visit["callee"] = cells.text();
  });
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
  return {traitsOf<Activity>.no,     traitsOf<Ticket>.no,    traitsOf<Partner>.no,  traitsOf<Address>.no,
          traitsOf<ContactPoint>.no, traitsOf<StockMove>.no, traitsOf<Location>.no, traitsOf<TicketPart>.no};
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
  const VisitDays days(now);
  today.date = formats.locale().toString(days.today, "dddd d MMMM");
  QVariantList open_visits, later(put_off.size());
  const QString mine =
      QString(readMyVisits) + "(" + isMyVisit + " OR " + isMyLateVisit + " OR " + isMadeLate + ")" + inVisitOrder;
  QList<QVariantMap> all;
  read.each(mine, {blobOf(me), days.begin(), days.end(), days.horizon(), days.late()},
            [&](Cells& cells) { all << visitOf(cells, formats, now); });
  for (QVariantMap& visit : all) {
    readPersonToCall(read, visit);
    const qint64 starts_at = visit["startsAt"].toLongLong();
    const qsizetype behind = put_off.indexOf(visit["id"].toString());
    visit["putOff"] = behind >= 0;
    visit["ofEarlierDay"] = starts_at < days.begin();
    const QString state = visit["state"].toString();
    if (starts_at >= days.end())
      today.coming << visit;
    else if (state == "done")
      today.done << visit;
    else if (today.next.isEmpty() && (state == "arrived" || state == "travelling"))
      today.next = visit;
    else if (starts_at < days.begin())
      today.earlier << visit;
    else if (behind >= 0)
      later[behind] = visit;
    else
      open_visits << visit;
  }
  for (const QVariant& visit : std::as_const(later)) {
    if (visit.isValid()) open_visits << visit;
  }
  if (today.next.isEmpty() && !open_visits.isEmpty()) today.next = open_visits.takeFirst().toMap();
  today.visits = open_visits;

  const QString open = QString("SELECT count(*) FROM ticket WHERE %1").arg(isOpenTicket);
  if (!is_office) {
    today.open = int(read.number(open + " AND assignee_id = ?", {blobOf(me)}));
    readVan(read, me, formats, now, today);
    return today;
  }
  today.open = int(read.number(open));
  today.unassigned = int(read.number(open + " AND assignee_id IS NULL"));
  today.late = int(read.number(open + " AND resolution_due_at < ?", {now}));
  today.due_soon = int(read.number(open + " AND resolution_due_at >= ? AND resolution_due_at < ?",
                                   {now, now + TicketListModel::dueSoonMs}));
  today.resolved =
      int(read.number("SELECT count(*) FROM ticket WHERE deleted_at IS NULL AND resolved_at >= ?", {days.begin()}));
  read.each(QString(readShort).arg(stockRows()), {}, [&](Cells& cells) {
    QVariantMap alert{{"id", cells.id()}, {"kind", "location"}};
    const QString place = cells.text();
    alert["title"] = tr("Count %1").arg(place);
    alert["text"] = tr("%n product(s) below zero", nullptr, int(cells.number()));
    today.alerts << alert;
  });
  return today;
}

void TodayController::readVan(ReadTransaction& read, const Uuid& me, const Formats& formats, qint64 now, Today& today) {
  read.first(readVanOf, {blobOf(me)}, [&](Cells& cells) { today.van_id = cells.id(); });
  if (today.van_id.isEmpty()) return;
  const QByteArray van = blobOf(today.van_id);
  const auto in = [](const char* sql) { return QString(sql).arg(QString(balances).arg(stockRows("PLACE = ?1"))); };
  if (!today.next.isEmpty()) {
    QVariantList parts;
    const auto id = [&](const char* key) {
      const QString text = today.next[key].toString();
      return text.isEmpty() ? QVariant() : QVariant(blobOf(text));
    };
    read.each(in(readMatchingParts), {van, id("productId"), id("serialId")}, [&](Cells& cells) {
      const QString sku = cells.text();
      const QString name = cells.localText(formats.language());
      const QString unit = cells.text();
      const qint64 quantity = cells.number();
      const QString left = quantity > 0 ? formats.quantity(quantity, unit) : tr("none");
      parts << QVariantMap{{"text", tr("%1 %2: %3", "number, part, quantity").arg(sku, name, left)},
                           {"tone", quantity > 0 ? "success" : "warning"}};
    });
    today.next["parts"] = parts;
    today.next["kindsInVan"] = int(read.number(in(countKinds), {van}));
  }
  read.each(in(readShortages), {van, now - remembersUsedUp}, [&](Cells& cells) {
    QVariantMap row{{"id", cells.id()}};
    row["title"] = cells.localText(formats.language());
    row["subtitle"] = cells.text();
    const QString unit = cells.text();
    const qint64 quantity = cells.number();
    row["quantity"] = formats.quantity(quantity, unit);
    row["chip"] = quantity < 0 ? QVariantMap{{"text", tr("Below zero: count it")}, {"tone", "danger"}}
                               : QVariantMap{{"text", tr("Used up")}, {"tone", "warning"}};
    today.shortages << row;
  });
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
  for (const QVariant& other : today_.earlier + today_.visits) {
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

#include "moc_today_controller.cpp"
