#include "server/db/transaction.h"

#include <utility>

#include <pqxx/tablewriter>

#include "server/db/pqxx_parameter.h"
#include "server/db/prepared_statements.h"
#include "server/db/translate.h"

namespace carnet::server {

namespace {

pqxx::dbtransaction& workOf(void* work) { return *static_cast<pqxx::dbtransaction*>(work); }

// One line of COPY's text format.
std::string copyLine(const Parameters& row) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) line += '\t';
    if (row[i].isNull()) {
      line += "\\N";
      continue;
    }
    for (char c : row[i].text()) {
      if (c == '\\') {
        line += "\\\\";
      } else if (c == '\n') {
        line += "\\n";
      } else if (c == '\r') {
        line += "\\r";
      } else if (c == '\t') {
        line += "\\t";
      } else {
        line += c;
      }
    }
  }
  return line;
}

}  // namespace

Rows Transaction::execWith(std::string_view sql, const Parameters& parameters) {
  pqxx::dbtransaction& work = workOf(work_);
  try {
    auto values = pqxxParameters(parameters);
    const std::string* kept = kept_ != nullptr ? kept_->find(work.conn(), sql) : nullptr;
    return Rows(std::make_shared<pqxx::result>(kept != nullptr
                                                   ? work.exec_prepared(*kept, std::move(values))
                                                   : work.exec_params(std::string(sql), std::move(values))));
  } catch (...) {
    rethrowTranslated(work.conn());
  }
}

Rows Transaction::execScript(std::string_view sql) {
  pqxx::dbtransaction& work = workOf(work_);
  try {
    return Rows(std::make_shared<pqxx::result>(work.exec(std::string(sql))));
  } catch (...) {
    rethrowTranslated(work.conn(), Wording::full);
  }
}

void Transaction::setLocal(std::string_view name, std::string_view value) {
  exec("SELECT set_config($1, $2, true)", name, value);
}

void Transaction::setLocalRole(std::string_view role) { execScript("SET LOCAL ROLE " + quotedName(role)); }

void Transaction::notify(std::string_view channel, std::string_view payload) {
  exec("SELECT pg_notify($1, $2)", channel, payload);
}

void Transaction::copyIn(std::string_view table, const std::vector<std::string>& columns,
                         const std::vector<Parameters>& rows) {
  pqxx::dbtransaction& work = workOf(work_);
  try {
    std::vector<std::string> quoted;
    for (const std::string& column : columns) quoted.push_back(quotedName(column));
      // libpqxx 6.4's stream_to takes tuples only; its older writer takes lines.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    pqxx::tablewriter writer(work, quotedName(table), quoted.begin(), quoted.end());
#pragma GCC diagnostic pop
    for (const Parameters& row : rows) {
      if (row.size() != columns.size()) throw std::logic_error("a row to copy has another number of columns");
      writer.write_raw_line(copyLine(row));
    }
    writer.complete();
  } catch (...) {
    rethrowTranslated(work.conn());
  }
}

std::string Transaction::quotedName(std::string_view name) {
  std::string quoted = "\"";
  for (char c : name) {
    if (c == '\0') throw std::invalid_argument("an identifier holds a NUL");
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

void Transaction::requireOne(const Rows& rows, std::string_view sql) {
  if (rows.size() != 1) {
    throw std::logic_error("one row expected, " + std::to_string(rows.size()) + " found: " + std::string(sql));
  }
}

}  // namespace carnet::server
