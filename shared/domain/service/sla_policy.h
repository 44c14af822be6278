// How soon a ticket is to be answered and resolved, by its priority, in minutes from its creation. Elapsed time: no
// calendar of working hours is taken into account. Nothing given = no due time. Which policy a ticket without one gets
// is a setting (settings.h).
#pragma once

#include "shared/schema/entity.h"

namespace carnet {

struct SlaPolicy {
  RowHead head;
  LocalText name;
  std::optional<std::int64_t> low_response_minutes;
  std::optional<std::int64_t> low_resolution_minutes;
  std::optional<std::int64_t> normal_response_minutes;
  std::optional<std::int64_t> normal_resolution_minutes;
  std::optional<std::int64_t> high_response_minutes;
  std::optional<std::int64_t> high_resolution_minutes;
  std::optional<std::int64_t> urgent_response_minutes;
  std::optional<std::int64_t> urgent_resolution_minutes;
};

template <>
inline constexpr EntityTraits traitsOf<SlaPolicy> = {.no = 120, .facet = Facet::all, .priority = 0};

template <>
inline constexpr auto fieldsOf<SlaPolicy> = std::array{
    field<&SlaPolicy::name>(1, Merge::guarded),
    field<&SlaPolicy::low_response_minutes>(2, Merge::guarded),
    field<&SlaPolicy::low_resolution_minutes>(3, Merge::guarded),
    field<&SlaPolicy::normal_response_minutes>(4, Merge::guarded),
    field<&SlaPolicy::normal_resolution_minutes>(5, Merge::guarded),
    field<&SlaPolicy::high_response_minutes>(6, Merge::guarded),
    field<&SlaPolicy::high_resolution_minutes>(7, Merge::guarded),
    field<&SlaPolicy::urgent_response_minutes>(8, Merge::guarded),
    field<&SlaPolicy::urgent_resolution_minutes>(9, Merge::guarded),
};

}  // namespace carnet
