// The replica's tables, derived from the entities. `rid INTEGER PRIMARY KEY` comes first (lists and full text work with
// it), then headColumns, then the fields in their order. Ids are BLOBs of 16 bytes; instants milliseconds, dates days,
// amounts their scaled integers, booleans 0 and 1, enumerations their names. No foreign keys: a replica is partial.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/schema/entity.h"

namespace carnet {

// "INTEGER", "TEXT" or "BLOB".
std::string_view sqliteType(Type type);

// CREATE TABLE; under another name while a client migration builds new tables beside the old ones.
std::string sqliteTable(const Entity& entity, std::string_view table = {});

// CREATE INDEX: the leaf, and each field that `list` works on. Kept apart from the table, so that a first load may
// make them afterwards. `table` as above; `suffix` ends their names, which are unique in a database.
std::vector<std::string> sqliteIndexes(const Entity& entity, std::string_view table = {}, std::string_view suffix = {});

}  // namespace carnet
