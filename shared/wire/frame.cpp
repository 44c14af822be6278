#include "shared/wire/frame.h"

#include <google/protobuf/stubs/logging.h>

#include <stdexcept>

#include "proto/sync.pb.h"
#include "shared/wire/from_protobuf.h"
#include "shared/wire/packing.h"
#include "shared/wire/to_protobuf.h"

namespace carnet::wire {

namespace {

// protobuf writes to stderr about each bad string; whoever sends them must not be able to fill our logs.
const auto silenced = google::protobuf::SetLogHandler(nullptr);

std::string frameOf(const pb::Envelope& envelope, bool may_pack) {
  const std::string bytes = envelope.SerializeAsString();
  std::string frame = pack(bytes, may_pack);
  if (frame.size() > sync::maxFrameBytes || bytes.size() > maxUnpackedBytes) {
    throw std::length_error("a message of " + std::to_string(bytes.size()) + " bytes does not fit a frame");
  }
  return frame;
}

}  // namespace

std::string encode(const sync::Message& message, std::uint64_t no) {
  pb::Envelope envelope;
  envelope.set_no(no);
  fill(envelope, message);
  const bool is_blob =
      std::holds_alternative<sync::BlobPut>(message) || std::holds_alternative<sync::BlobPart>(message);
  return frameOf(envelope, !is_blob);
}

std::string encodeBundle(std::span<const sync::Message> messages, std::uint64_t no) {
  pb::Envelope envelope;
  envelope.set_no(no);
  fillBundle(envelope, messages);
  return frameOf(envelope, true);
}

Result<Frames> decodeAll(std::string_view frame, std::size_t limit) {
  const Result<std::string> bytes = unpack(frame, limit);
  if (!bytes) return bytes.problem();
  pb::Envelope envelope;
  if (!envelope.ParseFromString(*bytes)) return malformed("protobuf");
  Result<std::vector<sync::Message>> messages = take(envelope);
  if (!messages) return messages.problem();
  return Frames{envelope.no(), std::move(messages).value()};
}

Result<Frame> decode(std::string_view frame, std::size_t limit) {
  Result<Frames> all = decodeAll(frame, limit);
  if (!all) return all.problem();
  if (all->messages.size() > 1) return malformed("a bundle");
  return Frame{all->no, std::move(all->messages.front())};
}

}  // namespace carnet::wire
