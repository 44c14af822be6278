// A version of the schema in words, a line for each entity and each field; of an entity its steps too, from version 6 on:
//   50 partner card scoped steps hand_over
//   50.2 partner.kind enumeration org,person
//   50.10 partner.owner_id uuid null
// Kept for every version (schema/N.txt), so that what devices in the field have is not a matter of memory.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "shared/rules/rule_book.h"

namespace carnet::versions {

struct SchemaLine {
  std::string what;                // all but the names
  std::vector<std::string> names;  // of an enumeration, or of the steps of an entity
  bool operator==(const SchemaLine&) const = default;
};
using SchemaText = std::map<std::string, SchemaLine>;  // by number, "50" or "50.2"

SchemaText schemaOf(const RuleBook& book);
std::string written(const SchemaText& schema);
// Throws std::runtime_error for a file that is missing or no such text.
SchemaText readSchema(const std::string& file);

// What of `older` a program with `newer` would not understand, or would take for something else; a sentence each. A
// newer version may add entities, fields, steps and names of an enumeration; it may not change or take away any.
std::vector<std::string> breaches(const SchemaText& older, const SchemaText& newer);

}  // namespace carnet::versions
