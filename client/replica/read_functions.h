// The SQL functions of a replica: screens use them on their connections, and the writer keeps indexes over them.
#pragma once

namespace carnet::client {

// Adds fold(text): what type-ahead compares, shared/core/text.h's foldForSearch. `sqlite` is a sqlite3*.
void addReadFunctions(void* sqlite);

}  // namespace carnet::client
