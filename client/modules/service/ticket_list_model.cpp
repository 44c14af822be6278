#include "client/modules/service/ticket_list_model.h"

#include <QDateTime>

#include "client/modules/service/ticket_words.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/service/ticket.h"

namespace carnet::client {

namespace {

const char* const city =
    "(SELECT a.city FROM address a WHERE a.partner_id = r.partner_id AND a.deleted_at IS NULL"
    " ORDER BY a.kind = 'default' DESC, a.is_default DESC, a.rid LIMIT 1)";
const char* const phone =
    "(SELECT c.value FROM contact_point c WHERE c.partner_id = r.partner_id AND c.kind IN ('phone', 'mobile')"
    " AND c.deleted_at IS NULL ORDER BY c.contact_id IS NOT NULL, c.is_default DESC, c.rid LIMIT 1)";
const char* const isOpen = "r.state IN ('new', 'assigned', 'in_progress', 'on_hold', 'reopened')";

}  // namespace

TicketListModel::TicketListModel(QObject* parent) : EntityListModel(parent) {
  connect(this, &EntityListModel::workspaceChanged, this, [this] {
    if (!workspace()) return;
    connect(workspace(), &Workspace::nowChanged, this, [this] {
      if (view() == "late" || view() == "dueSoon" || view() == "resolvedToday") reload();
    });
  });
}

void TicketListModel::setPartnerId(const QString& id) {
  if (partner_id_ == id) return;
  partner_id_ = id;
  emit ofChanged();
  changed();
}

void TicketListModel::setSerialId(const QString& id) {
  if (serial_id_ == id) return;
  serial_id_ = id;
  emit ofChanged();
  changed();
}

EntityListModel::Source TicketListModel::source() const {
  return {
      .entity = &entityOf<Ticket>,
      .others = {traitsOf<Partner>.no, traitsOf<AppUser>.no},
      .joins =
          "LEFT JOIN partner p ON p.id = r.partner_id LEFT JOIN app_user u ON u.id = r.assignee_id"
          " LEFT JOIN serial s ON s.id = r.serial_id",
      .columns = QString("r.id, CASE r.number WHEN '' THEN r.temp_number ELSE r.number END, r.title, p.name, %1,"
                         " r.state, r.priority, u.display_name, CASE WHEN %2 THEN r.resolution_due_at END,"
                         " r.created_at, r.kind, s.number, r.partner_id, %3")
                     .arg(city, isOpen, phone),
      .searched = QString("r.number || ' ' || r.temp_number || ' ' || r.title || ' ' || coalesce(p.name, '') || ' ' ||"
                          " coalesce(u.display_name, '') || ' ' || coalesce(%1, '') || ' ' ||"
                          " coalesce(s.number, '')")
                      .arg(city)};
}

EntityListModel::Condition TicketListModel::condition(const QString& view) const {
  Condition condition{isOpen, {}};
  if (view.isEmpty() && hasFilterOn("state")) {
    condition.sql = "1";
  } else if (view == "mine") {
    condition.sql += " AND r.assignee_id = ?";
    condition.values << blobOf(workspace()->personId());
  } else if (view == "unassigned") {
    condition.sql += " AND r.assignee_id IS NULL";
  } else if (view == "late") {
    condition.sql += " AND r.resolution_due_at < ?";
    condition.values << workspace()->now();
  } else if (view == "dueSoon") {
    condition.sql += " AND r.resolution_due_at >= ? AND r.resolution_due_at < ?";
    condition.values << workspace()->now() << workspace()->now() + dueSoonMs;
  } else if (view == "resolvedToday") {
    const QDate today = QDateTime::fromMSecsSinceEpoch(workspace()->now()).date();
    condition.sql = "r.resolved_at >= ?";
    condition.values << today.startOfDay().toMSecsSinceEpoch();
  } else if (view == "resolved") {
    condition.sql = "r.state = 'resolved'";
  } else if (view == "all") {
    condition.sql = "1";
  }
  if (!partner_id_.isEmpty()) {
    condition.sql += " AND r.partner_id = ?";
    condition.values << blobOf(partner_id_);
  }
  if (!serial_id_.isEmpty()) {
    condition.sql += " AND r.serial_id = ?";
    condition.values << blobOf(serial_id_);
  }
  return condition;
}

QString TicketListModel::sortExpression(const QString& key) const {
  if (key == "number") return "CASE r.number WHEN '' THEN '~' || r.temp_number ELSE r.number END";
  if (key == "title") return "fold(r.title)";
  if (key == "customer") return "fold(p.name)";
  if (key == "state") return "r.state";
  if (key == "priority") {
    // Within a priority by the due time; those that are not due come last.
    return "(CASE r.priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END * 100000000000000 "
           "+"
           " coalesce(CASE WHEN " +
           QString(isOpen) + " THEN r.resolution_due_at END, 90000000000000))";
  }
  if (key == "assignee") return "fold(u.display_name)";
  if (key == "created") return "r.created_at";
  if (key == "due") return "coalesce(CASE WHEN " + QString(isOpen) + " THEN r.resolution_due_at END, 9e15)";
  if (key == "kind") return "r.kind";
  if (key == "machine") return "s.number";
  if (key == "city") return QString("fold(%1)").arg(city);
  return QString("CASE WHEN %1 THEN coalesce(r.resolution_due_at, 9e15) ELSE 9e16 - r.created_at / 65536 END")
      .arg(isOpen);
}

ListColumns TicketListModel::columns() const {
  using Kind = ListColumn::Kind;
  return {
      {.key = "number", .title = tr("Number"), .sort = "number", .width = 100},
      {.key = "title", .title = tr("Title"), .sort = "title", .fill = 3},
      {.key = "customer", .title = tr("Customer"), .sort = "customer", .fill = 2},
      {.key = "city", .title = tr("Town"), .sort = "city", .fill = 1, .shown = false},
      {.key = "chip", .title = tr("State"), .sort = "state", .width = 120},
      {.key = "priority", .title = tr("Priority"), .sort = "priority", .width = 80},
      {.key = "assignee", .title = tr("Technician"), .sort = "assignee", .width = 120},
      {.key = "due", .title = tr("Due"), .sort = "due", .width = 135, .kind = Kind::instant, .raw = "dueAt"},
      {.key = "created",
       .title = tr("Created"),
       .sort = "created",
       .width = 110,
       .shown = false,
       .kind = Kind::instant,
       .raw = "createdAt"},
      {.key = "kind", .title = tr("Kind"), .sort = "kind", .width = 110, .shown = false},
      {.key = "machine", .title = tr("Machine"), .sort = "machine", .width = 130, .shown = false},
  };
}

ListFields TicketListModel::fields() const {
  using Kind = ListField::Kind;
  const auto named = [](auto names, QString (*words)(const QString&)) {
    QVariantList options;
    for (std::string_view name : names) {
      options << QVariantMap{{"value", textOf(name)}, {"text", words(textOf(name))}};
    }
    return options;
  };
  return {
      {.key = "state",
       .title = tr("State"),
       .kind = Kind::choice,
       .sql = "r.state",
       .options = named(enumNames<TicketState>, &TicketWords::state)},
      {.key = "priority",
       .title = tr("Priority"),
       .kind = Kind::choice,
       .sql = "r.priority",
       .options = named(enumNames<TicketPriority>, &TicketWords::priority)},
      {.key = "assignee",
       .title = tr("Technician"),
       .kind = Kind::choice,
       .sql = "r.assignee_id",
       .options_sql = "SELECT id, display_name FROM app_user u WHERE deleted_at IS NULL AND EXISTS (SELECT 1 FROM"
                      " user_role o JOIN role r ON r.id = o.role_id WHERE o.user_id = u.id AND o.deleted_at IS NULL"
                      " AND r.code = 'technician') ORDER BY fold(display_name)",
       .none_text = tr("Nobody"),
       .me_text = tr("Me")},
      {.key = "kind",
       .title = tr("Kind"),
       .kind = Kind::choice,
       .sql = "r.kind",
       .options = named(enumNames<TicketKind>, &TicketWords::kind)},
      {.key = "due", .title = tr("Due"), .kind = Kind::instant, .sql = "r.resolution_due_at"},
      {.key = "created", .title = tr("Created"), .kind = Kind::instant, .sql = "(r.created_at / 65536)"},
      {.key = "customer", .title = tr("Customer"), .kind = Kind::text, .sql = "coalesce(p.name, '')"},
      {.key = "city", .title = tr("Town"), .kind = Kind::text, .sql = QString("coalesce(%1, '')").arg(city)},
      {.key = "title", .title = tr("Title"), .kind = Kind::text, .sql = "r.title"},
  };
}

EntityListModel::RowReader TicketListModel::rowReader() const {
  return [formats = workspace()->formats(), now = workspace()->now()](Cells& cells) {
    TicketRow row;
    row.id = cells.id();
    row.number = cells.text();
    row.title = cells.text();
    row.customer = cells.text();
    row.city = cells.text();
    const QString state = cells.text();
    row.stateText = TicketWords::state(state);
    row.stateTone = TicketWords::stateTone(state);
    row.stateSymbol = TicketWords::stateSymbol(state);
    const QString priority = cells.text();
    row.priority = TicketWords::priority(priority);
    row.priorityTone = TicketWords::priorityTone(priority);
    row.assignee = cells.text();
    row.dueAt = cells.number();
    row.due = formats.when(row.dueAt, now);
    row.createdAt = Hlc{cells.number()}.instant().unix_ms;
    row.created = formats.day(row.createdAt, now);
    row.kind = TicketWords::kind(cells.text());
    row.machine = cells.text();
    row.customerId = cells.id();
    row.phone = cells.text();
    return QVariant::fromValue(row);
  };
}

}  // namespace carnet::client

#include "moc_ticket_list_model.cpp"
