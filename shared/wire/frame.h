// Messages as frames (proto/sync.proto). The only folder that sees generated headers.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/result.h"
#include "shared/sync/messages.h"

namespace carnet::wire {

// Unpacked size of what a device accepts, and of what the server accepts from a device.
inline constexpr std::size_t maxUnpackedBytes = 8u << 20;
inline constexpr std::size_t maxUnpackedFromDevice = 1u << 20;
// Above it a frame is packed with zstd, when that makes it smaller; blobs never are.
inline constexpr std::size_t packAboveBytes = 512;

struct Frame {
  std::uint64_t no = 0;  // of its sender on this connection, from 1; LinkEnd gives and checks it
  sync::Message message;
};

// The frame of a message. Throws std::length_error when it is larger than sync::maxFrameBytes: senders split Delta and
// SnapshotChunk by sync::creditCost, and everything else has a limit of its own.
std::string encode(const sync::Message& message, std::uint64_t no);

// One frame of several messages, each a Push or a Receipt: a Bundle. The same exceptions.
std::string encodeBundle(std::span<const sync::Message> messages, std::uint64_t no);

// Everything is checked before it is believed: size before memory is asked for, ids and hashes have their length,
// enumerations their values, numbers are not negative, text is storable, parts lie inside their whole.
// Problems: "frame.too_large" (values: bytes, limit), "frame.malformed" (values: what).
// decode() takes one message only: a Bundle is "frame.malformed".
Result<Frame> decode(std::string_view frame, std::size_t limit = maxUnpackedBytes);
struct Frames {
  std::uint64_t no = 0;
  std::vector<sync::Message> messages;  // at least one
};
Result<Frames> decodeAll(std::string_view frame, std::size_t limit = maxUnpackedBytes);

}  // namespace carnet::wire
