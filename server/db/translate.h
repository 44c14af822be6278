// Turns libpqxx's exceptions into ours, the one place that knows which of them mean "the connection is gone".
#pragma once

#include <pqxx/pqxx>

#include "server/db/error.h"

namespace carnet::server {

// The connection went away before COMMIT was sent; never leaves server/db except inside a transaction function.
class ConnectionLost : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

// `full` keeps PostgreSQL's whole message with the place in the text, for statements without parameters.
enum class Wording { withoutValues, full };

// Rethrows the exception being handled as one of server/db/error.h; exceptions not from libpqxx pass unchanged.
[[noreturn]] void rethrowTranslated(const pqxx::connection_base& connection, Wording wording = Wording::withoutValues);

// 0A000 the plan is of a table that was altered since, 26000 it is not there, 42P05 it is another's: said of a statement
// that the connection keeps prepared. Nothing was written, another connection will do it.
bool isOfKeptStatement(const StatementError& error);
// 40001 serialization failure, 40P01 deadlock: nothing was written, another run may succeed.
bool isContention(const StatementError& error);

}  // namespace carnet::server
