#include "shared/wire/frame.h"

#include <google/protobuf/stubs/logging.h>

#include <stdexcept>
#include <utility>

#include "proto/sync.pb.h"
#include "shared/schema/codec.h"
#include "shared/wire/from_protobuf.h"
#include "shared/wire/packing.h"
#include "shared/wire/to_protobuf.h"

namespace carnet::wire {

namespace {

// protobuf writes to stderr about each bad string; whoever sends them must not be able to fill our logs.
const auto silenced = google::protobuf::SetLogHandler(nullptr);

constexpr std::uint64_t lastMessage = pb::Envelope::kChangeSetsFieldNumber;

std::size_t limitFor(Sender sender) {
  if (sender == Sender::stranger) return maxHelloBytes;
  return sender == Sender::device ? maxUnpackedFromDevice : maxUnpackedBytes;
}

bool isSaidBy(Sender sender, std::uint64_t field) {
  switch (field) {
    case pb::Envelope::kHelloFieldNumber:
      return true;
    case pb::Envelope::kPushFieldNumber:
    case pb::Envelope::kCreditFieldNumber:
    case pb::Envelope::kBlobPutFieldNumber:
    case pb::Envelope::kBlobAskFieldNumber:
    case pb::Envelope::kBlobGetFieldNumber:
    case pb::Envelope::kPingFieldNumber:
    case pb::Envelope::kPongFieldNumber:
    case pb::Envelope::kReauthenticateFieldNumber:
    case pb::Envelope::kErrorFieldNumber:
    case pb::Envelope::kCompareRangesFieldNumber:
    case pb::Envelope::kBundleFieldNumber:
    case pb::Envelope::kChangeSetsFieldNumber:
      return sender == Sender::device;
    default:
      return field > lastMessage;  // none that this version knows: passed over
  }
}

// Moves `at` behind the value of a field, which `value` is when it is bytes; false when it goes beyond the end.
bool skip(std::string_view bytes, std::size_t& at, std::uint64_t wire_type, std::string_view& value) {
  std::uint64_t size = 0;
  switch (wire_type) {
    case 0:
      return getVarint(bytes, at, size);
    case 1:
      size = 8;
      break;
    case 2:
      if (!getVarint(bytes, at, size)) return false;
      break;
    case 5:
      size = 4;
      break;
    default:
      return false;
  }
  if (size > bytes.size() - at) return false;
  value = bytes.substr(at, static_cast<std::size_t>(size));
  at += static_cast<std::size_t>(size);
  return true;
}

// protobuf reads 32 bits of a tag: one that is wider would be another field there than here.
bool getTag(std::string_view bytes, std::size_t& at, std::uint64_t& tag) {
  return getVarint(bytes, at, tag) && tag <= 0xffff'ffff;
}

std::optional<Problem> refusedUnread(std::string_view envelope, Sender sender);

std::optional<Problem> refusedBundle(std::string_view bundle) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < bundle.size();) {
    std::uint64_t tag = 0;
    std::string_view message;
    if (!getTag(bundle, at, tag) || !skip(bundle, at, tag & 7, message)) return malformed("bundle");
    if (tag != (1 << 3 | 2) || ++count > maxBundled) return malformed("what no bundle may hold");
    std::size_t inside = 0;
    std::uint64_t first = 0;
    if (!getTag(message, inside, first) || first >> 3 != pb::Envelope::kPushFieldNumber) {
      return malformed("what no bundle may hold");
    }
    if (auto refused = refusedUnread(message, Sender::device)) return refused;
  }
  return std::nullopt;
}

std::optional<Problem> refusedChangeSets(std::string_view change_sets) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < change_sets.size();) {
    std::uint64_t tag = 0;
    std::string_view content;
    if (!getTag(change_sets, at, tag) || !skip(change_sets, at, tag & 7, content)) return malformed("change sets");
    if (tag >> 3 == pb::ChangeSets::kContentsFieldNumber && ++count > maxBundled)
      return malformed("too many change sets");
  }
  return std::nullopt;
}

// Looked at before an object is made of it: an empty member of a list is two bytes here and a hundred in memory.
std::optional<Problem> refusedUnread(std::string_view envelope, Sender sender) {
  bool has_message = false;
  for (std::size_t at = 0; at < envelope.size();) {
    std::uint64_t tag = 0;
    std::string_view value;
    if (!getTag(envelope, at, tag)) return malformed("envelope");
    const std::uint64_t field = tag >> 3;
    if (!isSaidBy(sender, field)) return Problem{"frame.unexpected", "", {std::to_string(field)}};
    if (!skip(envelope, at, tag & 7, value)) return malformed("envelope");
    if (field > lastMessage) continue;
    if (std::exchange(has_message, true)) return malformed("two messages");
    const bool is_list = field == pb::Envelope::kHelloFieldNumber || field == pb::Envelope::kCompareRangesFieldNumber;
    if (is_list && envelope.size() > maxHelloBytes) return tooLarge(envelope.size(), maxHelloBytes);
    std::optional<Problem> refused;
    if (field == pb::Envelope::kBundleFieldNumber) refused = refusedBundle(value);
    if (field == pb::Envelope::kChangeSetsFieldNumber) refused = refusedChangeSets(value);
    if (refused) return refused;
  }
  return std::nullopt;
}

std::string frameOf(const std::string& bytes, bool may_pack) {
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
  return frameOf(envelope.SerializeAsString(), !is_blob);
}

std::string encodeUnnumbered(const sync::Message& message) {
  pb::Envelope envelope;
  fill(envelope, message);
  return envelope.SerializeAsString();
}

std::string numbered(std::string_view unnumbered, std::uint64_t no) {
  std::string bytes;
  bytes.reserve(unnumbered.size() + 12);
  bytes = unnumbered;
  putVarint(bytes, pb::Envelope::kNoFieldNumber << 3);
  putVarint(bytes, no);
  return frameOf(bytes, true);
}

std::string encodeBundle(std::span<const sync::Message> messages, std::uint64_t no) {
  pb::Envelope envelope;
  envelope.set_no(no);
  fillBundle(envelope, messages);
  return frameOf(envelope.SerializeAsString(), true);
}

std::string encodeChangeSets(const Maker& maker, std::span<const sync::Message> pushes, std::uint64_t no) {
  pb::Envelope envelope;
  envelope.set_no(no);
  fillChangeSets(envelope, maker, pushes);
  return frameOf(envelope.SerializeAsString(), true);
}

Result<Frames> decodeAll(std::string_view frame, Sender sender) {
  const Result<std::string> bytes = unpack(frame, limitFor(sender));
  if (!bytes) return bytes.problem();
  if (sender != Sender::server) {
    if (const auto refused = refusedUnread(*bytes, sender)) return *refused;
  }
  pb::Envelope envelope;
  if (!envelope.ParseFromString(*bytes)) return malformed("protobuf");
  Result<std::vector<sync::Message>> messages = take(envelope);
  if (!messages) return messages.problem();
  return Frames{envelope.no(), std::move(messages).value()};
}

Result<Frame> decode(std::string_view frame, Sender sender) {
  Result<Frames> all = decodeAll(frame, sender);
  if (!all) return all.problem();
  if (all->messages.size() > 1) return malformed("several messages");
  return Frame{all->no, std::move(all->messages.front())};
}

}  // namespace carnet::wire
