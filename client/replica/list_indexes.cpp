#include "client/replica/list_indexes.h"

#include <array>
#include <string_view>

namespace carnet::client {

namespace {

struct ListIndex {
  std::string_view entity;
  std::string_view name;
  std::string_view field;  // the last one, by number, that the expression reads
  std::string_view expression;
};

constexpr auto indexes = std::to_array<ListIndex>({
    {"partner", "name", "name", "fold(name)"},
    {"contact", "name", "name", "fold(name)"},
    {"partner_role", "role", "role", "role, partner_id"},
    {"ticket", "state", "state", "state"},
    {"ticket", "due", "state",
     "CASE WHEN state IN ('new', 'assigned', 'in_progress', 'on_hold', 'reopened')"
     " THEN coalesce(resolution_due_at, 9e15) ELSE 9e16 - created_at / 65536 END"},
    {"product", "sku", "sku", "sku"},
    {"serial", "number", "number", "number"},
});

}  // namespace

std::string listIndexes(const Entity& entity, std::string_view table, std::string_view suffix) {
  std::string sql;
  for (const ListIndex& index : indexes) {
    if (index.entity != entity.name || entity.find(index.field) == nullptr) continue;
    std::string name = std::string(entity.name) + "_list_" + std::string(index.name);
    if (index.expression.starts_with("fold(")) {
      for (int former = 1; former < foldVersion; ++former) {
        sql += "DROP INDEX IF EXISTS " + name + "_" + std::to_string(former) + std::string(suffix) + ";";
      }
      name += "_" + std::to_string(foldVersion);
    }
    sql += "CREATE INDEX IF NOT EXISTS " + name + std::string(suffix) + " ON " +
           std::string(table.empty() ? entity.name : table) + " (" + std::string(index.expression) +
           ") WHERE deleted_at IS NULL;";
  }
  return sql;
}

}  // namespace carnet::client
