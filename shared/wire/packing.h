// Packing of frames: a byte that says how, then the bytes as they are or as one zstd frame.
#pragma once

#include <string>
#include <string_view>

#include "shared/core/result.h"

namespace carnet::wire {

// `bytes` behind its format byte, packed where `may_pack` and it becomes smaller.
std::string pack(std::string_view bytes, bool may_pack);
// The content of a frame of at most `limit` bytes unpacked. The size that a packed frame declares is checked first; one
// that declares none is malformed.
Result<std::string> unpack(std::string_view frame, std::size_t limit);

Problem malformed(std::string what);
Problem tooLarge(std::size_t bytes, std::size_t limit);

}  // namespace carnet::wire
