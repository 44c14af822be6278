#include "server/db/prepared_statements.h"

#include "shared/core/hash.h"

namespace carnet::server {

namespace {

constexpr std::size_t mostPrepared = 300;
constexpr std::size_t mostMet = 2'000;

}  // namespace

const std::string* PreparedStatements::find(pqxx::connection_base& connection, std::string_view sql) {
  const auto met = names_.find(sql);
  if (met == names_.end()) {
    if (names_.size() < mostMet) names_.emplace(sql, std::string());
    return nullptr;
  }
  if (met->second.empty()) {
    if (prepared_ >= mostPrepared) return nullptr;
    // By what it says: a pool that nobody told of may have prepared another connection's under the name.
    ++prepared_;
    met->second = toHex(sha256(sql)).substr(0, 32);
    connection.prepare(met->second, met->first);
  }
  return &met->second;
}

}  // namespace carnet::server
