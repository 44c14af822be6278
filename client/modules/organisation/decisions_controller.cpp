#include "client/modules/organisation/decisions_controller.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "client/store/edits.h"
#include "shared/domain/organisation/conflict.h"
#include "shared/domain/organisation/parked_change.h"
#include "shared/domain/registry.h"

namespace carnet::client {

namespace {

const char* const readConflicts =
    "SELECT c.id, c.target_entity, c.target_id, c.field, c.base, c.mine, c.theirs, c.mine_by, m.display_name,"
    " t.display_name, c.mine_at, c.theirs_at FROM conflict c LEFT JOIN app_user m ON m.id = c.mine_by"
    " LEFT JOIN app_user t ON t.id = c.theirs_by WHERE c.resolution = 'open' AND c.deleted_at IS NULL"
    " AND (? OR c.assignee_id = ?) ORDER BY c.rid";
const char* const readParked =
    "SELECT p.id, p.code, p.field, p.arguments, p.description, p.happened_at, u.display_name FROM parked_change p"
    " LEFT JOIN app_user u ON u.id = p.person_id WHERE p.state = 'open' AND p.deleted_at IS NULL ORDER BY p.rid DESC";

// A group's value is a JSON object of its fields; people read the values, one a line.
QString readable(const QString& stored, EntityNo entity, const QString& field, const Words& words) {
  const QJsonDocument json = QJsonDocument::fromJson(stored.toUtf8());
  if (!json.isObject()) return words.value(entity, field, stored);
  QStringList lines;
  const QJsonObject object = json.object();
  for (const char* name : {"street", "postcode", "city", "country"}) {
    if (object.contains(name)) lines << object[name].toString();
  }
  if (lines.isEmpty()) {
    for (const QJsonValue value : object) lines << value.toString();
  }
  lines.removeAll(QString());
  return lines.join(QChar('\n'));
}

}  // namespace

std::set<EntityNo> DecisionsController::watched() const {
  // A card names its record, whatever that is, and may be here before it.
  std::set<EntityNo> all;
  for (const Entity* entity : registry().entities()) all.insert(entity->no);
  return all;
}

void DecisionsController::load() {
  read(
      [me = workspace()->personId(), office = workspace()->isDesk(), words = workspace()->words(),
       formats = workspace()->formats(), now = workspace()->now()](ReadTransaction& read) {
        Decisions decisions;
        read.each(readConflicts, {office, blobOf(me)}, [&](Cells& cells) {
          QVariantMap item{{"id", cells.id()}};
          const auto entity = EntityNo(cells.number());
          const Uuid target = cells.uuid();
          const QString field = cells.text();
          item["was"] = readable(cells.text(), entity, field, words);
          const QString late = readable(cells.text(), entity, field, words);
          const QString early = readable(cells.text(), entity, field, words);
          const bool late_is_mine = cells.uuid() == me || office;
          const QString late_name = cells.text();
          const QString early_name = cells.text();
          const QString late_when = formats.when(cells.number(), now);
          const QString early_when = formats.when(cells.number(), now);
          item["lateIsMine"] = late_is_mine;
          item["mine"] = late_is_mine ? late : early;
          item["theirs"] = late_is_mine ? early : late;
          item["theirName"] = late_is_mine ? early_name : late_name;
          item["theirWhen"] = late_is_mine ? early_when : late_when;
          const auto named = words.nameOf(entity, target, read, formats);
          const QString label = words.field(entity, field);
          item["question"] = named ? tr("%1: both of you changed the %2. Keep which?").arg(named->name, label)
                                   : tr("Both of you changed the %1. Keep which?").arg(label);
          if (named) {
            item["linkKind"] = named->link_kind;
            item["linkId"] = named->link_id;
          }
          decisions.conflicts << item;
        });
        if (!office) return decisions;
        read.each(readParked, {}, [&](Cells& cells) {
          QVariantMap item{{"id", cells.id()}};
          Problem problem;
          problem.code = cells.text().toStdString();
          problem.field = cells.text().toStdString();
          for (const QString& value : cells.text().split('\n')) problem.values.push_back(value.toStdString());
          const QString description = cells.text();
          const QString when = formats.when(cells.number(), now);
          item["title"] = tr("A change of %1 could not be accepted").arg(cells.text());
          item["text"] = words.problem(problem);
          item["facts"] = QVariantList{QVariantMap{{"label", tr("When")}, {"value", when}},
                                       QVariantMap{{"label", tr("What")}, {"value", description}}};
          decisions.parked << item;
        });
        return decisions;
      },
      [this](Decisions decisions) {
        decisions_ = std::move(decisions);
        return true;
      });
}

void DecisionsController::keep(const QString& id, const QString& side) {
  bool late_is_mine = true;
  for (const QVariant& conflict : std::as_const(decisions_.conflicts)) {
    if (conflict.toMap()["id"].toString() == id) late_is_mine = conflict.toMap()["lateIsMine"].toBool();
  }
  const bool keeps_late = (side == "mine") == late_is_mine;
  workspace()->submit({step<Conflict>(uuidOf(id), keeps_late ? "keep_mine" : "keep_theirs")}, tr("Decided"));
}

void DecisionsController::settle(const QString& id) {
  workspace()->submit({step<ParkedChange>(uuidOf(id), "settle")}, tr("Seen to"));
}

}  // namespace carnet::client
