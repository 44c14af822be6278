#include "client/replica/entity_table.h"

#include "shared/schema/codec.h"
#include "shared/schema/columns.h"

namespace carnet::client {

namespace {

Value readValue(const Run& run, int column, Type type) {
  if (run.isNull(column)) return {};
  switch (type) {
    case Type::boolean:
      return run.number(column) != 0;
    case Type::text:
    case Type::localText:
    case Type::enumeration:
      return run.text(column);
    case Type::blob:
      return Blob{run.bytes(column)};
    case Type::uuid:
      return run.id(column);
    default:
      return run.number(column);
  }
}

}  // namespace

EntityTable::EntityTable(Database& database, const Entity& entity) : database_(database), entity_(entity) {
  for (std::string_view column : headColumns)
    columns_ += std::string(columns_.empty() ? "" : ", ") + std::string(column);
  for (const Field& field : entity.fields) columns_ += ", " + std::string(field.name);
}

Statement& EntityTable::prepared(std::unique_ptr<Statement>& statement, const std::string& sql) {
  if (!statement) statement = std::make_unique<Statement>(database_, sql);
  return *statement;
}

std::string EntityTable::select() const { return "SELECT " + columns_ + " FROM " + std::string(entity_.name); }

Row EntityTable::read(const Run& run) const {
  Row row;
  row.entity = &entity_;
  int column = 0;
  row.head.id = run.id(column++);
  row.head.root_id = run.id(column++);
  row.head.facet = static_cast<Facet>(run.number(column++));
  row.head.rev = run.number(column++);
  row.head.created_at.packed = run.number(column++);
  row.head.created_by = run.id(column++);
  row.head.updated_at.packed = run.number(column++);
  row.head.updated_by = run.id(column++);
  if (!run.isNull(column)) row.head.deleted_at = Instant{run.number(column)};
  ++column;
  row.unknown = run.bytes(column++);
  row.values.reserve(entity_.fields.size());
  for (const Field& field : entity_.fields) row.values.push_back(readValue(run, column++, field.type));
  return row;
}

bool EntityTable::get(const Uuid& id, Row& out) {
  Statement& statement = get_ ? *get_ : prepared(get_, select() + " WHERE id = ?");
  Run run(statement, id);
  if (!run.next()) return false;
  out = read(run);
  return true;
}

void EntityTable::list(std::size_t field_index, const Uuid& id, std::vector<Row>& out) {
  std::unique_ptr<Statement>& kept = lists_[field_index];
  Statement& statement = kept ? *kept
                              : prepared(kept, select() + " WHERE " + std::string(entity_.fields[field_index].name) +
                                                   " = ? AND deleted_at IS NULL ORDER BY id");
  Run run(statement, id);
  while (run.next()) out.push_back(read(run));
}

std::int64_t EntityTable::put(const Row& row) {
  if (!put_) {
    std::string places, updates;
    for (std::size_t i = 0; i < headColumns.size() + entity_.fields.size(); ++i) places += i == 0 ? "?" : ", ?";
    const auto update = [&](std::string_view column) {
      updates += std::string(updates.empty() ? "" : ", ") + std::string(column) + " = excluded." + std::string(column);
    };
    for (std::string_view column : headColumns) {
      if (column != "id") update(column);
    }
    for (const Field& field : entity_.fields) update(field.name);
    prepared(put_, "INSERT INTO " + std::string(entity_.name) + " (" + columns_ + ") VALUES (" + places +
                       ") ON CONFLICT (id) DO UPDATE SET " + updates + " RETURNING rid");
  }
  const RowHead& head = row.head;
  Run run(*put_, head.id, head.root_id, static_cast<std::int64_t>(head.facet), head.rev, head.created_at.packed,
          head.created_by, head.updated_at.packed, head.updated_by);
  if (head.deleted_at)
    run.bind(head.deleted_at->unix_ms);
  else
    run.bind(nullptr);
  if (row.unknown.empty())
    run.bind(nullptr);
  else
    run.bindBytes(row.unknown);
  for (const Value& value : row.values) run.bind(value);
  run.next();
  const std::int64_t rid = run.number(0);
  run.finish();
  return rid;
}

std::optional<std::int64_t> EntityTable::remove(const Uuid& id) {
  Run run(prepared(remove_, "DELETE FROM " + std::string(entity_.name) + " WHERE id = ? RETURNING rid"), id);
  if (!run.next()) return std::nullopt;
  const std::int64_t rid = run.number(0);
  run.finish();
  return rid;
}

bool EntityTable::at(std::int64_t rid, Row& out) {
  Statement& statement = at_ ? *at_ : prepared(at_, select() + " WHERE rid = ?");
  Run run(statement, rid);
  if (!run.next()) return false;
  out = read(run);
  return true;
}

void EntityTable::after(std::int64_t rid, std::int64_t limit, std::vector<std::pair<std::int64_t, Row>>& out) {
  Run run(prepared(after_, "SELECT " + columns_ + ", rid FROM " + std::string(entity_.name) +
                               " WHERE rid > ? ORDER BY rid LIMIT ?"),
          rid, limit);
  const auto last = static_cast<int>(headColumns.size() + entity_.fields.size());
  while (run.next()) out.emplace_back(run.number(last), read(run));
}

std::int64_t EntityTable::lastRid() {
  Run run(prepared(last_, "SELECT max(rid) FROM " + std::string(entity_.name)));
  return run.next() ? run.number(0) : 0;
}

void EntityTable::ids(const Node& node, std::vector<Uuid>& out) {
  const std::string select = "SELECT id FROM " + std::string(entity_.name) + " WHERE facet = ?";
  const auto facet = static_cast<std::int64_t>(node.facet);
  if (node.root_id.isNil()) {
    Run run(prepared(facet_, select), facet);
    while (run.next()) out.push_back(run.id(0));
  } else {
    Run run(prepared(leaf_, select + " AND root_id = ?"), facet, node.root_id);
    while (run.next()) out.push_back(run.id(0));
  }
}

std::vector<sync::RowStamp> EntityTable::stamps(const Uuid& after, std::size_t limit) {
  Statement& statement = stamps_
                             ? *stamps_
                             : prepared(stamps_, "SELECT id, root_id, facet, rev, deleted_at IS NULL FROM " +
                                                     std::string(entity_.name) + " WHERE id > ? ORDER BY id LIMIT ?");
  std::vector<sync::RowStamp> out;
  Run run(statement, after, static_cast<std::int64_t>(limit));
  while (run.next()) {
    out.push_back({run.id(0), {run.id(1), static_cast<Facet>(run.number(2))}, run.number(3), run.number(4) != 0});
  }
  return out;
}

void EntityTable::readUnknownAgain() {
  std::vector<Row> rows;
  {
    Statement statement(database_, select() + " WHERE unknown IS NOT NULL");
    Run run(statement);
    while (run.next()) rows.push_back(read(run));
  }
  for (const Row& row : rows) {
    if (const auto again = decodeRow(entity_, encodeRow(row))) put(*again);
  }
}

}  // namespace carnet::client
