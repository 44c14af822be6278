// Operations and conditions as JSON, for people and scripts: fields by name, values as shared/schema/json.h reads them.
//
// A name that begins with "$" stands for an id: {"verb":"create","entity":"ticket","id":"$t1",…} makes one, and "$t1"
// means it from then on, as a row's id, in a reference or in an argument.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "client/replica/row_reader.h"
#include "shared/core/random.h"
#include "shared/core/result.h"
#include "shared/rules/operation.h"

namespace carnet::client {

// A request that cannot be understood or done; caught once per line.
class RequestError : public std::runtime_error {
 public:
  explicit RequestError(Problem what) : std::runtime_error(what.code), problem(std::move(what)) {}
  Problem problem;
};

class Requests {
 public:
  Requests(const Registry& registry, RowReader& reader, Rng& rng, const Clock& clock)
      : registry_(registry), reader_(reader), rng_(rng), clock_(clock) {}

  const Entity& entity(const nlohmann::json& request) const;
  Uuid id(const nlohmann::json& value) const;
  // {"verb","entity","id","fields","base","transition","arguments"}. Without "id" a new row gets one; without "base" an
  // edited field is based on the value that stands here, as on a screen.
  Operation operation(const nlohmann::json& request);
  // {"entity","id","where":{field: value},"deleted":true,"limit":n}
  RowReader::Question question(const nlohmann::json& request) const;

 private:
  Uuid newId(const std::string& name);
  nlohmann::json resolved(const nlohmann::json& value) const;
  Value argument(const nlohmann::json& value) const;

  const Registry& registry_;
  RowReader& reader_;
  Rng& rng_;
  const Clock& clock_;
  std::map<std::string, Uuid> names_;
};

nlohmann::json toJson(const Problem& problem);
nlohmann::json toJson(const Row& row);
// An operation as "waiting" tells it.
nlohmann::json toJson(const Registry& registry, const Operation& operation);

}  // namespace carnet::client
