// Orders of large lists that are kept on the device, so that a list sorted by one of its columns shows its first rows
// without sorting all of them. They are made when the device is at rest, one after the other, for tables of many rows only:
// written with every row that arrives they would slow the first synchronisation down.
//
//   index kept_order_ENTITY_NAME    over a column of the entity's own table
//   table kept_order_ENTITY_NAME    (rid, value) with an index over value, where the value comes from other tables, such
//                                   as a partner's first telephone number; triggers kept_order_ENTITY_NAME_… keep it true
//   table kept_order                which of them stand, each with what it was made by
//
// A list asks kept_order in the transaction in which it reads (client/store/entity_list_model.cpp). Each expression is
// that of its model (client/modules/*/…_list_model.cpp), letter by letter; a test compares the orders.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

namespace carnet::client {

class Database;

// Fewer rows are sorted soon enough.
inline constexpr std::int64_t keptOrdersFrom = 100'000;

class KeptOrders {
 public:
  // Of the database `file` that SqliteStore made. With a connection of its own, only while something is made: one of few
  // pages, so that no step of SQLite takes long.
  KeptOrders(std::filesystem::path file, std::int64_t from_rows);

  // Whether makeNext() has anything to do.
  static bool isBehind(Database& database, std::int64_t from_rows);
  // Makes one that is missing, in one transaction: all of it, or nothing when it ends otherwise, as it does soon after
  // `is_wanted` says that somebody else wants to write. What is left of one that was given up is taken away before, its
  // triggers, its index and its table each in a transaction of its own: SQLite ends none of these, so it is asked before
  // each. Whoever writes must be outside of a transaction.
  enum class Made { one, nothingLeft, interrupted };
  Made makeNext(const std::function<bool()>& is_wanted);

 private:
  const std::filesystem::path file_;
  const std::int64_t from_rows_;
};

// Takes away those that this version makes otherwise or not at all, given up or not. Within the caller's transaction.
void dropOutdatedOrders(Database& database);
// All of them, in a transaction of its own: before tables take each other's place.
void dropKeptOrders(Database& database);

}  // namespace carnet::client
