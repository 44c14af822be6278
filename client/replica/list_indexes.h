// Indexes for the orders in which lists open (client/modules/*/…_list_model.cpp): with them the first rows of a list are
// read without sorting it. Each expression is that of its model's order, letter by letter; a test asks SQLite whether it
// is used. Whoever changes what fold() answers (shared/core/text.h) raises `foldVersion`: an index made by the former
// fold would be out of order, and is made anew under another name.
#pragma once

#include <string>
#include <string_view>

#include "shared/schema/entity.h"

namespace carnet::client {

inline constexpr int foldVersion = 1;

// Statements, each ended by ";"; empty for an entity without such lists. Does nothing where they are there. `table` and
// `suffix` as in sqliteIndexes().
std::string listIndexes(const Entity& entity, std::string_view table = {}, std::string_view suffix = {});

}  // namespace carnet::client
