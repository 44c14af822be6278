#include "shared/schema/entity.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>

#include "shared/core/text.h"

namespace carnet {

static constexpr std::array<std::string_view, facetCount> facetNames = {
    "all",      "directory", "card",     "service", "sales", "money", "ticket", "serial",
    "location", "user",      "activity", "product", "cost",  "hq",    "server"};

std::string_view nameOf(Facet facet) {
  const auto index = static_cast<std::size_t>(facet);
  return index < facetNames.size() ? facetNames[index] : "newer";
}

std::optional<Facet> facetByName(std::string_view name) {
  const auto found = std::find(facetNames.begin(), facetNames.end(), name);
  if (found == facetNames.end()) return std::nullopt;
  return static_cast<Facet>(found - facetNames.begin());
}

const Field* Entity::find(std::string_view field_name) const {
  for (const Field& field : fields) {
    if (field.name == field_name) return &field;
  }
  return nullptr;
}

const Field* Entity::findNo(std::uint16_t field_no) const {
  for (const Field& field : fields) {
    if (field.no == field_no) return &field;
  }
  return nullptr;
}

std::size_t Entity::indexOf(std::string_view field_name) const {
  const Field* field = find(field_name);
  if (field == nullptr) std::abort();
  return static_cast<std::size_t>(field - fields.data());
}

Row Entity::blank(const RowHead& head) const {
  Row row;
  row.entity = this;
  row.head = head;
  for (std::size_t i = 0; i < fields.size(); ++i) row.values.push_back(defaultOf(i));
  return row;
}

// Years 1 to 9999: what both databases and ISO 8601 can say.
static bool isWithin(const Value& value, std::int64_t first, std::int64_t last) {
  const std::int64_t* number = std::get_if<std::int64_t>(&value);
  return number != nullptr && *number >= first && *number <= last;
}

static constexpr std::int64_t millisecondsPerDay = 86'400'000;

bool fits(const Field& field, const Value& value) {
  if (isNull(value)) return field.nullable;
  switch (field.type) {
    case Type::boolean:
      return std::holds_alternative<bool>(value);
    case Type::text:
      return std::holds_alternative<std::string>(value) && isStorableText(std::get<std::string>(value));
    case Type::localText:
      return std::holds_alternative<std::string>(value) && isStorableText(std::get<std::string>(value)) &&
             LocalText::fromJson(std::get<std::string>(value)).has_value();
    case Type::enumeration:
      return std::holds_alternative<std::string>(value) &&
             std::find(field.names.begin(), field.names.end(), std::get<std::string>(value)) != field.names.end();
    case Type::blob:
      return std::holds_alternative<Blob>(value) && std::get<Blob>(value).bytes.size() <= 1u << 20;
    case Type::uuid:
      return std::holds_alternative<Uuid>(value);
    case Type::date:
      return isWithin(value, -719'162, 2'932'896);
    case Type::instant:
      return isWithin(value, -719'162 * millisecondsPerDay, 2'932'897 * millisecondsPerDay - 1);
    default:
      return std::holds_alternative<std::int64_t>(value);
  }
}

}  // namespace carnet
