#include "client/modules/crm/next_actions_controller.h"

#include <QDateTime>

#include "client/store/edits.h"
#include "client/store/joined.h"
#include "shared/domain/crm/activity.h"

namespace carnet::client {

namespace {

// When it is to be done or begins, and when it is past.
const char* const readPlanned =
    "SELECT a.id, a.kind, a.subject, a.partner_id, a.ticket_id, p.name, c.name, a.all_day,"
    " coalesce(a.due_at, a.starts_at, a.ends_at) AS at, coalesce(a.due_at, a.ends_at, a.starts_at)"
    " FROM activity a LEFT JOIN partner p ON p.id = a.partner_id LEFT JOIN contact c ON c.id = a.contact_id"
    " WHERE a.assignee_id = ? AND a.kind <> 'visit' AND a.state = 'planned' AND a.deleted_at IS NULL"
    " ORDER BY at IS NULL, at, a.rid";

constexpr int mostShown = 100;

QDate dayOfAction(qint64 at) { return QDateTime::fromMSecsSinceEpoch(at).date(); }

QString symbolOf(const QString& kind) {
  if (kind == "call") return "phone";
  if (kind == "mail") return "mail";
  return kind == "meeting" ? "people" : "check";
}

}  // namespace

NextActionsController::NextActionsController(QObject* parent) : RecordSource(parent) {
  connect(this, &RecordSource::workspaceChanged, this, [this] {
    if (!workspace()) return;
    // What was of today is overdue with the clock.
    connect(workspace(), &Workspace::nowChanged, this, &NextActionsController::refresh);
    connect(workspace(), &Workspace::answered, this, [this](int number, bool saved) { finished_.hear(number, saved); });
  });
}

std::set<EntityNo> NextActionsController::watched() const {
  return {traitsOf<Activity>.no, traitsOf<Partner>.no, traitsOf<Contact>.no};
}

NextActionsController::Shown NextActionsController::readActions(ReadTransaction& read, const Uuid& person,
                                                                const Formats& formats, qint64 now) {
  Shown shown;
  shown.day = dayOfAction(now);
  shown.date = formats.locale().toString(shown.day, "dddd d MMMM");
  const QString headings[] = {tr("Overdue"), tr("Today"), tr("Later"), tr("Without a day")};
  QVariantList actions[4];
  int counts[4] = {};
  read.each(readPlanned, {blobOf(person)}, [&](Cells& cells) {
    QVariantMap action{{"id", cells.id()}};
    action["symbol"] = symbolOf(cells.text());
    action["title"] = cells.text();
    const QString partner_id = cells.id();
    const QString ticket_id = cells.id();
    action["linkId"] = partner_id.isEmpty() ? ticket_id : partner_id;
    action["kind"] = !partner_id.isEmpty() ? "partner" : !ticket_id.isEmpty() ? "ticket" : "";
    const QString customer = cells.text();
    const QString contact = cells.text();
    action["subtitle"] = joined({customer, contact}, QString::fromUtf8(" · "));
    const bool all_day = cells.flag();
    const bool has_day = !cells.isNull();
    const qint64 at = cells.number();
    const qint64 ends = cells.number();
    if (has_day) action["when"] = all_day ? formats.day(at, now) : formats.when(at, now);
    const bool is_overdue = all_day ? dayOfAction(ends) < shown.day : ends < now;
    const int group = !has_day ? 3 : is_overdue ? 0 : dayOfAction(at) <= shown.day ? 1 : 2;
    ++counts[group];
    if (++shown.count > mostShown)
      ++shown.more;
    else
      actions[group] << action;
  });
  for (int i = 0; i < 4; ++i) {
    if (actions[i].isEmpty()) continue;
    shown.groups << QVariantMap{
        {"heading", headings[i]}, {"count", counts[i]}, {"tone", i == 0 ? "danger" : ""}, {"actions", actions[i]}};
  }
  return shown;
}

void NextActionsController::load() {
  read([person = workspace()->personId(), formats = workspace()->formats(),
        now = workspace()->now()](ReadTransaction& read) { return readActions(read, person, formats, now); },
       [this](Shown shown) {
         if (shown.count != shown_.count) finished_.forget();
         shown_ = std::move(shown);
         return true;
       });
}

int NextActionsController::finish(const QString& id) {
  if (!finished_.isMeant(id)) return 0;
  return finished_.ask(id, workspace()->submit({step<Activity>(uuidOf(id), "finish")}, tr("Done")));
}

}  // namespace carnet::client

#include "moc_next_actions_controller.cpp"
