// A setting of the company: a key, its value as text, and where it holds. Keys and defaults: settings.h.
#pragma once

#include "shared/schema/entity.h"

namespace carnet {

struct Setting {
  RowHead head;
  std::string key;  // "visit_window_days"
  std::string value;
  std::string scope;  // empty = the whole company; else a module's or team's name
};

template <>
inline constexpr EntityTraits traitsOf<Setting> = {.no = 10, .facet = Facet::all, .priority = 0};

template <>
inline constexpr auto fieldsOf<Setting> = std::array{
    field<&Setting::key>(1, Merge::once).indexed(),
    field<&Setting::value>(2, Merge::guarded),
    field<&Setting::scope>(3, Merge::once),
};

}  // namespace carnet
