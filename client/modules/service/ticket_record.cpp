#include "client/modules/service/ticket_record.h"

#include <QDateTime>
#include <QHash>
#include <algorithm>

#include "client/modules/organisation/field_states.h"
#include "client/modules/service/my_visits.h"
#include "client/modules/service/ticket_words.h"
#include "client/store/enum_of.h"
#include "client/store/joined.h"
#include "shared/domain/crm/activity.h"
#include "shared/domain/rule_book.h"
#include "shared/domain/service/ticket_workflow.h"
#include "shared/sync/local_store.h"

namespace carnet::client {

namespace {

const char* const readTicketRow =
    "SELECT t.number, t.temp_number, t.kind, t.title, t.description, t.priority, t.place, t.diagnosis, t.solution,"
    " t.state, t.repair_step, t.reason_text, x.label, t.resolution_due_at, t.response_due_at, t.created_at,"
    " t.assignee_id, t.opened_by_id, u.display_name, q.display_name,"
    " p.name, t.partner_id, k.name, t.contact_id, s.number, t.serial_id, s.place, m.sku, m.name, t.product_id,"
    " EXISTS (SELECT 1 FROM activity v WHERE v.ticket_id = t.id AND v.assignee_id = ?2 AND v.deleted_at IS NULL),"
    " s.address_id, o.display_name, s.partner_id"
    " FROM ticket t LEFT JOIN app_user u ON u.id = t.assignee_id LEFT JOIN app_user q ON q.id = t.requested_assignee_id"
    " LEFT JOIN app_user o ON o.id = coalesce(t.opened_by_id, t.created_by)"
    " LEFT JOIN partner p ON p.id = t.partner_id LEFT JOIN contact k ON k.id = t.contact_id"
    " LEFT JOIN serial s ON s.id = t.serial_id LEFT JOIN product m ON m.id = coalesce(t.product_id, s.product_id)"
    " LEFT JOIN reason x ON x.id = t.reason_id WHERE t.id = ?1 AND t.deleted_at IS NULL";
const char* const readAddress =
    "SELECT street, postcode, city FROM address WHERE (id = ?1 OR partner_id = ?2) AND deleted_at IS NULL"
    " ORDER BY id = ?1 DESC, kind = 'default' DESC, is_default DESC, rid";
const char* const readPhone =
    "SELECT value FROM contact_point WHERE partner_id = ?1 AND kind IN ('phone', 'mobile') AND deleted_at IS NULL"
    " ORDER BY contact_id IS ?2 DESC, contact_id IS NULL DESC, is_default DESC, rid";
const char* const readVisit =
    "SELECT id, state FROM activity WHERE ticket_id = ? AND assignee_id = ? AND kind = 'visit' AND deleted_at IS NULL"
    " AND state IN ('planned', 'travelling', 'arrived') ORDER BY state = 'planned', planned_start_at";
const char* const readVisits =
    "SELECT v.id, v.planned_start_at, coalesce(v.planned_end_at, v.planned_start_at), v.state, v.assignee_id,"
    " u.display_name, v.created_at, c.display_name, v.travelling_at, v.arrived_at, v.left_at, v.updated_at,"
    " d.display_name, x.label, v.reason_text"
    " FROM activity v LEFT JOIN app_user u ON u.id = v.assignee_id LEFT JOIN app_user c ON c.id = v.created_by"
    " LEFT JOIN app_user d ON d.id = v.updated_by LEFT JOIN reason x ON x.id = v.reason_id"
    " WHERE v.ticket_id = ? AND v.kind = 'visit' AND v.deleted_at IS NULL ORDER BY v.planned_start_at DESC, v.rid DESC";
const char* const readParts =
    "SELECT p.sku, p.name, p.unit, x.quantity, x.happened_at, u.display_name, x.product_id, x.location_id,"
    " x.serial_id, x.id FROM ticket_part x"
    " LEFT JOIN product p ON p.id = x.product_id LEFT JOIN app_user u ON u.id = x.created_by"
    " WHERE x.ticket_id = ? AND x.deleted_at IS NULL ORDER BY x.happened_at, x.rid";
const char* const readTimes =
    "SELECT x.id, x.created_by = ?2, x.is_charged, x.kind, x.starts_at, x.ends_at, u.display_name, x.remark"
    " FROM ticket_time x"
    " LEFT JOIN app_user u ON u.id = x.created_by WHERE x.ticket_id = ?1 AND x.deleted_at IS NULL"
    " ORDER BY x.starts_at, x.rid";
// Work that ended before does not count, here and below: a line that corrects an old one is new itself.
const char* const readBegun =
    "SELECT max(e.happened_at) FROM ticket_event e WHERE e.ticket_id = ?1 AND e.created_by = ?2"
    " AND e.to_value = 'in_progress' AND e.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM ticket_time x"
    " WHERE x.ticket_id = ?1 AND x.created_by = ?2 AND x.kind = 'work' AND x.deleted_at IS NULL"
    " AND x.ends_at > e.happened_at)";
const char* const readArrived =
    "SELECT max(v.arrived_at), v.left_at FROM activity v"
    " WHERE v.ticket_id = ?1 AND v.assignee_id = ?2 AND v.kind = 'visit' AND v.deleted_at IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM ticket_time x WHERE x.ticket_id = ?1"
    " AND x.created_by = ?2 AND x.kind = 'work' AND x.deleted_at IS NULL AND x.ends_at > v.arrived_at)";
const char* const readPhotos =
    "SELECT a.id, l.id, l.created_by = ?2 AND l.kind IN ('photo', 'document'), a.sha256, a.name, a.thumbnail, a.rev = "
    "0 OR EXISTS (SELECT 1 FROM sync_blob "
    "b WHERE b.is_whole = 1"
    " AND b.is_uploaded = 0 AND lower(hex(b.hash)) = a.sha256)"
    " FROM attachment_link l JOIN attachment a ON a.id = l.attachment_id"
    " WHERE l.target_id = ?1 AND l.deleted_at IS NULL AND a.deleted_at IS NULL ORDER BY l.rid";
const char* const readEvents =
    "SELECT e.id, e.kind, e.from_value, e.to_value, e.body, e.happened_at, u.display_name, g.display_name"
    " FROM ticket_event e LEFT JOIN app_user u ON u.id = e.created_by LEFT JOIN app_user g ON g.id = e.assignee_id"
    " WHERE e.ticket_id = ? AND e.deleted_at IS NULL ORDER BY e.happened_at DESC, e.rid DESC";
const char* const readPeople =
    "SELECT u.id, u.display_name, (SELECT count(*) FROM ticket t WHERE t.assignee_id = u.id AND t.deleted_at IS NULL"
    " AND t.state IN ('assigned', 'in_progress', 'on_hold', 'reopened')) FROM app_user u"
    " WHERE u.is_active AND u.deleted_at IS NULL AND EXISTS (SELECT 1 FROM user_role o JOIN role r ON r.id = o.role_id"
    " WHERE o.user_id = u.id AND o.deleted_at IS NULL AND r.code = 'technician') ORDER BY fold(u.display_name)";
const char* const readNextPlanned =
    "SELECT planned_start_at, coalesce(planned_end_at, planned_start_at) FROM activity WHERE ticket_id = ?"
    " AND kind = 'visit' AND deleted_at IS NULL AND state = 'planned' ORDER BY planned_start_at";
const char* const readVisitsBeside =
    "SELECT v.assignee_id, v.planned_start_at, coalesce(v.planned_end_at, v.planned_start_at) FROM activity v"
    " WHERE %1 AND v.planned_start_at >= ? AND v.planned_start_at < ? AND v.ticket_id IS NOT ?"
    " AND v.assignee_id IS NOT NULL ORDER BY v.planned_start_at";
const char* const readReasons =
    "SELECT id, label, kind FROM reason WHERE is_active AND deleted_at IS NULL AND kind IN ('hold', 'cancel', 'reject')"
    " ORDER BY rid";
const char* const readVan =
    "SELECT id FROM location WHERE user_id = ? AND kind = 'van' AND is_active AND deleted_at IS NULL ORDER BY rid";

// The ticket itself, or what was added to it and has no number of the server's yet.
const char* const countUnsent =
    "SELECT (SELECT count(*) FROM sync_pending WHERE id = ?1)"
    " + (SELECT count(*) FROM ticket_part WHERE ticket_id = ?1 AND rev = 0)"
    " + (SELECT count(*) FROM ticket_time WHERE ticket_id = ?1 AND rev = 0)"
    " + (SELECT count(*) FROM attachment_link WHERE target_id = ?1 AND rev = 0)"
    " + (SELECT count(*) FROM sync_blob b JOIN attachment a ON a.sha256 = lower(hex(b.hash)) WHERE b.is_whole = 1"
    " AND b.is_uploaded = 0 AND a.target_id = ?1 AND a.deleted_at IS NULL)"
    " + (SELECT count(*) FROM note WHERE target_id = ?1 AND rev = 0)";

// Changes on their way that name the ticket.
const char* const readOnTheirWay =
    "SELECT bytes FROM sync_outbox WHERE state <> ? AND instr(bytes, ?) > 0 ORDER BY cs_no";

void readAwaited(ReadTransaction& read, TicketRecord& record, const Uuid& ticket_id) {
  read.each(readOnTheirWay, {qint64(sync::OutboxState::parked), blobOf(ticket_id)}, [&](Cells& cells) {
    const auto change_set = readChangeSet(ruleBook(), cells.bytes().toStdString());
    if (!change_set) return;
    for (const Operation& operation : change_set->operations) {
      if (operation.row_id != ticket_id || !isDecidedByHeadquarters(operation.transition)) continue;
      record.awaited << TicketWords::deed(QString::fromStdString(operation.transition), {});
    }
  });
}

void readPerson(ReadTransaction& read, TicketRecord& record, const Uuid& me, const Uuid& address_id) {
  const QByteArray partner = blobOf(record.customer_id);
  read.first(readAddress, {blobOf(address_id), partner}, [&](Cells& cells) {
    const QString street = cells.text();
    const QString postcode = cells.text();
    record.city = cells.text();
    record.address = addressLine(street, postcode, record.city);
  });
  const QVariant contact = record.contact_id.isEmpty() ? QVariant() : QVariant(blobOf(record.contact_id));
  read.first(readPhone, {partner, contact}, [&](Cells& cells) { record.phone = cells.text(); });
  read.first(readVan, {blobOf(me)}, [&](Cells& cells) { record.van_id = cells.id(); });
}

QString timeKind(bool is_travel) { return is_travel ? TicketWords::tr("Travel") : TicketWords::tr("Work"); }

// What the timeline says of time that was taken out or put back (logged_time.h).
void addTime(QVariantMap& event, const QString& what, const QString& time, const QString& whose, const Formats& formats,
             qint64 now) {
  event["title"] = what == "time_removed" ? TicketWords::tr("Time removed") : TicketWords::tr("Time put back");
  event["symbol"] = "clock";
  const qint64 from = time.section(' ', 1, 1).toLongLong(), to = time.section(' ', 2, 2).toLongLong();
  const QString span = TicketWords::tr("%1 – %2").arg(formats.when(from, now), formats.time(to));
  event["text"] =
      joined({timeKind(time.startsWith("travel")), span, whose, event["text"].toString()}, QString::fromUtf8(" · "));
}

// The newest line with the opposite quantity goes with `back`; false when there is none.
bool takeBack(QVariantList& parts, const QVariantMap& back) {
  for (qsizetype i = parts.size() - 1; i >= 0; --i) {
    const QVariantMap part = parts[i].toMap();
    if (part["thousandths"].toLongLong() != -back["thousandths"].toLongLong() ||
        part["productId"] != back["productId"] || part["locationId"] != back["locationId"] ||
        part["serialId"] != back["serialId"])
      continue;
    parts.removeAt(i);
    return true;
  }
  return false;
}

// What each person has to do on the day of the ticket's next planned visit, in words; nobody's when none is planned.
QHash<QString, QString> readDays(ReadTransaction& read, const QByteArray& ticket, const Formats& formats, qint64 now) {
  qint64 begins = 0, ends = 0;
  read.first(readNextPlanned, {ticket}, [&](Cells& cells) {
    begins = cells.number();
    ends = cells.number();
  });
  QHash<QString, QString> words;
  if (begins == 0) return words;
  struct Day {
    int visits = 0;
    QStringList clashes;
  };
  QHash<QString, Day> days;
  const QDate date = QDateTime::fromMSecsSinceEpoch(begins).date();
  const auto startOf = [](const QDate& day) { return day.startOfDay().toMSecsSinceEpoch(); };
  read.each(QString(readVisitsBeside).arg(takesTime()), {startOf(date), startOf(date.addDays(1)), ticket},
            [&](Cells& cells) {
              Day& day = days[cells.id()];
              const qint64 from = cells.number();
              const qint64 to = cells.number();
              ++day.visits;
              if (overlap(begins, ends, from, to)) day.clashes << formats.time(from) + QChar(0x2013) + formats.time(to);
            });
  const QString when = formats.day(begins, now);
  words[{}] = TicketWords::tr("%1: no visits", "day").arg(when);
  for (auto day = days.begin(); day != days.end(); ++day) {
    const QString visits = TicketWords::tr("%1: %n visit(s)", "day", day->visits).arg(when);
    words[day.key()] =
        day->clashes.isEmpty() ? visits : TicketWords::tr("%1, clash at %2").arg(visits, day->clashes.join(", "));
  }
  return words;
}

void readWork(ReadTransaction& read, TicketRecord& record, const QByteArray& id, const Uuid& me, const Formats& formats,
              qint64 now) {
  read.each(readParts, {id}, [&](Cells& cells) {
    QVariantMap part{{"sku", cells.text()}};
    part["name"] = cells.localText(formats.language());
    const QString unit = cells.text();
    const qint64 thousandths = cells.number();
    part["thousandths"] = thousandths;
    part["quantity"] = formats.quantity(thousandths, unit);
    part["when"] = formats.when(cells.number(), now);
    part["who"] = cells.text();
    for (const char* reference : {"productId", "locationId", "serialId", "id"}) part[reference] = cells.id();
    if (thousandths > 0 || !takeBack(record.parts, part)) record.parts << part;
  });
  qint64 total = 0;
  read.each(readTimes, {id, blobOf(me)}, [&](Cells& cells) {
    QVariantMap time{{"id", cells.id()}};
    time["isOwn"] = cells.flag();
    time["isCharged"] = cells.flag();
    time["isTravel"] = cells.text() == "travel";
    time["kind"] = timeKind(time["isTravel"].toBool());
    const qint64 from = cells.number();
    const qint64 to = cells.number();
    time["startsAt"] = from;
    time["endsAt"] = to;
    total += to - from;
    time["span"] = TicketWords::tr("%1 – %2").arg(formats.when(from, now), formats.time(to));
    time["length"] = formats.length(to - from);
    time["who"] = cells.text();
    time["remark"] = cells.text();
    record.times << time;
  });
  if (total > 0) record.total_time = formats.length(total);
  read.each(readPhotos, {id, blobOf(me)}, [&](Cells& cells) {
    QVariantMap photo{{"key", cells.id()}};
    photo["linkId"] = cells.id();
    photo["isRemovable"] = cells.flag();
    photo["sha256"] = cells.text();
    photo["name"] = cells.text();
    const QByteArray thumbnail = cells.bytes();
    if (!thumbnail.isEmpty()) photo["source"] = "data:image/jpeg;base64," + thumbnail.toBase64();
    photo["waiting"] = cells.flag();
    record.photos << photo;
  });
}

// An entry of the timeline, and when it happened.
struct Happened {
  qint64 at = 0;
  QVariantMap event;
};

// What a visit's row tells of it: when it was planned, and what became of it. That it was moved is not kept in it.
void addVisit(std::vector<Happened>& happened, Cells& cells, const QVariantMap& visit, const Formats& formats,
              qint64 now) {
  const QString id = visit["id"].toString(), state = visit["state"].toString();
  const QString technician = visit["technician"].toString();
  const auto add = [&](const char* what, qint64 at, const QString& title, const QString& text, const QString& who,
                       const char* symbol, const char* tone) {
    happened.push_back({at, QVariantMap{{"key", id + '/' + what},
                                        {"title", title},
                                        {"text", text},
                                        {"when", formats.when(at, now)},
                                        {"who", who},
                                        {"symbol", symbol},
                                        {"tone", tone}}});
  };
  const auto hlc = [&] { return Hlc{cells.number()}.instant().unix_ms; };
  const qint64 created = hlc();
  const QString planner = cells.text();
  const qint64 travelling = cells.number(), arrived = cells.number(), left = cells.number();
  const qint64 changed = hlc();
  const QString changer = cells.text();
  const QString label = cells.localText(formats.language());
  const QString reason = joined({label, cells.text()}, ": ");
  const qint64 begun = travelling != 0 ? travelling : arrived != 0 ? arrived : left;
  // What was imported was planned before anybody knows when.
  if (begun == 0 || created <= begun) {
    const QString plan = joined({visit["when"].toString(), technician}, QString::fromUtf8(" · "));
    add("planned", created, TicketWords::tr("Visit planned"), plan, planner, "calendar", "info");
  }
  if (travelling != 0)
    add("travelling", travelling, TicketWords::tr("On the way to the visit"), {}, technician, "start", "accent");
  if (arrived != 0) add("arrived", arrived, TicketWords::tr("Arrived for the visit"), {}, technician, "map", "accent");
  if (left != 0) add("left", left, TicketWords::tr("Visit ended"), {}, technician, "check", "success");
  if (state == "missed") add("missed", changed, TicketWords::tr("Visit missed"), reason, changer, "warning", "warning");
  if (state == "cancelled")
    add("cancelled", changed, TicketWords::tr("Visit cancelled"), reason, changer, "close", "neutral");
}

void readVisitsOf(ReadTransaction& read, TicketRecord& record, std::vector<Happened>& happened,
                  const QString& ticket_id, const Formats& formats, qint64 now) {
  read.each(readVisits, {blobOf(ticket_id)}, [&](Cells& cells) {
    QVariantMap visit{{"id", cells.id()}, {"ticketId", ticket_id}};
    const qint64 begins = cells.number();
    const qint64 ends = cells.number();
    visit["when"] = ends > begins ? TicketWords::tr("%1 – %2").arg(formats.when(begins, now), formats.time(ends))
                                  : formats.when(begins, now);
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(begins);
    visit["dayIso"] = from.date().toString(Qt::ISODate);
    visit["from"] = from.time().toString("HH:mm");
    visit["to"] = QDateTime::fromMSecsSinceEpoch(ends).time().toString("HH:mm");
    const QString state = cells.text();
    visit["state"] = state;
    visit["stateText"] = TicketWords::visitState(state);
    visit["stateTone"] = state == "done"                               ? "success"
                         : state == "travelling" || state == "arrived" ? "accent"
                                                                       : "neutral";
    visit["personId"] = cells.id();
    const QString technician = cells.text();
    visit["technician"] = technician.isEmpty() ? TicketWords::tr("Nobody yet") : technician;
    record.visits << visit;
    addVisit(happened, cells, visit, formats, now);
  });
}

// The newest first, with what `visits` tell.
void readEventsOf(ReadTransaction& read, TicketRecord& record, std::vector<Happened> visits, const QByteArray& id,
                  const Formats& formats, qint64 now) {
  std::vector<Happened> happened;
  bool is_newest = true;
  read.each(readEvents, {id}, [&](Cells& cells) {
    QVariantMap event{{"key", cells.id()}};
    const QString kind = cells.text();
    const QString from = cells.text();
    const QString to = cells.text();
    event["text"] = cells.text();
    const qint64 at = cells.number();
    event["when"] = formats.when(at, now);
    event["who"] = cells.text();
    const QString assignee = cells.text();
    if (from.startsWith("time_")) {
      addTime(event, from, to, assignee, formats, now);
    } else if (kind == "comment") {
      event["title"] = TicketWords::tr("Comment");
      event["symbol"] = "note";
    } else if (kind == "step") {
      event["title"] = TicketWords::repairStep(to);
      event["symbol"] = "tools";
    } else if (kind == "assign") {
      event["title"] = assignee.isEmpty() ? TicketWords::tr("Assignment withdrawn")
                                          : TicketWords::tr("Assigned to %1").arg(assignee);
      event["symbol"] = "person";
      event["tone"] = "info";
    } else {
      event["title"] = TicketWords::state(to);
      event["symbol"] = to == "resolved"      ? "check"
                        : to == "in_progress" ? "start"
                        : to == "on_hold"     ? "waiting"
                                              : "info";
      event["tone"] = TicketWords::stateTone(to);
      // An entry keeps the words only; the reason that was chosen from the list stands in the ticket as long as it holds.
      if (is_newest && to == record.state && !record.reason.isEmpty()) event["text"] = record.reason;
      is_newest = false;
    }
    happened.push_back({at, event});
  });
  happened.insert(happened.end(), visits.begin(), visits.end());
  std::stable_sort(happened.begin(), happened.end(), [](const Happened& a, const Happened& b) { return a.at > b.at; });
  for (const Happened& each : happened) record.events << each.event;
  record.events << QVariantMap{
      {"title", TicketWords::tr("Created")}, {"when", record.created}, {"who", record.opened_by}, {"symbol", "add"}};
}

}  // namespace

void readTicketChoices(ReadTransaction& read, TicketRecord& record, bool is_office, const Formats& formats) {
  read.each(readReasons, {}, [&](Cells& cells) {
    QVariantMap reason{{"value", cells.id()}};
    reason["text"] = cells.localText(formats.language());
    reason["kind"] = cells.text();
    record.reasons << reason;
  });
  if (!is_office) return;
  read.each(readPeople, {}, [&](Cells& cells) {
    QVariantMap person{{"id", cells.id()}};
    person["title"] = cells.text();
    person["subtitle"] = TicketWords::tr("%n open ticket(s)", nullptr, int(cells.number()));
    record.people << person;
  });
}

std::optional<TicketRecord> readTicket(ReadTransaction& read, const QString& id, const ConflictViewer& viewer,
                                       bool is_office) {
  const Uuid& me = viewer.person_id;
  const Formats& formats = viewer.formats;
  const qint64 now = viewer.now;
  TicketRecord record;
  Ticket& ticket = record.standing.ticket;
  Uuid address_id;
  const QByteArray key = blobOf(id);
  const bool found = read.first(readTicketRow, {key, blobOf(me)}, [&](Cells& cells) {
    const QString number = cells.text();
    record.temp_number = cells.text();
    record.number = number.isEmpty() ? record.temp_number : number;
    if (number.isEmpty()) record.temp_number.clear();
    record.kind = cells.text();
    record.title = cells.text();
    record.description = cells.text();
    record.priority = cells.text();
    record.place = cells.text();
    record.diagnosis = cells.text();
    record.solution = cells.text();
    record.state = cells.text();
    const QString step = cells.text();
    record.reason = cells.text();
    const QString label = cells.localText(formats.language());
    record.reason = joined({label, record.reason}, ": ");
    record.due_at = cells.number();
    record.response_due_at = cells.number();
    record.created = formats.when(Hlc{cells.number()}.instant().unix_ms, now);
    const Uuid assignee = cells.uuid();
    const Uuid opened_by = cells.uuid();
    if (!assignee.isNil()) {
      ticket.assignee_id = Id<AppUser>(assignee);
      record.assignee_id = textOf(assignee);
    }
    record.assignee = cells.text();
    record.requested_assignee = cells.text();
    record.customer = cells.text();
    record.customer_id = cells.id();
    record.contact = cells.text();
    record.contact_id = cells.id();
    record.serial = cells.text();
    record.serial_id = cells.id();
    record.serial_place = cells.text();
    const QString sku = cells.text();
    record.product = joined({sku, cells.localText(formats.language())}, " ");
    record.product_id = cells.id();
    const bool has_visit = cells.flag();
    record.standing.works_on_it = assignee == me || opened_by == me || has_visit;
    address_id = cells.uuid();
    record.opened_by = cells.text();
    record.machine_of = cells.id();
    ticket.kind = enumOf<TicketKind>(record.kind);
    ticket.place = enumOf<TicketPlace>(record.place);
    ticket.state = enumOf<TicketState>(record.state);
    if (!step.isEmpty()) ticket.repair_step = enumOf<RepairStep>(step);
  });
  if (!found) return std::nullopt;
  record.standing.is_office = is_office;
  read.first(readVisit, {key, blobOf(me)}, [&](Cells& cells) {
    record.open_visit_id = cells.id();
    record.open_visit_state = cells.text();
  });
  record.has_unsent = read.number(countUnsent, {key}) > 0;
  const Uuid ticket_id = uuidOf(id);
  record.field_states = FieldStates::read(read, viewer, {ticket_id})
                            .allOf(ticket_id, {"title", "description", "diagnosis", "solution", "priority", "kind",
                                               "place", "partner_id", "contact_id", "serial_id", "product_id"});
  read.first(readBegun, {key, blobOf(me)}, [&](Cells& cells) { record.begun_at = cells.number(); });
  read.first(readArrived, {key, blobOf(me)}, [&](Cells& cells) {
    record.arrived_at = cells.number();
    record.left_at = cells.number();
  });
  readAwaited(read, record, ticket_id);
  readPerson(read, record, me, address_id);
  readWork(read, record, key, me, formats, now);
  std::vector<Happened> visits;
  readVisitsOf(read, record, visits, id, formats, now);
  readEventsOf(read, record, std::move(visits), key, formats, now);
  readTicketChoices(read, record, is_office, formats);
  const QHash<QString, QString> days = is_office ? readDays(read, key, formats, now) : QHash<QString, QString>();
  for (QVariant& each : record.people) {
    QVariantMap person = each.toMap();
    const QString day = days.value(person["id"].toString(), days.value({}));
    person["subtitle"] = joined({day, person["subtitle"].toString()}, QString::fromUtf8(" · "));
    each = person;
  }
  return record;
}

}  // namespace carnet::client
