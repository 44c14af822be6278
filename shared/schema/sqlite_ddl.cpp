#include "shared/schema/sqlite_ddl.h"

namespace carnet {

std::string_view sqliteType(Type type) {
  switch (type) {
    case Type::text:
    case Type::localText:
    case Type::enumeration:
      return "TEXT";
    case Type::blob:
    case Type::uuid:
      return "BLOB";
    default:
      return "INTEGER";
  }
}

std::string sqliteTable(const Entity& entity, std::string_view table) {
  std::string sql = "CREATE TABLE ";
  sql += table.empty() ? entity.name : table;
  sql +=
      " (\n"
      "  rid INTEGER PRIMARY KEY,\n"
      "  id BLOB NOT NULL UNIQUE,\n"
      "  root_id BLOB NOT NULL,\n"
      "  facet INTEGER NOT NULL,\n"
      "  rev INTEGER NOT NULL,\n"
      "  created_at INTEGER NOT NULL,\n"
      "  created_by BLOB NOT NULL,\n"
      "  updated_at INTEGER NOT NULL,\n"
      "  updated_by BLOB NOT NULL,\n"
      "  deleted_at INTEGER,\n"
      "  unknown BLOB";
  for (const Field& field : entity.fields) {
    sql += ",\n  ";
    sql += field.name;
    sql += ' ';
    sql += sqliteType(field.type);
    if (!field.nullable) sql += " NOT NULL";
  }
  return sql + "\n)";
}

std::vector<std::string> sqliteIndexes(const Entity& entity, std::string_view table, std::string_view suffix) {
  const auto index = [&](std::string_view name, const std::string& columns) {
    return "CREATE INDEX " + std::string(entity.name) + "_" + std::string(name) + std::string(suffix) + " ON " +
           std::string(table.empty() ? entity.name : table) + " (" + columns + ")";
  };
  std::vector<std::string> out = {index("leaf", "facet, root_id")};
  for (const Field& field : entity.fields) {
    if (field.is_indexed) out.push_back(index(field.name, std::string(field.name)));
  }
  return out;
}

}  // namespace carnet
