#include "client/replica/table_columns.h"

#include <algorithm>

namespace carnet::client {

std::set<TableColumn> columnsOf(Database& database, std::string_view table) {
  Statement statement(database, "SELECT name, type, \"notnull\" FROM pragma_table_info(?)");
  Run run(statement, table);
  std::set<TableColumn> columns;
  while (run.next()) columns.insert({run.text(0), run.text(1), run.number(2) != 0});
  return columns;
}

bool hasColumn(Database& database, std::string_view table, std::string_view column) {
  const std::set<TableColumn> columns = columnsOf(database, table);
  return std::any_of(columns.begin(), columns.end(),
                     [&](const TableColumn& has) { return std::get<0>(has) == column; });
}

std::string literal(const Value& value) {
  if (isNull(value)) return "NULL";
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "1" : "0";
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (std::holds_alternative<Blob>(value)) return "x''";
  if (std::holds_alternative<Uuid>(value)) return "x'00000000000000000000000000000000'";
  std::string quoted = "'";
  for (char c : std::get<std::string>(value)) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace carnet::client
