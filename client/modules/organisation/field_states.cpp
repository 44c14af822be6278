#include "client/modules/organisation/field_states.h"

#include <algorithm>

#include "shared/domain/registry.h"
#include "shared/domain/rule_book.h"
#include "shared/schema/codec.h"
#include "shared/sync/local_store.h"

namespace carnet::client {

namespace {

// Waiting ones of these rows, and those that were not accepted: these touch no row any more.
const char* const readChanges =
    "SELECT bytes, state, reason_code, reason_field, reason_values FROM sync_outbox WHERE state = ?"
    " OR (state = ? AND cs_no IN (SELECT cs_no FROM sync_pending WHERE id IN (%1))) ORDER BY cs_no";

QString places(std::size_t count) { return QStringList(qsizetype(count), "?").join(','); }

// The field itself or the group it belongs to: what people see as one.
QString nameOf(EntityNo entity, const QString& field) {
  const Entity* known = registry().findNo(entity);
  const Field* found = known ? known->find(field.toStdString()) : nullptr;
  return found && !found->group_name.empty() ? textOf(found->group_name) : field;
}

}  // namespace

FieldStates FieldStates::read(ReadTransaction& read, const ConflictViewer& viewer, const std::vector<Uuid>& row_ids) {
  FieldStates states;
  if (row_ids.empty()) return states;
  states.readPending(read, viewer, row_ids);
  ConflictWish wish{"c.target_id IN (" + places(row_ids.size()) +
                    ") AND (? OR ? IN (c.mine_by, c.theirs_by,"
                    " c.assignee_id))"};
  for (const Uuid& id : row_ids) wish.values << blobOf(id);
  wish.values << viewer.decides_all << blobOf(viewer.person_id);
  readOpenConflicts(read, viewer, wish, [&](const QVariantMap& conflict) {
    states.fields_[uuidOf(conflict["row"].toString())][conflict["field"].toString()]["conflict"] = conflict;
  });
  return states;
}

void FieldStates::readPending(ReadTransaction& read, const ConflictViewer& viewer, const std::vector<Uuid>& row_ids) {
  using sync::OutboxState;
  QVariantList values{qint64(OutboxState::parked), qint64(OutboxState::waiting)};
  for (const Uuid& id : row_ids) values << blobOf(id);
  read.each(QString(readChanges).arg(places(row_ids.size())), values, [&](Cells& cells) {
    const auto change_set = readChangeSet(ruleBook(), cells.bytes().toStdString());
    const bool is_refused = cells.number() == qint64(OutboxState::parked);
    Problem problem;
    problem.code = cells.text().toStdString();
    problem.field = cells.text().toStdString();
    const std::string packed = cells.bytes().toStdString();
    std::string_view value;
    for (std::size_t at = 0; at < packed.size() && getBytes(packed, at, value);) problem.values.emplace_back(value);
    if (!change_set) return;
    for (const Operation& operation : change_set->operations) {
      if (operation.verb != Verb::set && operation.verb != Verb::text) continue;
      if (std::find(row_ids.begin(), row_ids.end(), operation.row_id) == row_ids.end()) continue;
      const Entity* entity = registry().findNo(operation.entity);
      for (const FieldEdit& edit : operation.fields) {
        const Field* field = entity ? entity->findNo(edit.field_no) : nullptr;
        if (!field) continue;
        const QString name = textOf(field->name);
        if (is_refused)
          note(operation.row_id, operation.entity, name, "refused", viewer.words.problem(problem));
        else
          note(operation.row_id, operation.entity, name, "unsent", true);
      }
    }
  });
}

void FieldStates::note(const Uuid& row_id, EntityNo entity, const QString& field, const QString& key,
                       const QVariant& value) {
  fields_[row_id][field][key] = value;
  if (const QString group = nameOf(entity, field); group != field) fields_[row_id][group][key] = value;
}

QVariantMap FieldStates::of(const Uuid& row_id, const QString& field) const {
  const auto row = fields_.find(row_id);
  if (row == fields_.end()) return {};
  const auto found = row->second.find(field);
  return found == row->second.end() ? QVariantMap() : found->second;
}

QVariantMap FieldStates::allOf(const Uuid& row_id, const QStringList& fields) const {
  QVariantMap out;
  for (const QString& field : fields) {
    if (const QVariantMap state = of(row_id, field); !state.isEmpty()) out[field] = state;
  }
  return out;
}

}  // namespace carnet::client
