#include "client/modules/crm/next_actions_controller.h"

#include <QDateTime>

#include "client/store/edits.h"
#include "shared/domain/crm/activity.h"

namespace carnet::client {

namespace {

const char* const readPlanned =
    "SELECT a.id, a.kind, a.subject, a.partner_id, p.name, c.name, coalesce(a.due_at, a.starts_at) AS at"
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
    emit sellerChanged();
    if (!workspace()) return;
    connect(workspace(), &Workspace::personChanged, this, [this] {
      emit sellerChanged();
      refresh();
    });
    // What was of today is overdue with the clock.
    connect(workspace(), &Workspace::nowChanged, this, [this] {
      if (isForSeller()) refresh();
    });
    connect(workspace(), &Workspace::answered, this, [this](int number, bool saved) {
      if (!saved && number == finishing_) finished_.clear();
    });
  });
}

bool NextActionsController::isForSeller() const {
  return workspace() &&
         (workspace()->hasRole("agent") || workspace()->hasRole("presales") || workspace()->hasRole("sales_manager"));
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
    action["linkId"] = cells.id();
    action["kind"] = action["linkId"].toString().isEmpty() ? "" : "partner";
    const QString customer = cells.text();
    const QString contact = cells.text();
    action["subtitle"] =
        customer.isEmpty() || contact.isEmpty() ? customer + contact : customer + QString::fromUtf8(" · ") + contact;
    const bool has_day = !cells.isNull();
    const qint64 at = has_day ? cells.number() : 0;
    if (has_day) action["when"] = formats.when(at, now);
    const int group = !has_day ? 3 : at < now ? 0 : dayOfAction(at) == shown.day ? 1 : 2;
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
         if (shown.count != shown_.count) finished_.clear();
         shown_ = std::move(shown);
         return true;
       });
}

int NextActionsController::finish(const QString& id) {
  if (id.isEmpty() || id == finished_) return 0;
  finished_ = id;
  finishing_ = workspace()->submit({step<Activity>(uuidOf(id), "finish")}, tr("Done"));
  return finishing_;
}

}  // namespace carnet::client

#include "moc_next_actions_controller.cpp"
