#include "shared/domain/organisation/parked_change_workflow.h"

#include <algorithm>

#include "shared/domain/registry.h"
#include "shared/schema/json.h"

namespace carnet {

namespace {

// What people call the row: the first of its fields that is a name, as it stands or as the operation gives it.
std::string nameOfRow(const Entity& entity, const Operation& operation, const Row* row) {
  for (std::string_view name : {"number", "temp_number", "name", "title", "subject", "value", "label"}) {
    const Field* field = entity.find(name);
    if (field == nullptr) continue;
    std::string text;
    if (row != nullptr) text = valueToText(*field, row->values[entity.indexOf(name)]);
    for (const FieldEdit& edit : operation.fields) {
      if (text.empty() && edit.field_no == field->no && fits(*field, edit.value))
        text = valueToText(*field, edit.value);
    }
    if (!text.empty()) return text;
  }
  return operation.row_id.toString();
}

std::string stepOf(const Entity& entity, const Operation& operation) {
  if (operation.verb == Verb::transition) return operation.transition;
  std::string out(nameOf(operation.verb));
  for (const FieldEdit& edit : operation.fields) {
    const Field* field = entity.findNo(edit.field_no);
    if (field != nullptr) out += " " + std::string(field->name);
  }
  return out;
}

// Where the operation's row lies, or would lie.
Facet facetOf(const Entity& entity, const Operation& operation, const Registry& registry, Rows& rows) {
  Row row;
  if (rows.get(entity, operation.row_id, row) == Presence::present) return row.head.facet;
  if (!entity.facet_by_target) return entity.facet;
  const Field* named = entity.find("target_entity");
  for (const FieldEdit& edit : operation.fields) {
    const auto* no = std::get_if<std::int64_t>(&edit.value);
    if (named == nullptr || edit.field_no != named->no || no == nullptr || *no < 0 || *no > 0xffff) continue;
    if (const Entity* target = registry.findNo(static_cast<EntityNo>(*no))) return target->facet;
  }
  return entity.facet;
}

bool mayBeTold(const Operation& operation, const Registry& registry, Rows& rows) {
  const Entity* entity = registry.findNo(operation.entity);
  if (entity == nullptr) return false;
  switch (facetOf(*entity, operation, registry, rows)) {
    case Facet::cost:
    case Facet::money:
    case Facet::user:
    case Facet::server:
      return false;
    default:
      return true;
  }
}

bool isToldWhole(const ChangeSet& change_set, Rows& rows) {
  return change_set.operations.size() <= maxParkedOperations &&
         std::all_of(change_set.operations.begin(), change_set.operations.end(),
                     [&](const Operation& operation) { return mayBeTold(operation, registry(), rows); });
}

constexpr std::size_t longestToldValue = 1'000;

void shorten(Value& value, bool is_told) {
  const auto* text = std::get_if<std::string>(&value);
  const auto* blob = std::get_if<Blob>(&value);
  if (!is_told || (text != nullptr && text->size() > longestToldValue) ||
      (blob != nullptr && blob->bytes.size() > longestToldValue)) {
    value = {};
  }
}

}  // namespace

ChangeSet inShort(const ChangeSet& change_set, Rows& rows) {
  ChangeSet out = change_set;
  out.depends_on.clear();
  if (out.operations.size() > maxParkedOperations) out.operations.resize(maxParkedOperations + 1);
  for (Operation& operation : out.operations) {
    const bool is_told = mayBeTold(operation, registry(), rows);
    for (FieldEdit& edit : operation.fields) {
      edit.base = {};
      shorten(edit.value, is_told);
    }
    for (Argument& argument : operation.arguments) shorten(argument.value, is_told);
  }
  return out;
}

std::string describe(const ChangeSet& change_set, const Registry& registry, Rows& rows) {
  std::string out;
  std::size_t lines = 0;
  for (const Operation& operation : change_set.operations) {
    const Entity* entity = registry.findNo(operation.entity);
    if (entity == nullptr) continue;
    if (++lines > maxParkedOperations) return out + "\n…";
    Row row;
    const bool is_there = rows.get(*entity, operation.row_id, row) == Presence::present;
    if (!out.empty()) out += '\n';
    const std::string name = mayBeTold(operation, registry, rows)
                                 ? nameOfRow(*entity, operation, is_there ? &row : nullptr)
                                 : operation.row_id.toString();
    out += std::string(entity->name) + " " + name + ": " + stepOf(*entity, operation);
  }
  return out;
}

std::optional<Row> parkedRow(const ChangeSet& change_set, const Actor& actor, const Problem& problem, Rows& rows) {
  if (actor.person_id.isNil()) return std::nullopt;
  ParkedChange parked;
  parked.head.id = parked.head.root_id = change_set.id;
  parked.head.facet = Facet::hq;
  parked.head.created_at = parked.head.updated_at = change_set.happened_at;
  parked.head.created_by = parked.head.updated_by = actor.person_id;
  parked.person_id = Id<AppUser>(actor.person_id);
  parked.device_id = actor.device_id;
  parked.happened_at = change_set.happened_at.instant();
  parked.code = problem.code;
  parked.field = problem.field;
  for (const std::string& value : problem.values) {
    if (!parked.arguments.empty()) parked.arguments += '\n';
    parked.arguments += value;
  }
  parked.description = describe(change_set, registry(), rows);
  parked.operations.bytes = encodeChangeSet(change_set);
  parked.is_whole = isToldWhole(change_set, rows) && parked.operations.bytes.size() <= maxParkedBytes;
  if (!parked.is_whole) parked.operations.bytes = encodeChangeSet(inShort(change_set, rows));
  return rowOf(parked);
}

Result<Effect> settleParked(RuleContext&, Row& row) {
  ParkedChange parked = as<ParkedChange>(row);
  if (parked.state == ParkedState::settled) return Effect::alreadyThere;
  if (parked.state != ParkedState::open) return Problem{"parked_change.closed", "state", {}};
  parked.state = ParkedState::settled;
  assign(row, parked);
  return Effect::changed;
}

std::optional<Row> closeParked(const Uuid& id, const ChangeSet& by, const Actor& actor, Rows& rows) {
  Row row;
  if (rows.get(entityOf<ParkedChange>, id, row) != Presence::present) return std::nullopt;
  ParkedChange parked = as<ParkedChange>(row);
  if (parked.state != ParkedState::open || parked.person_id != Id<AppUser>(actor.person_id)) return std::nullopt;
  parked.state = by.operations.empty() ? ParkedState::withdrawn : ParkedState::corrected;
  parked.head.updated_at = std::max(parked.head.updated_at, by.happened_at);
  parked.head.updated_by = actor.person_id;
  assign(row, parked);
  return row;
}

}  // namespace carnet
