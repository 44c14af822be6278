// Which version of the schema these sources are: what entities, fields and steps there are, and what they mean. Raised by
// one with each change of them (tests/versions/README.md); every version that there was is kept there.
//
//   1  the first
//   2  a parked change keeps its operations
//   3  a change set may be in place of parked ones; a parked change may be corrected
//   4  a series of numbers keeps those of a lost history
//   5  a change set says which version made it
//   6  a link to a file has the step `remove`, a ticket `remove_time` and `restore_time`
#pragma once

#include <cstdint>

namespace carnet {

inline constexpr std::int32_t schemaVersion = 6;
// A server takes devices of this many versions before its own.
inline constexpr std::int32_t versionsBack = 3;
// Change sets of versions up to this one do not say which; none of these changed what an operation means.
inline constexpr std::int32_t lastUnmarkedVersion = 4;

}  // namespace carnet
