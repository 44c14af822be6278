// Whose a change set is, when its Push says nothing that its bytes do not say too: then many of them need it said once.
#pragma once

#include <optional>

#include "shared/sync/messages.h"

namespace carnet::wire {

struct Maker {
  Uuid device_id;
  Uuid person_id;
  bool operator==(const Maker&) const = default;
};

// What a server takes as ChangeSets that says nothing of formats.
inline constexpr std::uint32_t firstChangeSetsFormat = 3;

// nullopt: there is something to say beside the bytes, they are not what was saved, or they are of a format that the other
// end has not named. Such a Push travels as it is.
std::optional<Maker> makerOf(const sync::Push& push, std::uint32_t newest_format = firstChangeSetsFormat);

// What makerOf() had found nothing to say beside. nullopt: no change set.
std::optional<sync::Push> pushOf(std::string bytes);

}  // namespace carnet::wire
