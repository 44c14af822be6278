// What a new company needs before anybody can work: itself, roles with their rights, reasons, settings, a default SLA
// policy, and the places that close the books of stock. Their ids are fixed, so making them twice changes nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/schema/entity.h"

namespace carnet {

struct NewCompany {
  std::string name;
  std::string language = "en";
  std::string currency = "EUR";
  std::string time_zone = "Europe/Paris";
};

// In registry order, heads complete but for times and authors: made with the verb `import`, or put as they are.
std::vector<Row> initialRows(const NewCompany& company);

// The id of the initial row that another system calls by `key`: the company, a role by its code, the standard SLA policy,
// a place that closes the books by its kind ("customer"). An import writes into it instead of making a second one.
std::optional<Uuid> initialRowId(const Entity& entity, std::string_view key);

}  // namespace carnet
