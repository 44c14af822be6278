#include "shared/domain/organisation/conflict_workflow.h"

#include <nlohmann/json.hpp>

#include "shared/domain/arguments.h"
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

// The edit that writes `kept` where the card shows `stood`: what somebody has written there since is no base of it.
Result<FieldEdit> editTo(const Row& target, const Field& field, const std::string& kept, const std::string& stood) {
  Result<Value> value = valueFromText(field, kept);
  if (!value) return value.problem();
  FieldEdit edit{field.no, valueOf(target, field), std::move(value).value()};
  if (valueToText(field, edit.base) == stood) return edit;
  Result<Value> base = valueFromText(field, stood);
  if (!base) return base.problem();
  edit.base = std::move(base).value();
  return edit;
}

std::optional<std::string> memberOf(const json& values, const Field& field) {
  const auto value = values.is_object() ? values.find(std::string(field.name)) : values.end();
  if (value == values.end() || !value->is_string()) return std::nullopt;
  return value->get<std::string>();
}

// The operation `set` that a person would make who sees the card and prefers `kept`.
Result<Operation> decision(const Row& target, const Conflict& conflict, const std::string& kept,
                           const std::string& stood) {
  Operation operation;
  operation.verb = Verb::set;
  operation.entity = target.entity->no;
  operation.row_id = target.head.id;
  const Field* single = target.entity->find(conflict.field);
  if (single != nullptr && single->group_name.empty()) {
    auto edit = editTo(target, *single, kept, stood);
    if (!edit) return edit.problem();
    operation.fields.push_back(std::move(edit).value());
    return operation;
  }
  const json wanted = json::parse(kept, nullptr, false);
  const json seen = json::parse(stood, nullptr, false);
  for (const Field* field : fieldsOfGroup(*target.entity, conflict.field)) {
    // A member that is newer than the card is said as it stands: a group is said whole.
    const std::string standing = valueToText(*field, valueOf(target, *field));
    auto edit =
        editTo(target, *field, memberOf(wanted, *field).value_or(standing), memberOf(seen, *field).value_or(standing));
    if (!edit) return edit.problem();
    operation.fields.push_back(std::move(edit).value());
  }
  return operation;
}

bool mayClose(const Actor& actor, const Conflict& conflict) {
  const std::optional<Id<AppUser>> person(Id<AppUser>(actor.person_id));
  return worksForEverybody(actor) || has(actor, RoleCode::storekeeper) || has(actor, RoleCode::salesAdministration) ||
         conflict.mine_by == person || conflict.theirs_by == person || conflict.assignee_id == person;
}

// Lets the other of the two values stand, as an edit by whoever acts.
Result<Nothing> let(RuleContext& context, const Row& row, Conflict& conflict, ConflictStanding wanted) {
  if (conflict.standing == wanted) return Nothing{};
  std::optional<Row> target = targetOf(context, row);
  if (!target) return Problem{"target.unknown", "target_id", {}};
  const bool mine = wanted == ConflictStanding::mine;
  Result<Operation> operation =
      decision(*target, conflict, mine ? conflict.mine : conflict.theirs, mine ? conflict.theirs : conflict.mine);
  if (!operation) return operation.problem();
  if (auto written = context.edit(std::move(operation).value()); !written) return written;
  conflict.standing = wanted;
  return Nothing{};
}

Result<Effect> keep(RuleContext& context, Row& row, ConflictStanding kept) {
  Conflict conflict = as<Conflict>(row);
  if (!mayClose(context.actor, conflict)) return Problem{"conflict.not_yours", {}, {}};
  const ConflictResolution wanted =
      kept == ConflictStanding::mine ? ConflictResolution::keptMine : ConflictResolution::keptTheirs;
  if (conflict.resolution == wanted) return Effect::alreadyThere;
  if (conflict.resolution != ConflictResolution::open) return Problem{"conflict.closed", "resolution", {}};
  if (auto written = let(context, row, conflict, kept); !written) return written.problem();
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
  if (!d.theirs_written.by.isNil()) conflict.theirs_by = Id<AppUser>(d.theirs_written.by);
  conflict.mine_at = d.mine_at.instant();
  conflict.theirs_at = d.theirs_written.at.instant();
  conflict.standing = d.mine_stands ? ConflictStanding::mine : ConflictStanding::theirs;
  conflict.assignee_id = d.mine_stands ? conflict.theirs_by : conflict.mine_by;
  return rowOf(conflict);
}

Result<Effect> keepMine(RuleContext& context, Row& row) { return keep(context, row, ConflictStanding::mine); }
Result<Effect> keepTheirs(RuleContext& context, Row& row) { return keep(context, row, ConflictStanding::theirs); }

Result<Effect> askAgain(RuleContext& context, Row& row) {
  Conflict conflict = as<Conflict>(row);
  if (!mayClose(context.actor, conflict)) return Problem{"conflict.not_yours", {}, {}};
  if (conflict.resolution == ConflictResolution::open) return Effect::alreadyThere;
  const std::string stood = textArgument(context, "standing");
  if (stood != "mine" && stood != "theirs") return Problem{"field.bad_value", "standing", {}};
  const ConflictStanding standing = stood == "mine" ? ConflictStanding::mine : ConflictStanding::theirs;
  if (auto written = let(context, row, conflict, standing); !written) return written.problem();
  conflict.resolution = ConflictResolution::open;
  conflict.resolved_at.reset();
  conflict.resolved_by.reset();
  assign(row, conflict);
  return Effect::changed;
}

std::optional<Operation> takenBack(const Operation& decided, const Row* before) {
  if (before == nullptr || decided.transition == "ask_again") return std::nullopt;
  Operation again;
  again.verb = Verb::transition;
  again.entity = decided.entity;
  again.row_id = decided.row_id;
  again.transition = "ask_again";
  const bool mine_stood = as<Conflict>(*before).standing == ConflictStanding::mine;
  again.arguments = {{"standing", std::string(mine_stood ? "mine" : "theirs")}};
  return again;
}

}  // namespace carnet
