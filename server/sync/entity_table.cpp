#include "server/sync/entity_table.h"

#include <map>
#include <mutex>
#include <stdexcept>

#include "shared/schema/columns.h"

namespace carnet::server {

namespace {

ElementType headType(std::string_view column) {
  if (column == "deleted_at") return ElementType::timestamptz;
  if (column == "facet") return ElementType::smallint;
  if (column == "unknown") return ElementType::bytea;
  if (column == "rev" || column == "created_at" || column == "updated_at") return ElementType::bigint;
  return ElementType::uuid;
}

ElementType typeOf(Type type) {
  switch (type) {
    case Type::boolean:
      return ElementType::boolean;
    case Type::text:
    case Type::localText:
    case Type::enumeration:
      return ElementType::text;
    case Type::blob:
      return ElementType::bytea;
    case Type::uuid:
      return ElementType::uuid;
    case Type::instant:
      return ElementType::timestamptz;
    case Type::date:
      return ElementType::date;
    default:
      return ElementType::bigint;
  }
}

// The order of shared/schema/columns.h.
void addHeadValue(ArrayParameter& array, const carnet::Row& row, std::size_t column) {
  const RowHead& head = row.head;
  switch (column) {
    case 0:
      return array.add(head.id);
    case 1:
      return array.add(head.root_id);
    case 2:
      return array.add(static_cast<int>(head.facet));
    case 3:
      return array.add(head.rev);
    case 4:
      return array.add(head.created_at.packed);
    case 5:
      return array.add(head.created_by);
    case 6:
      return array.add(head.updated_at.packed);
    case 7:
      return array.add(head.updated_by);
    case 8:
      return array.add(head.deleted_at);
    default:
      return row.unknown.empty() ? array.add(nullptr) : array.addBytes(row.unknown);
  }
}

std::vector<bool> headDifferences(const carnet::Row& before, const carnet::Row& after) {
  static_assert(headColumns.size() == 10, "a column that is not compared would never be updated");
  const RowHead &a = before.head, &b = after.head;
  return {false,
          a.root_id != b.root_id,
          a.facet != b.facet,
          a.rev != b.rev,
          a.created_at != b.created_at,
          a.created_by != b.created_by,
          a.updated_at != b.updated_at,
          a.updated_by != b.updated_by,
          a.deleted_at != b.deleted_at,
          before.unknown != after.unknown};
}

RowHead readRowHead(const Row& answer) {
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

void addFieldValue(ArrayParameter& array, const carnet::Field& field, const Value& value) {
  if (isNull(value)) return array.add(nullptr);
  switch (field.type) {
    case Type::boolean:
      return array.add(std::get<bool>(value));
    case Type::text:
    case Type::localText:
    case Type::enumeration:
      return array.add(std::get<std::string>(value));
    case Type::blob:
      return array.addBytes(std::get<Blob>(value).bytes);
    case Type::uuid:
      return array.add(std::get<Uuid>(value));
    case Type::instant:
      return array.add(Instant{std::get<std::int64_t>(value)});
    case Type::date:
      return array.add(Date{static_cast<std::int32_t>(std::get<std::int64_t>(value))});
    default:
      return array.add(std::get<std::int64_t>(value));
  }
}

}  // namespace

EntityTable::EntityTable(const Entity& entity) : entity_(entity), name_(Transaction::quotedName(entity.name)) {
  for (std::string_view column : headColumns) {
    column_names_.emplace_back(column);
    column_types_.push_back(headType(column));
  }
  for (const carnet::Field& field : entity.fields) {
    column_names_.emplace_back(field.name);
    column_types_.push_back(typeOf(field.type));
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
  row.head = readRowHead(answer);
  if (!answer[9].isNull()) row.unknown = answer[9].bytes();
  row.values.reserve(entity_.fields.size());
  for (std::size_t i = 0; i < entity_.fields.size(); ++i) {
    row.values.push_back(readValue(entity_.fields[i], answer[headColumns.size() + i]));
  }
  return row;
}

void EntityTable::addValue(ArrayParameter& array, const carnet::Row& row, std::size_t column) const {
  if (column < headColumns.size()) return addHeadValue(array, row, column);
  const std::size_t field = column - headColumns.size();
  addFieldValue(array, entity_.fields[field], row.values[field]);
}

void EntityTable::addArrays(const std::vector<const carnet::Row*>& rows, Parameters& parameters) const {
  for (std::size_t column = 0; column < column_names_.size(); ++column) {
    ArrayParameter values(column_types_[column]);
    for (const carnet::Row* row : rows) addValue(values, *row, column);
    parameters.push_back(values.take());
  }
}

void EntityTable::addChanges(const std::vector<Change>& changes, Parameters& parameters) const {
  std::vector<bool> is_different(column_names_.size());
  for (const auto& [before, after] : changes) {
    const std::vector<bool> head = headDifferences(*before, *after);
    for (std::size_t i = 0; i < head.size(); ++i) is_different[i] = is_different[i] || head[i];
    for (std::size_t i = 0; i < after->values.size(); ++i) {
      if (before->values[i] != after->values[i]) is_different[headColumns.size() + i] = true;
    }
  }
  for (std::size_t column = 0; column < column_names_.size(); ++column) {
    if (column > 0 && !is_different[column]) {
      parameters.emplace_back(nullptr);
      continue;
    }
    ArrayParameter values(column_types_[column]);
    for (const Change& change : changes) addValue(values, *change.after, column);
    parameters.push_back(values.take());
  }
  ArrayParameter revs(ElementType::bigint);
  for (const Change& change : changes) revs.add(change.before->head.rev);
  parameters.push_back(revs.take());
  for (std::size_t column = 1; column < column_names_.size(); ++column)
    parameters.emplace_back(bool{is_different[column]});
}

std::string EntityTable::arrays(std::size_t first) const {
  std::string sql;
  for (std::size_t i = 0; i < column_types_.size(); ++i) {
    if (i > 0) sql += ", ";
    sql += "$" + std::to_string(first + i) + "::" + std::string(arrayOf(column_types_[i]));
  }
  return sql;
}

std::string EntityTable::insertFrom(std::size_t first) const {
  std::string names;
  for (const std::string& column : column_names_) names += (names.empty() ? "" : ", ") + column;
  return "INSERT INTO " + name_ + " (" + names + ") SELECT * FROM unnest(" + arrays(first) + ") RETURNING 1";
}

std::string EntityTable::updateFrom(std::size_t first) const {
  const std::size_t revs = first + column_names_.size();
  std::string names = column_names_.front() + ", ";
  std::string assignments;
  for (std::size_t column = 1; column < column_names_.size(); ++column) {
    const std::string& name = column_names_[column];
    names += name + ", ";
    assignments += (column > 1 ? ", " : "") + name + " = CASE WHEN $" + std::to_string(revs + column) +
                   "::boolean THEN v." + name + " ELSE t." + name + " END";
  }
  return "UPDATE " + name_ + " AS t SET " + assignments + " FROM unnest(" + arrays(first) + ", $" +
         std::to_string(revs) + "::bigint[]) AS v (" + names + "read_rev) WHERE t.id = v.id AND t.rev = v.read_rev" +
         " RETURNING 1";
}

}  // namespace carnet::server
