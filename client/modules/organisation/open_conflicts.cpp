#include "client/modules/organisation/open_conflicts.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "client/store/edits.h"
#include "shared/domain/organisation/conflict.h"
#include "shared/domain/organisation/rights.h"
#include "shared/domain/registry.h"

namespace carnet::client {

namespace {

struct Asked {
  Q_DECLARE_TR_FUNCTIONS(OpenConflicts)
};

const char* const readConflicts =
    "SELECT c.id, c.target_entity, c.target_id, c.field, c.base, c.mine, c.mine_by, m.display_name, c.mine_at,"
    " c.theirs, c.theirs_by, t.display_name, c.theirs_at FROM conflict c"
    " LEFT JOIN app_user m ON m.id = c.mine_by LEFT JOIN app_user t ON t.id = c.theirs_by"
    " WHERE c.resolution = 'open' AND c.deleted_at IS NULL AND (%1) ORDER BY c.rid";

// Deciding writes the field, or all fields of the group.
bool mayDecide(const ConflictViewer& viewer, EntityNo entity, const QString& name) {
  const Entity* known = registry().findNo(entity);
  if (!known) return false;
  const std::string wanted = name.toStdString();
  return std::any_of(known->fields.begin(), known->fields.end(), [&](const Field& field) {
    return (field.name == wanted || field.group_name == wanted) &&
           mayWrite(viewer.actor, *known, Verb::set, nullptr, &field, {}).ok();
  });
}

// One of the two values with its author.
struct Version {
  QString value, name, when;
  bool is_viewers = false;
  const char* step = "";
};

QString questionOf(const Version& first, const Version& second, const QString& label, const QString& record) {
  QString asked;
  if (first.is_viewers && second.is_viewers)
    asked = record.isEmpty() ? Asked::tr("You changed the %1 on two devices. Keep which?").arg(label)
                             : Asked::tr("%1: you changed the %2 on two devices. Keep which?").arg(record, label);
  else if (first.is_viewers)
    asked = record.isEmpty() ? Asked::tr("Both of you changed the %1. Keep which?").arg(label)
                             : Asked::tr("%1: both of you changed the %2. Keep which?").arg(record, label);
  else
    asked =
        record.isEmpty()
            ? Asked::tr("%1 and %2 both changed the %3. Keep which?").arg(first.name, second.name, label)
            : Asked::tr("%1: %2 and %3 both changed the %4. Keep which?").arg(record, first.name, second.name, label);
  return asked;
}

}  // namespace

ConflictViewer ConflictViewer::of(const Workspace& workspace) {
  return {workspace.personId(), workspace.words(),  workspace.formats(),
          workspace.now(),      workspace.isDesk(), workspace.actor()};
}

QString conflictValue(const QString& stored, EntityNo entity, const QString& field, const Words& words) {
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

QString conflictLabel(EntityNo entity, const QString& field, const std::optional<Words::Target>& named,
                      const Words& words) {
  return named && field == "value" && !named->value_label.isEmpty() ? named->value_label : words.field(entity, field);
}

void readOpenConflicts(ReadTransaction& read, const ConflictViewer& viewer, const ConflictWish& wish,
                       const std::function<void(const QVariantMap&)>& take) {
  read.each(QString(readConflicts).arg(wish.where), wish.values, [&](Cells& cells) {
    QVariantMap item{{"id", cells.id()}};
    const auto entity = EntityNo(cells.number());
    const Uuid target = cells.uuid();
    const QString field = cells.text();
    if (!mayDecide(viewer, entity, field)) return;
    item["row"] = textOf(target);
    item["field"] = field;
    item["was"] = conflictValue(cells.text(), entity, field, viewer.words);
    const auto version = [&](const char* step) {
      Version out;
      out.step = step;
      out.value = conflictValue(cells.text(), entity, field, viewer.words);
      out.is_viewers = cells.uuid() == viewer.person_id;
      out.name = cells.text();
      if (out.name.isEmpty()) out.name = Asked::tr("Somebody");
      out.when = viewer.formats.when(cells.number(), viewer.now);
      return out;
    };
    Version first = version("keep_mine");
    Version second = version("keep_theirs");
    if (second.is_viewers && !first.is_viewers) std::swap(first, second);
    item["mine"] = first.value;
    item["mineName"] = first.is_viewers ? QString() : first.name;
    item["mineWhen"] = first.when;
    item["mineStep"] = first.step;
    item["theirs"] = second.value;
    item["theirName"] = second.is_viewers ? QString() : second.name;
    item["theirWhen"] = second.when;
    item["theirStep"] = second.step;
    const auto named = viewer.words.nameOf(entity, target, read, viewer.formats);
    item["label"] = conflictLabel(entity, field, named, viewer.words);
    item["question"] = questionOf(first, second, item["label"].toString(), named ? named->name : QString());
    if (named) {
      item["linkKind"] = named->link_kind;
      item["linkId"] = named->link_id;
    }
    take(item);
  });
}

void keepSide(Workspace& workspace, const QVariantMap& conflict, const QString& side) {
  const QString step_name = conflict[side == "mine" ? "mineStep" : "theirStep"].toString();
  if (step_name.isEmpty()) return;
  workspace.submit({step<Conflict>(uuidOf(conflict["id"].toString()), step_name.toStdString())},
                   Asked::tr("Decided: %1").arg(conflict[side == "mine" ? "mine" : "theirs"].toString()));
}

}  // namespace carnet::client
