// What a table of the file has, as SQLite says it, and values as SQL writes them.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "client/replica/database.h"

namespace carnet::client {

// Name, type, NOT NULL.
using TableColumn = std::tuple<std::string, std::string, bool>;

// Empty when there is no such table.
std::set<TableColumn> columnsOf(Database& database, std::string_view table);
bool hasColumn(Database& database, std::string_view table, std::string_view column);

// Of a default: blobs are empty, ids are nil.
std::string literal(const Value& value);

}  // namespace carnet::client
