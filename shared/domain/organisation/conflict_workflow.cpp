#include "shared/domain/organisation/conflict_workflow.h"

#include <nlohmann/json.hpp>

#include "shared/domain/organisation/roles.h"
#include "shared/domain/targets.h"
#include "shared/schema/json.h"

namespace carnet {

namespace {

using nlohmann::json;

const Value& valueOf(const Row& row, const Field& field) {
  return row.values[static_cast<std::size_t>(&field - row.entity->fields.data())];
}

std::vector<const Field*> fieldsOfGroup(const Entity& entity, std::string_view group) {
  std::vector<const Field*> out;
  for (const Field& field : entity.fields) {
    if (!group.empty() && field.group_name == group) out.push_back(&field);
  }
  return out;
}

const FieldEdit* editOf(const Operation& operation, const Field& field) {
  for (const FieldEdit& edit : operation.fields) {
    if (edit.field_no == field.no) return &edit;
  }
  return nullptr;
}

struct Versions {
  std::string base, mine, theirs;
};

Versions versionsOf(const RuleContext& context, const Disagreement& d) {
  if (d.field.group_name.empty()) {
    return {valueToText(d.field, d.base), valueToText(d.field, d.mine), valueToText(d.field, d.theirs)};
  }
  json base, mine, theirs;
  for (const Field* field : fieldsOfGroup(*d.row.entity, d.field.group_name)) {
    const std::string name(field->name);
    const Value& standing = valueOf(d.row, *field);
    const FieldEdit* edit = editOf(context.operation, *field);
    base[name] = valueToText(*field, edit ? edit->base : standing);
    mine[name] = valueToText(*field, edit ? edit->value : standing);
    theirs[name] = valueToText(*field, standing);
  }
  return {base.dump(), mine.dump(), theirs.dump()};
}

Result<Nothing> write(Row& target, const Field& field, const std::string& text) {
  Result<Value> value = valueFromText(field, text);
  if (!value) return value.problem();
  target.values[static_cast<std::size_t>(&field - target.entity->fields.data())] = std::move(value).value();
  return Nothing{};
}

Result<Nothing> writeInto(Row& target, const Conflict& conflict, const std::string& kept) {
  if (const Field* field = target.entity->find(conflict.field); field && field->group_name.empty()) {
    return write(target, *field, kept);
  }
  const json values = json::parse(kept, nullptr, false);
  for (const Field* field : fieldsOfGroup(*target.entity, conflict.field)) {
    const auto value = values.is_object() ? values.find(std::string(field->name)) : values.end();
    if (value == values.end() || !value->is_string()) continue;
    if (auto written = write(target, *field, value->get<std::string>()); !written) return written;
  }
  return Nothing{};
}

bool mayClose(const Actor& actor, const Conflict& conflict) {
  const std::optional<Id<AppUser>> person(Id<AppUser>(actor.person_id));
  return worksForEverybody(actor) || has(actor, RoleCode::storekeeper) || has(actor, RoleCode::salesAdministration) ||
         conflict.mine_by == person || conflict.theirs_by == person || conflict.assignee_id == person;
}

Result<Effect> keep(RuleContext& context, Row& row, ConflictStanding kept) {
  Conflict conflict = as<Conflict>(row);
  if (!mayClose(context.actor, conflict)) return Problem{"conflict.not_yours", {}, {}};
  const ConflictResolution wanted =
      kept == ConflictStanding::mine ? ConflictResolution::keptMine : ConflictResolution::keptTheirs;
  if (conflict.resolution == wanted) return Effect::alreadyThere;
  if (conflict.resolution != ConflictResolution::open) return Problem{"conflict.closed", "resolution", {}};
  if (conflict.standing != kept) {
    std::optional<Row> target = targetOf(context, row);
    if (!target) return Problem{"target.unknown", "target_id", {}};
    const std::string& text = kept == ConflictStanding::mine ? conflict.mine : conflict.theirs;
    if (auto written = writeInto(*target, conflict, text); !written) return written.problem();
    context.stamp(target->head);
    context.work.put(std::move(*target));
    conflict.standing = kept;
  }
  conflict.resolution = wanted;
  conflict.resolved_at = context.now();
  if (!context.actor.person_id.isNil()) conflict.resolved_by = Id<AppUser>(context.actor.person_id);
  assign(row, conflict);
  return Effect::changed;
}

}  // namespace

Row conflictRow(RuleContext& context, const Disagreement& d) {
  const std::string_view place = d.field.group_name.empty() ? d.field.name : d.field.group_name;
  const Versions versions = versionsOf(context, d);
  Conflict conflict;
  conflict.head =
      context.newHead(context.derive("conflict:" + std::string(place)), {d.row.head.root_id, d.row.head.facet});
  conflict.target_entity = d.row.entity->no;
  conflict.target_id = d.row.head.id;
  conflict.field = place;
  conflict.base = versions.base;
  conflict.mine = versions.mine;
  conflict.theirs = versions.theirs;
  if (!context.actor.person_id.isNil()) conflict.mine_by = Id<AppUser>(context.actor.person_id);
  if (!d.row.head.updated_by.isNil()) conflict.theirs_by = Id<AppUser>(d.row.head.updated_by);
  conflict.mine_at = d.mine_at.instant();
  conflict.theirs_at = d.theirs_at.instant();
  conflict.standing = d.mine_stands ? ConflictStanding::mine : ConflictStanding::theirs;
  conflict.assignee_id = d.mine_stands ? conflict.theirs_by : conflict.mine_by;
  return rowOf(conflict);
}

Result<Effect> keepMine(RuleContext& context, Row& row) { return keep(context, row, ConflictStanding::mine); }
Result<Effect> keepTheirs(RuleContext& context, Row& row) { return keep(context, row, ConflictStanding::theirs); }

}  // namespace carnet
