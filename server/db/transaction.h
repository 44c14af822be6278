// One transaction as the function given to Database::run sees it. Commit follows when the function returns, rollback
// when it throws; the function never does either itself.
#pragma once

#include <string>
#include <string_view>

#include "server/db/error.h"
#include "server/db/parameter.h"
#include "server/db/rows.h"

namespace carnet::server {

class Transaction {
 public:
  // One statement with bound parameters; sent unprepared, for it must pass through pgbouncer in transaction mode, unless
  // the transaction keeps its statements (TransactionOptions).
  template <class... P>
  Rows exec(std::string_view sql, P&&... parameters) {
    Parameters list;
    list.reserve(sizeof...(P));
    (list.emplace_back(std::forward<P>(parameters)), ...);
    return execWith(sql, list);
  }
  // The same with a list made at run time; at most 65,535 parameters.
  Rows execWith(std::string_view sql, const Parameters& parameters);
  // Exactly one row, else std::logic_error.
  template <class... P>
  Rows execOne(std::string_view sql, P&&... parameters) {
    Rows rows = exec(sql, std::forward<P>(parameters)...);
    requireOne(rows, sql);
    return rows;
  }
  // Several statements in one round trip, no parameters; the last one's rows. For migrations and trusted text only.
  Rows execScript(std::string_view sql);

  // SET LOCAL name = value (custom names such as "app.user" too); it ends with the transaction.
  void setLocal(std::string_view name, std::string_view value);
  // SET LOCAL ROLE: from here on the statements run with that role's rights (carnet_reader, carnet_authority).
  void setLocalRole(std::string_view role);
  // NOTIFY channel, payload: delivered at commit. The payload is below 8,000 bytes.
  void notify(std::string_view channel, std::string_view payload);
  // COPY table (columns) FROM STDIN: the fastest way in, for imports and measurements. Every row has as many elements
  // as there are columns.
  void copyIn(std::string_view table, const std::vector<std::string>& columns, const std::vector<Parameters>& rows);

  // A name quoted as an identifier, for the few places where a statement is composed from the registry.
  static std::string quotedName(std::string_view name);

  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

 private:
  friend class Database;
  friend struct TransactionAccess;
  Transaction(void* work, class PreparedStatements* kept) : work_(work), kept_(kept) {}
  static void requireOne(const Rows& rows, std::string_view sql);
  void* work_;
  PreparedStatements* kept_;  // null: none are
};

}  // namespace carnet::server
