// Rows and values as JSON and as text: for export, the device program, the importer, and the values that a conflict
// keeps. What is written can be read back without loss.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/core/result.h"
#include "shared/schema/entity.h"

namespace carnet {

// One value as people write it: instants and dates ISO 8601, quantities "2.5", unit prices "12.3456", percentages as
// fractions "0.2", enumerations by name, ids in 8-4-4-4-12 form, blobs base64, localised text its JSON object; NULL is "".
std::string valueToText(const Field& field, const Value& value);
// The inverse. "" is NULL where the field may be NULL. Booleans also as 1/0, yes/no. Fails with "field.bad_value".
Result<Value> valueFromText(const Field& field, std::string_view text);

// {"entity":"ticket","id":…,"root_id":…,"facet":"ticket","rev":7,"created_at":…,"created_by":…,"updated_at":…,
// "updated_by":…,"deleted_at":null} and the fields. Booleans, integers, localised text and NULL are JSON's own, everything
// else is valueToText.
std::string rowToJson(const Row& row);

struct FieldValue {
  const Field* field = nullptr;
  Value value;
};

// The members of a JSON object as values of fields, in the object's order of names. A number stands for itself in any
// numeric field (2.5 in a quantity is two and a half). Fails with "json.malformed", "field.unknown", "field.bad_value".
Result<std::vector<FieldValue>> valuesFromJson(const Entity& entity, std::string_view json);

}  // namespace carnet
