#include "server/sync/entity_table.h"

#include <map>
#include <mutex>
#include <stdexcept>

#include "shared/schema/catalogue.h"
#include "shared/schema/columns.h"

namespace carnet::server {

namespace {

std::string_view headType(std::string_view column) {
  if (column == "deleted_at") return "timestamptz";
  if (column == "facet") return "smallint";
  if (column == "unknown") return "bytea";
  if (column == "rev" || column == "created_at" || column == "updated_at") return "bigint";
  return "uuid";
}

// The order of shared/schema/columns.h.
void addHead(const RowHead& head, const std::string& unknown, std::vector<std::vector<Parameter>>& columns) {
  std::size_t at = 0;
  columns[at++].emplace_back(head.id);
  columns[at++].emplace_back(head.root_id);
  columns[at++].emplace_back(static_cast<int>(head.facet));
  columns[at++].emplace_back(head.rev);
  columns[at++].emplace_back(head.created_at.packed);
  columns[at++].emplace_back(head.created_by);
  columns[at++].emplace_back(head.updated_at.packed);
  columns[at++].emplace_back(head.updated_by);
  columns[at++].emplace_back(head.deleted_at);
  columns[at++].push_back(unknown.empty() ? Parameter(nullptr) : Parameter::bytes(unknown));
}

RowHead readHead(const Row& answer) {
  RowHead head;
  head.id = answer[0].uuid();
  head.root_id = answer[1].uuid();
  head.facet = static_cast<Facet>(answer[2].integer());
  head.rev = answer[3].integer();
  head.created_at.packed = answer[4].integer();
  head.created_by = answer[5].uuid();
  head.updated_at.packed = answer[6].integer();
  head.updated_by = answer[7].uuid();
  head.deleted_at = answer[8].optionalInstant();
  return head;
}

Value readValue(const carnet::Field& field, const Field& answer) {
  if (answer.isNull()) return {};
  switch (field.type) {
    case Type::boolean:
      return answer.boolean();
    case Type::text:
    case Type::localText:
    case Type::enumeration:
      return answer.string();
    case Type::blob:
      return Blob{answer.bytes()};
    case Type::uuid:
      return answer.uuid();
    case Type::instant:
      return answer.instant().unix_ms;
    case Type::date:
      return static_cast<std::int64_t>(answer.date().days);
    default:
      return answer.integer();
  }
}

}  // namespace

Parameter parameterOf(const carnet::Field& field, const Value& value) {
  if (isNull(value)) return nullptr;
  switch (field.type) {
    case Type::boolean:
      return std::get<bool>(value);
    case Type::text:
    case Type::localText:
    case Type::enumeration:
      return std::get<std::string>(value);
    case Type::blob:
      return Parameter::bytes(std::get<Blob>(value).bytes);
    case Type::uuid:
      return std::get<Uuid>(value);
    case Type::instant:
      return Instant{std::get<std::int64_t>(value)};
    case Type::date:
      return Date{static_cast<std::int32_t>(std::get<std::int64_t>(value))};
    default:
      return std::get<std::int64_t>(value);
  }
}

EntityTable::EntityTable(const Entity& entity) : entity_(entity), name_(Transaction::quotedName(entity.name)) {
  for (std::string_view column : headColumns) {
    column_names_.emplace_back(column);
    column_types_.push_back(headType(column));
  }
  for (const carnet::Field& field : entity.fields) {
    column_names_.emplace_back(field.name);
    column_types_.push_back(postgresType(field.type));
  }
  for (std::string& column : column_names_) {
    column = Transaction::quotedName(column);
    columns_ += (columns_.empty() ? "t." : ", t.") + column;
  }
}

const EntityTable& EntityTable::of(const Entity& entity) {
  static std::mutex mutex;
  static std::map<const Entity*, std::unique_ptr<const EntityTable>> tables;
  std::lock_guard lock(mutex);
  auto& table = tables[&entity];
  if (!table) table.reset(new EntityTable(entity));
  return *table;
}

carnet::Row EntityTable::readRow(const Row& answer) const {
  carnet::Row row;
  row.entity = &entity_;
  row.head = readHead(answer);
  if (!answer[9].isNull()) row.unknown = answer[9].bytes();
  row.values.reserve(entity_.fields.size());
  for (std::size_t i = 0; i < entity_.fields.size(); ++i) {
    row.values.push_back(readValue(entity_.fields[i], answer[headColumns.size() + i]));
  }
  return row;
}

void EntityTable::addArrays(const std::vector<const carnet::Row*>& rows, Parameters& parameters) const {
  std::vector<std::vector<Parameter>> columns(column_names_.size());
  for (auto& column : columns) column.reserve(rows.size());
  for (const carnet::Row* row : rows) {
    addHead(row->head, row->unknown, columns);
    for (std::size_t i = 0; i < entity_.fields.size(); ++i) {
      columns[headColumns.size() + i].push_back(parameterOf(entity_.fields[i], row->values[i]));
    }
  }
  for (auto& column : columns) parameters.push_back(Parameter::array(column));
}

std::string EntityTable::arrays(std::size_t first) const {
  std::string sql;
  for (std::size_t i = 0; i < column_types_.size(); ++i) {
    if (i > 0) sql += ", ";
    sql += "$" + std::to_string(first + i) + "::" + std::string(column_types_[i]) + "[]";
  }
  return sql;
}

std::string EntityTable::insertFrom(std::size_t first) const {
  std::string names;
  for (const std::string& column : column_names_) names += (names.empty() ? "" : ", ") + column;
  return "INSERT INTO " + name_ + " (" + names + ") SELECT * FROM unnest(" + arrays(first) + ") RETURNING 1";
}

std::string EntityTable::updateFrom(std::size_t first, std::size_t revs) const {
  std::string names;
  std::string assignments;
  for (const std::string& column : column_names_) {
    names += column + ", ";
    if (column == column_names_.front()) continue;
    assignments += (assignments.empty() ? "" : ", ") + column + " = v." + column;
  }
  return "UPDATE " + name_ + " AS t SET " + assignments + " FROM unnest(" + arrays(first) + ", $" +
         std::to_string(revs) + "::bigint[]) AS v (" + names + "read_rev) WHERE t.id = v.id AND t.rev = v.read_rev" +
         " RETURNING 1";
}

}  // namespace carnet::server
