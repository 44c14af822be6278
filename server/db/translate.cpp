#include "server/db/translate.h"

namespace carnet::server {

namespace {

// PostgreSQL's first line. The lines below it (DETAIL, CONTEXT) and the words behind the colon of a data exception
// (class 22) may repeat a parameter's value.
std::string withoutValues(const char* what, const std::string& state) {
  std::string line(what);
  line.resize(std::min(line.find('\n'), line.size()));
  if (state.rfind("22", 0) == 0) {
    const auto prefix = line.find(": ");
    const auto colon = prefix == std::string::npos ? prefix : line.find(':', prefix + 2);
    if (colon != std::string::npos) line.resize(colon);
  }
  return line;
}

}  // namespace

void rethrowTranslated(const pqxx::connection_base& connection, Wording wording) {
  try {
    throw;
  } catch (const pqxx::in_doubt_error& e) {
    throw CommitInDoubt(e.what());
  } catch (const pqxx::broken_connection& e) {
    throw ConnectionLost(e.what());
  } catch (const pqxx::serialization_failure& e) {
    throw StatementError(e.what(), "40001");
  } catch (const pqxx::deadlock_detected&) {
    throw StatementError("deadlock detected", "40P01");
  } catch (const pqxx::sql_error& e) {
    const std::string& state = e.sqlstate();
    // 57P01 … 57P03: the server is shutting down, crashed or still starting; 08xxx: connection exceptions.
    const bool gone = !connection.is_open() || state.rfind("57P0", 0) == 0 || state.rfind("08", 0) == 0;
    if (gone) throw ConnectionLost(e.what());
    throw StatementError(wording == Wording::full ? e.what() : withoutValues(e.what(), state), state);
  } catch (const pqxx::failure& e) {
    if (!connection.is_open()) throw ConnectionLost(e.what());
    throw DatabaseError(withoutValues(e.what(), ""));
  }
}

bool isOfKeptStatement(const StatementError& error) {
  return error.sqlState() == "0A000" || error.sqlState() == "26000" || error.sqlState() == "42P05";
}

bool isContention(const StatementError& error) { return error.sqlState() == "40001" || error.sqlState() == "40P01"; }

}  // namespace carnet::server
