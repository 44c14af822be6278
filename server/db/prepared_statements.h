// The statements that one connection keeps prepared: what it is asked again needs no parsing and soon no planning.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <pqxx/pqxx>

namespace carnet::server {

class PreparedStatements {
 public:
  // The name under which the statement is prepared on `connection`, always the same one; nullptr when it is met for the
  // first time, or so many are prepared that it is sent as it is.
  const std::string* find(pqxx::connection_base& connection, std::string_view sql);

 private:
  std::map<std::string, std::string, std::less<>> names_;  // an empty one: met once
  std::size_t prepared_ = 0;
};

}  // namespace carnet::server
