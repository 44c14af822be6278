#include "client/device/requests.h"

#include <array>
#include <nlohmann/json.hpp>

#include "shared/schema/json.h"

namespace carnet::client {

namespace {

using nlohmann::json;

constexpr std::array verbs = {Verb::create, Verb::set,  Verb::erase,      Verb::append, Verb::add,
                              Verb::remove, Verb::text, Verb::transition, Verb::import};

Verb verbOf(const std::string& name) {
  for (Verb verb : verbs) {
    if (nameOf(verb) == name) return verb;
  }
  throw RequestError({"request.unknown_verb", "verb", {name}});
}

std::string textOf(const json& request, const char* name) {
  const auto found = request.find(name);
  if (found == request.end() || !found->is_string()) throw RequestError({"request.missing", name, {}});
  return found->get<std::string>();
}

bool isName(const json& value) { return value.is_string() && value.get_ref<const std::string&>().starts_with("$"); }

std::vector<FieldValue> fieldsOf(const Entity& entity, const json& values) {
  auto read = valuesFromJson(entity, values.dump());
  if (!read) throw RequestError(read.problem());
  return std::move(read).value();
}

}  // namespace

const Entity& Requests::entity(const json& request) const {
  const std::string name = textOf(request, "entity");
  const Entity* entity = registry_.find(name);
  if (entity == nullptr) throw RequestError({"request.unknown_entity", "entity", {name}});
  return *entity;
}

Uuid Requests::id(const json& value) const {
  if (isName(value)) {
    const auto found = names_.find(value.get<std::string>());
    if (found == names_.end()) throw RequestError({"request.unknown_name", "", {value.get<std::string>()}});
    return found->second;
  }
  const auto id = value.is_string() ? Uuid::parse(value.get<std::string>()) : std::nullopt;
  if (!id) throw RequestError({"request.bad_id", "id", {value.dump()}});
  return *id;
}

Uuid Requests::newId(const std::string& name) {
  const Uuid id = rng_.newId(clock_.now());
  if (!name.empty()) names_[name] = id;
  return id;
}

json Requests::resolved(const json& value) const {
  json out = value;
  for (auto& [key, member] : out.items()) {
    if (isName(member) && names_.contains(member.get<std::string>())) member = id(member).toString();
  }
  return out;
}

Value Requests::argument(const json& value) const {
  if (value.is_null()) return {};
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (isName(value)) return id(value);
  if (!value.is_string()) throw RequestError({"request.bad_argument", "arguments", {value.dump()}});
  const std::string text = value.get<std::string>();
  // Arguments have no declared type; what looks like an id is one.
  if (const auto id = Uuid::parse(text)) return *id;
  return text;
}

Operation Requests::operation(const json& request) {
  if (!request.is_object()) throw RequestError({"request.malformed", "operations", {}});
  const Entity& entity = this->entity(request);
  Operation op;
  op.verb = verbOf(textOf(request, "verb"));
  op.entity = entity.no;
  const bool is_new = op.verb == Verb::create || op.verb == Verb::append || op.verb == Verb::import;
  const json given = request.value("id", json());
  if (is_new && (given.is_null() || (isName(given) && !names_.contains(given.get<std::string>())))) {
    op.row_id = newId(given.is_null() ? "" : given.get<std::string>());
  } else {
    op.row_id = id(given);
  }
  std::optional<Row> standing;
  if (op.verb == Verb::set || op.verb == Verb::text) {
    const std::vector<Row> rows = reader_.find({.entity = &entity, .id = op.row_id, .where = {}});
    if (!rows.empty()) standing = rows.front();
  }
  std::map<const Field*, Value> base;
  if (const auto found = request.find("base"); found != request.end()) {
    for (FieldValue& value : fieldsOf(entity, resolved(*found))) base[value.field] = std::move(value.value);
  }
  for (FieldValue& value : fieldsOf(entity, resolved(request.value("fields", json::object())))) {
    FieldEdit edit{value.field->no, Value(), std::move(value.value)};
    if (const auto found = base.find(value.field); found != base.end())
      edit.base = found->second;
    else if (standing)
      edit.base = standing->values[static_cast<std::size_t>(value.field - entity.fields.data())];
    op.fields.push_back(std::move(edit));
  }
  op.transition = request.value("transition", std::string());
  const json arguments = request.value("arguments", json::object());
  for (const auto& [name, value] : arguments.items()) op.arguments.push_back({name, argument(value)});
  return op;
}

RowReader::Question Requests::question(const json& request) const {
  RowReader::Question question;
  question.entity = &entity(request);
  if (const auto found = request.find("id"); found != request.end()) question.id = id(*found);
  json where = request.value("where", json::object());
  if (const auto found = where.find("id"); found != where.end()) {
    question.id = id(*found);
    where.erase(found);
  }
  for (FieldValue& value : fieldsOf(*question.entity, resolved(where))) {
    question.where.emplace_back(value.field, std::move(value.value));
  }
  question.with_deleted = request.value("deleted", false);
  question.limit = request.value("limit", std::size_t{1'000});
  return question;
}

json toJson(const Problem& problem) {
  return {{"code", problem.code}, {"field", problem.field}, {"values", problem.values}};
}

json toJson(const Row& row) { return json::parse(rowToJson(row)); }

json toJson(const Registry& registry, const Operation& operation) {
  json out = {{"verb", nameOf(operation.verb)}, {"id", operation.row_id.toString()}};
  const Entity* entity = registry.findNo(operation.entity);
  if (entity != nullptr) out["entity"] = entity->name;
  json fields = json::object();
  for (const FieldEdit& edit : operation.fields) {
    const Field* field = entity != nullptr ? entity->findNo(edit.field_no) : nullptr;
    if (field != nullptr) fields[std::string(field->name)] = valueToText(*field, edit.value);
  }
  if (!fields.empty()) out["fields"] = fields;
  if (!operation.transition.empty()) out["transition"] = operation.transition;
  return out;
}

}  // namespace carnet::client
