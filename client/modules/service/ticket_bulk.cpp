#include "client/modules/service/ticket_bulk.h"

#include <QSet>
#include <algorithm>

#include "client/modules/service/my_visits.h"
#include "client/modules/service/ticket_record.h"
#include "client/modules/service/ticket_words.h"
#include "client/store/edits.h"
#include "client/store/row_of.h"
#include "shared/domain/crm/activity.h"

namespace carnet::client {

namespace {

const char* const idAndNumber = "id, CASE number WHEN '' THEN temp_number ELSE number END";
// Those that go with their ticket when it is given to somebody else.
const char* const readVisitsThatGoAlong =
    "SELECT v.id, v.planned_start_at, coalesce(v.planned_end_at, v.planned_start_at) FROM ticket t JOIN activity v"
    " ON v.ticket_id = t.id AND v.assignee_id IS t.assignee_id WHERE t.rid = ? AND v.kind = 'visit'"
    " AND v.state = 'planned' AND v.planned_start_at IS NOT NULL AND v.deleted_at IS NULL";
const char* const readVisitsOfOthers =
    "SELECT v.id, v.assignee_id, v.planned_start_at, coalesce(v.planned_end_at, v.planned_start_at) FROM activity v"
    " WHERE %1 AND v.assignee_id IS NOT NULL AND v.planned_start_at > ? AND v.planned_start_at < ?";
constexpr qint64 longestVisit = 24 * 3'600'000ll;
// Of more nobody looks at each, and every screen would wait for the answer.
constexpr std::size_t mostLookedAt = 500;

struct VisitToGive {
  QString id, person_id;
  qint64 begins = 0, ends = 0;
  bool clashesWith(const VisitToGive& other) const {
    return id != other.id && overlap(begins, ends, other.begins, other.ends);
  }
};

}  // namespace

QVariantList TicketBulk::actions() const {
  QVariantList out;
  if (!workspace() || !workspace()->isDesk()) return out;
  const auto add = [&](const char* key, const QString& text, const char* symbol, bool may) {
    if (may) out << QVariantMap{{"key", key}, {"text", text}, {"symbol", symbol}};
  };
  const auto may_step = [&](const char* step) {
    return workspace()->may(entityOf<Ticket>, Verb::transition, {}, step);
  };
  add("assign", tr("Assign to…"), "person", may_step("assign"));
  add("priority", tr("Priority…"), "flag", workspace()->may(entityOf<Ticket>, Verb::set, "priority"));
  add("close", tr("Close tickets"), "check", may_step("close"));
  add("cancel", tr("Cancel tickets…"), "delete", may_step("cancel"));
  return out;
}

void TicketBulk::readChoices() {
  workspace()->reader().read(
      this,
      [formats = workspace()->formats()](ReadTransaction& read) {
        TicketRecord record;
        readTicketChoices(read, record, true, formats);
        return std::pair(record.people, record.reasons);
      },
      [this](std::pair<QVariantList, QVariantList> choices) {
        people_ = choices.first;
        reasons_ = choices.second;
        emit choicesChanged();
      });
}

TicketBulk::Clashes TicketBulk::readClashes(ReadTransaction& read, const std::vector<qint64>& tickets) {
  if (tickets.size() > mostLookedAt) return {};
  std::vector<VisitToGive> going;
  QHash<QString, std::vector<VisitToGive>> others;  // by who has them
  QSet<QString> ids;
  for (qint64 rid : tickets) {
    read.each(readVisitsThatGoAlong, {rid}, [&](Cells& cells) {
      VisitToGive& visit = going.emplace_back();
      visit.id = cells.id();
      visit.begins = cells.number();
      visit.ends = cells.number();
      ids.insert(visit.id);
    });
  }
  Clashes clashes;
  clashes.visits = int(going.size());
  if (going.empty()) return clashes;
  const auto [first, last] = std::minmax_element(
      going.begin(), going.end(), [](const VisitToGive& a, const VisitToGive& b) { return a.begins < b.begins; });
  read.each(QString(readVisitsOfOthers).arg(takesTime()), {first->begins - longestVisit, last->begins + longestVisit},
            [&](Cells& cells) {
              VisitToGive visit{cells.id(), {}, 0, 0};
              visit.person_id = cells.id();
              visit.begins = cells.number();
              visit.ends = cells.number();
              if (!ids.contains(visit.id)) others[visit.person_id].push_back(visit);
            });
  const auto meets_any = [](const VisitToGive& visit, const std::vector<VisitToGive>& among) {
    return std::any_of(among.begin(), among.end(), [&](const VisitToGive& other) { return visit.clashesWith(other); });
  };
  // Those that clash with each other clash whoever gets them.
  const std::vector<VisitToGive> all = going;
  const auto middle =
      std::partition(going.begin(), going.end(), [&](const VisitToGive& visit) { return meets_any(visit, all); });
  clashes.among_them = int(middle - going.begin());
  for (auto theirs = others.cbegin(); theirs != others.cend(); ++theirs) {
    clashes.of_person[theirs.key()] =
        clashes.among_them + int(std::count_if(middle, going.end(), [&](const VisitToGive& visit) {
          return meets_any(visit, theirs.value());
        }));
  }
  return clashes;
}

void TicketBulk::lookForClashes() {
  clashes_ = {};
  emit choicesChanged();
  if (!workspace()) return;
  workspace()->reader().read(
      this,
      [tickets = model()->selection()->inOrder()](ReadTransaction& read) {
        return readClashes(read, {tickets.begin(), tickets.end()});
      },
      [this](Clashes clashes) {
        clashes_ = std::move(clashes);
        emit choicesChanged();
      });
}

QVariantList TicketBulk::people() const {
  QVariantList people = people_;
  for (QVariant& each : people) {
    QVariantMap person = each.toMap();
    const int clashing = clashes_.of_person.value(person["id"].toString(), clashes_.among_them);
    if (clashing == 0) continue;
    const QString words = tr("Clashes: %1 of %2").arg(clashing).arg(clashes_.visits);
    person["subtitle"] = words + QString::fromUtf8(" · ") + person["subtitle"].toString();
    each = person;
  }
  return people;
}

QVariantList TicketBulk::reasonsFor(const QString& step) const {
  QVariantList out;
  for (const QVariant& reason : reasons_) {
    if (reason.toMap()["kind"].toString() == step) out << reason;
  }
  return out;
}

void TicketBulk::refreshChoices() {
  if (workspace()) readChoices();
}

void TicketBulk::assignTo(const QString& person_id) {
  changeEach(tr("Assign to %1").arg(rowOf(people_, person_id)["title"].toString()), idAndNumber,
             [person = uuidOf(person_id)](Cells& cells) -> std::optional<BulkItem> {
               const Uuid id = cells.uuid();
               return BulkItem{cells.text(), {step<Ticket>(id, "assign", {{"assignee_id", person}})}};
             });
}

void TicketBulk::setPriority(const QString& priority) {
  changeEach(tr("Priority “%1”").arg(TicketWords::priority(priority)), QString(idAndNumber) + ", priority",
             [priority](Cells& cells) -> std::optional<BulkItem> {
               const Uuid id = cells.uuid();
               BulkItem item{cells.text(), {}};
               const QString was = cells.text();
               Edits<Ticket> there(id);
               there.set<&Ticket::priority>(was, priority);
               if (there.isEmpty()) return std::nullopt;
               item.operations = there.operations();
               return item;
             });
}

void TicketBulk::takeStep(const QString& name, const QString& reason_id, const QString& reason_text) {
  std::vector<Argument> arguments;
  if (!reason_id.isEmpty()) arguments.push_back({"reason_id", uuidOf(reason_id)});
  if (!reason_text.trimmed().isEmpty()) arguments.push_back({"reason_text", reason_text.trimmed().toStdString()});
  changeEach(name == "close" ? tr("Close tickets") : tr("Cancel tickets"), idAndNumber,
             [name = name.toStdString(), arguments](Cells& cells) -> std::optional<BulkItem> {
               const Uuid id = cells.uuid();
               return BulkItem{cells.text(), {step<Ticket>(id, name, arguments)}};
             });
}

}  // namespace carnet::client

#include "moc_ticket_bulk.cpp"
