// What a connection to a replica can do beside SQLite's own: functions of SQL, which screens use and over which the writer
// keeps indexes, and ending a long read.
#pragma once

namespace carnet::client {

// Adds fold(text): what type-ahead compares, shared/core/text.h's foldForSearch. `sqlite` is a sqlite3*.
void addReadFunctions(void* sqlite);

// A statement on this connection ends with an error as soon as `should_stop(what)` is not 0; it is asked every few
// thousand steps, on the thread of the statement.
void stopReadingWhen(void* sqlite, int (*should_stop)(void* what), void* what);

}  // namespace carnet::client
