// A technical property that products have: pressure, weight, protection class.
#pragma once

#include "shared/schema/entity.h"

namespace carnet {

enum class AttributeType : std::uint8_t { text, number, flag };
template <>
inline constexpr auto enumNames<AttributeType> = std::to_array<std::string_view>({"text", "number", "flag"});

struct Attribute {
  RowHead head;
  LocalText name;
  LocalText unit;  // "bar"; empty if it has none
  AttributeType value_type = AttributeType::text;
};

template <>
inline constexpr EntityTraits traitsOf<Attribute> = {.no = 31, .facet = Facet::all, .priority = 0};

template <>
inline constexpr auto fieldsOf<Attribute> = std::array{
    field<&Attribute::name>(1, Merge::guarded),
    field<&Attribute::unit>(2, Merge::guarded),
    field<&Attribute::value_type>(3, Merge::once),
};

}  // namespace carnet
