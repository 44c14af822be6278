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

}  // namespace

std::string encode(const sync::Message& message, std::uint64_t no) {
  pb::Envelope envelope;
  envelope.set_no(no);
  fill(envelope, message);
  const std::string bytes = envelope.SerializeAsString();
  const bool is_blob =
      std::holds_alternative<sync::BlobPut>(message) || std::holds_alternative<sync::BlobPart>(message);
  std::string frame = pack(bytes, !is_blob);
  if (frame.size() > sync::maxFrameBytes || bytes.size() > maxUnpackedBytes) {
    throw std::length_error("a message of " + std::to_string(bytes.size()) + " bytes does not fit a frame");
  }
  return frame;
}

Result<Frame> decode(std::string_view frame, std::size_t limit) {
  const Result<std::string> bytes = unpack(frame, limit);
  if (!bytes) return bytes.problem();
  pb::Envelope envelope;
  if (!envelope.ParseFromString(*bytes)) return malformed("protobuf");
  Result<sync::Message> message = take(envelope);
  if (!message) return message.problem();
  return Frame{envelope.no(), std::move(message).value()};
}

}  // namespace carnet::wire
