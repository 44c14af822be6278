// How libpqxx turns our Parameter into text. Only sources of server/db include this.
#pragma once

#include <pqxx/pqxx>

#include "server/db/parameter.h"

namespace pqxx {
template <>
struct string_traits<carnet::server::Parameter> {
  static constexpr const char* name() noexcept { return "carnet::server::Parameter"; }
  static constexpr bool has_null() noexcept { return true; }
  static bool is_null(const carnet::server::Parameter& p) { return p.isNull(); }
  static std::string to_string(const carnet::server::Parameter& p) { return p.text(); }
};
}  // namespace pqxx
