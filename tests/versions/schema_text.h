// A version of the schema in words, a line for each entity and each field:
//   50 partner card scoped
//   50.2 partner.kind enumeration org,person
//   50.10 partner.owner_id uuid null
// Kept for every version (schema/N.txt), so that what devices in the field have is not a matter of memory.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "shared/schema/registry.h"

namespace carnet::versions {

struct SchemaLine {
  std::string what;                // all but the names of the enumeration
  std::vector<std::string> names;  // of an enumeration
  bool operator==(const SchemaLine&) const = default;
};
using SchemaText = std::map<std::string, SchemaLine>;  // by number, "50" or "50.2"

SchemaText schemaOf(const Registry& registry);
std::string written(const SchemaText& schema);
// Throws std::runtime_error for a file that is missing or no such text.
SchemaText readSchema(const std::string& file);

// What of `older` a program with `newer` would not understand, or would take for something else; a sentence each. A
// newer version may add entities, fields and names of an enumeration; it may not change or take away any.
std::vector<std::string> breaches(const SchemaText& older, const SchemaText& newer);

}  // namespace carnet::versions
