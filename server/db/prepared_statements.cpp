#include "server/db/prepared_statements.h"

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
    met->second = "kept_" + std::to_string(prepared_++);
    connection.prepare(met->second, met->first);
  }
  return &met->second;
}

}  // namespace carnet::server
