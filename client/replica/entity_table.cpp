#include "client/replica/entity_table.h"

#include <array>
#include <stdexcept>

#include "shared/schema/columns.h"
#include "shared/sync/upgrade.h"

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

// Statements that write some of the columns; any other change writes all of them.
constexpr std::size_t mostChanges = 64;

// By its place among all columns, those of the head first.
void bindColumn(Run& run, const Row& row, std::size_t column) {
  static_assert(headColumns.size() == 10);
  const RowHead& head = row.head;
  switch (column) {
    case 0:
      return run.bind(head.id);
    case 1:
      return run.bind(head.root_id);
    case 2:
      return run.bind(static_cast<std::int64_t>(head.facet));
    case 3:
      return run.bind(head.rev);
    case 4:
      return run.bind(head.created_at.packed);
    case 5:
      return run.bind(head.created_by);
    case 6:
      return run.bind(head.updated_at.packed);
    case 7:
      return run.bind(head.updated_by);
    case 8:
      return head.deleted_at ? run.bind(head.deleted_at->unix_ms) : run.bind(nullptr);
    case 9:
      return row.unknown.empty() ? run.bind(nullptr) : run.bindBytes(row.unknown);
    default:
      return run.bind(row.values[column - headColumns.size()]);
  }
}

std::vector<std::size_t> differences(const Row& before, const Row& after) {
  const RowHead &a = before.head, &b = after.head;
  const std::array<bool, headColumns.size()> is_equal = {a.id == b.id,
                                                         a.root_id == b.root_id,
                                                         a.facet == b.facet,
                                                         a.rev == b.rev,
                                                         a.created_at == b.created_at,
                                                         a.created_by == b.created_by,
                                                         a.updated_at == b.updated_at,
                                                         a.updated_by == b.updated_by,
                                                         a.deleted_at == b.deleted_at,
                                                         before.unknown == after.unknown};
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < is_equal.size(); ++i) {
    if (!is_equal[i]) columns.push_back(i);
  }
  for (std::size_t i = 0; i < after.values.size(); ++i) {
    if (before.values[i] != after.values[i]) columns.push_back(headColumns.size() + i);
  }
  return columns;
}

}  // namespace

EntityTable::EntityTable(Database& database, const Entity& entity, std::string_view name)
    : database_(database), entity_(entity), name_(name.empty() ? entity.name : name) {
  for (std::string_view column : headColumns)
    columns_ += std::string(columns_.empty() ? "" : ", ") + std::string(column);
  for (const Field& field : entity.fields) columns_ += ", " + std::string(field.name);
}

Statement& EntityTable::prepared(std::unique_ptr<Statement>& statement, const std::string& sql) {
  if (!statement) statement = std::make_unique<Statement>(database_, sql);
  return *statement;
}

std::string EntityTable::select() const { return "SELECT " + columns_ + " FROM " + name_; }

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

std::string EntityTable::insert() const {
  std::string places;
  for (std::size_t i = 0; i < headColumns.size() + entity_.fields.size(); ++i) places += i == 0 ? "?" : ", ?";
  return "INSERT INTO " + name_ + " (" + columns_ + ") VALUES (" + places + ")";
}

bool EntityTable::hasRows(const Uuid& first, const Uuid& last) {
  Run run(prepared(has_, "SELECT 1 FROM " + name_ + " WHERE id BETWEEN ? AND ? LIMIT 1"), first, last);
  return run.next();
}

std::int64_t EntityTable::add(const Row& row) {
  if (!add_) prepared(add_, insert());
  Run run(*add_);
  for (std::size_t i = 0; i < headColumns.size() + row.values.size(); ++i) bindColumn(run, row, i);
  run.finish();
  return database_.lastRid();
}

std::int64_t EntityTable::put(const Row& row) {
  if (!put_) {
    std::string updates;
    const auto update = [&](std::string_view column) {
      updates += std::string(updates.empty() ? "" : ", ") + std::string(column) + " = excluded." + std::string(column);
    };
    for (std::string_view column : headColumns) {
      if (column != "id") update(column);
    }
    for (const Field& field : entity_.fields) update(field.name);
    prepared(put_, insert() + " ON CONFLICT (id) DO UPDATE SET " + updates + " RETURNING rid");
  }
  Run run(*put_);
  for (std::size_t i = 0; i < headColumns.size() + row.values.size(); ++i) bindColumn(run, row, i);
  run.next();
  const std::int64_t rid = run.number(0);
  run.finish();
  return rid;
}

std::int64_t EntityTable::change(const Row& before, const Row& after) {
  const std::vector<std::size_t> columns = differences(before, after);
  if (columns.empty() || (changes_.size() >= mostChanges && !changes_.contains(columns))) return put(after);
  std::unique_ptr<Statement>& statement = changes_[columns];
  if (!statement) {
    std::string updates;
    for (const std::size_t i : columns) {
      const std::string_view name =
          i < headColumns.size() ? headColumns[i] : entity_.fields[i - headColumns.size()].name;
      updates += std::string(updates.empty() ? "" : ", ") + std::string(name) + " = ?";
    }
    prepared(statement, "UPDATE " + name_ + " SET " + updates + " WHERE id = ? RETURNING rid");
  }
  Run run(*statement);
  for (const std::size_t i : columns) bindColumn(run, after, i);
  run.bind(before.head.id);
  if (!run.next()) throw std::logic_error("a row that is changed is not there");
  const std::int64_t rid = run.number(0);
  run.finish();
  return rid;
}

std::optional<std::int64_t> EntityTable::remove(const Uuid& id) {
  Run run(prepared(remove_, "DELETE FROM " + name_ + " WHERE id = ? RETURNING rid"), id);
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
  Run run(prepared(after_, "SELECT " + columns_ + ", rid FROM " + name_ + " WHERE rid > ? ORDER BY rid LIMIT ?"), rid,
          limit);
  const auto last = static_cast<int>(headColumns.size() + entity_.fields.size());
  while (run.next()) out.emplace_back(run.number(last), read(run));
}

std::int64_t EntityTable::lastRid() {
  Run run(prepared(last_, "SELECT max(rid) FROM " + name_));
  return run.next() ? run.number(0) : 0;
}

void EntityTable::ids(const Node& node, std::vector<Uuid>& out) {
  const std::string select = "SELECT id FROM " + name_ + " WHERE facet = ?";
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
  Statement& statement = stamps_ ? *stamps_
                                 : prepared(stamps_, "SELECT id, root_id, facet, rev, deleted_at IS NULL FROM " +
                                                         name_ + " WHERE id > ? ORDER BY id LIMIT ?");
  std::vector<sync::RowStamp> out;
  Run run(statement, after, static_cast<std::int64_t>(limit));
  while (run.next()) {
    out.push_back({run.id(0), {run.id(1), static_cast<Facet>(run.number(2))}, run.number(3), run.number(4) != 0});
  }
  return out;
}

void EntityTable::readUnknownAgain(std::int64_t after, std::int64_t to) {
  std::vector<Row> rows;
  {
    Run run(prepared(unknown_, select() + " WHERE rid > ? AND rid <= ? AND unknown IS NOT NULL"), after, to);
    while (run.next()) rows.push_back(read(run));
  }
  for (const Row& row : rows) put(sync::readAgain(row));
}

}  // namespace carnet::client
