// How libpqxx is given our Parameters. Only sources of server/db include this.
#pragma once

#include <pqxx/pqxx>

#include "server/db/parameter.h"

namespace carnet::server {

// libpqxx 6.4 takes values of a list made at run time as text only. What it makes of any arguments is this structure, and
// a ready one it takes as it is; libpqxx 7 has it as pqxx::params.
inline pqxx::internal::params pqxxParameters(const Parameters& parameters) {
  pqxx::internal::params values;
  values.lengths.reserve(parameters.size());
  values.nonnulls.reserve(parameters.size());
  values.binaries.reserve(parameters.size());
  values.strings.reserve(parameters.size());
  for (const Parameter& parameter : parameters) {
    const bool is_null = parameter.isNull();
    values.lengths.push_back(is_null ? 0 : static_cast<int>(parameter.form().size()));
    values.nonnulls.push_back(is_null ? 0 : 1);
    values.binaries.push_back(parameter.isBinary() ? 1 : 0);
    if (parameter.isBinary())
      values.bin_strings.emplace_back(parameter.form().data(), parameter.form().size());
    else if (!is_null)
      values.strings.push_back(parameter.form());
  }
  return values;
}

}  // namespace carnet::server
