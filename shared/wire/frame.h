// Messages as frames (proto/sync.proto). The only folder that sees generated headers.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/result.h"
#include "shared/sync/messages.h"
#include "shared/wire/maker.h"

namespace carnet::wire {

// Unpacked size of what a device accepts, of what the server accepts from a device, and of a Hello.
inline constexpr std::size_t maxUnpackedBytes = 8u << 20;
inline constexpr std::size_t maxUnpackedFromDevice = 1u << 20;
inline constexpr std::size_t maxHelloBytes = 256 * 1024;  // and of a CompareRanges
inline constexpr std::size_t maxBundled = 4'096;          // messages in one frame
// Above it a frame is packed with zstd, when that makes it smaller; blobs never are.
inline constexpr std::size_t packAboveBytes = 512;

struct Frame {
  std::uint64_t no = 0;  // of its sender on this connection, from 1; LinkEnd gives and checks it
  sync::Message message;
};

// The frame of a message. Throws std::length_error when it is larger than sync::maxFrameBytes: senders split Delta and
// SnapshotChunk by sync::creditCost, and everything else has a limit of its own.
std::string encode(const sync::Message& message, std::uint64_t no);

// The same in two steps, for a message that many links are sent: what is the same for all of them, and the frame of it with
// the number that it has on one. Not for blobs.
std::string encodeUnnumbered(const sync::Message& message);
std::string numbered(std::string_view unnumbered, std::uint64_t no);

// One frame of several messages, each a Push or each a Receipt: a Bundle. The same exceptions.
std::string encodeBundle(std::span<const sync::Message> messages, std::uint64_t no);
// One frame of Pushes that are all of this maker (makerOf): ChangeSets. The same exceptions.
std::string encodeChangeSets(const Maker& maker, std::span<const sync::Message> pushes, std::uint64_t no);

// Whom a frame is from, which decides how large it may be and which messages are read at all.
enum class Sender : std::uint8_t {
  server,
  device,    // one that has said its Hello
  stranger,  // anybody: a Hello and nothing else
};

// Everything is checked before it is believed: kind and size before memory is asked for, ids and hashes have their length,
// enumerations their values, numbers are not negative, text is storable, parts lie inside their whole.
// Problems: "frame.too_large" (values: bytes, limit), "frame.unexpected" (values: the field that a message of this kind
// has in Envelope), "frame.malformed" (values: what).
// decode() takes one message only: a frame of several is "frame.malformed".
Result<Frame> decode(std::string_view frame, Sender sender = Sender::server);
struct Frames {
  std::uint64_t no = 0;
  std::vector<sync::Message> messages;  // at least one
};
Result<Frames> decodeAll(std::string_view frame, Sender sender = Sender::server);

}  // namespace carnet::wire
