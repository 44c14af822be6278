#include "shared/wire/link_end.h"

#include <algorithm>

namespace carnet::wire {

namespace {

// More than it takes in a bundle; nullopt for what has a frame of its own.
std::optional<std::size_t> sizeInBundle(const sync::Message& message) {
  if (const auto* push = std::get_if<sync::Push>(&message)) {
    if (push->offered_again) return std::nullopt;
    return push->bytes.size() + 9 * push->depends_on.size() + 100;
  }
  if (const auto* receipt = std::get_if<sync::Receipt>(&message)) {
    std::size_t size = receipt->fields.size() * 16 + receipt->reason.code.size() + receipt->reason.field.size() + 80;
    for (const std::string& value : receipt->reason.values) size += value.size() + 4;
    return size;
  }
  return std::nullopt;
}

// How many of the first messages share a frame.
std::size_t bundledOf(std::span<const sync::Message> messages) {
  std::size_t count = 0, size = 0;
  for (const sync::Message& message : messages) {
    const auto more = sizeInBundle(message);
    if (!more || message.index() != messages.front().index() || size + *more > LinkEnd::bundleBytes) break;
    if (count == maxBundled) break;
    size += *more;
    ++count;
  }
  return std::max<std::size_t>(count, 1);
}

}  // namespace

std::vector<std::string> LinkEnd::encodeAll(std::span<const sync::Message> messages, SharedDeltas* shared) {
  std::vector<std::string> frames;
  while (!messages.empty()) {
    const std::size_t count = other_takes_bundles_ ? bundledOf(messages) : 1;
    const auto* delta = std::get_if<sync::Delta>(&messages.front());
    if (count > 1)
      frames.push_back(encodeBundle(messages.first(count), ++sent_));
    else
      frames.push_back(delta && shared ? shared->frameOf(*delta, ++sent_) : encode(messages.front()));
    messages = messages.subspan(count);
  }
  return frames;
}

Result<std::vector<sync::Message>> LinkEnd::decodeAll(std::string_view bytes, Sender sender) {
  Result<Frames> frames = wire::decodeAll(bytes, sender);
  if (frames && (is_broken_ || frames->no != received_ + 1)) {
    frames = Problem{"frame.out_of_order", "", {std::to_string(frames->no), std::to_string(received_ + 1)}};
  }
  if (!frames) {
    is_broken_ = true;
    return frames.problem();
  }
  ++received_;
  if (const auto* hello = std::get_if<sync::Hello>(&frames->messages.front()))
    other_takes_bundles_ = hello->takes_bundles;
  if (const auto* welcome = std::get_if<sync::Welcome>(&frames->messages.front()))
    other_takes_bundles_ = welcome->limits.takes_bundles;
  return std::move(frames->messages);
}

Result<sync::Message> LinkEnd::decode(std::string_view frame, Sender sender) {
  Result<std::vector<sync::Message>> messages = decodeAll(frame, sender);
  if (!messages) return messages.problem();
  if (messages->size() > 1) {
    is_broken_ = true;
    return Problem{"frame.malformed", "", {"a bundle"}};
  }
  return std::move(messages->front());
}

}  // namespace carnet::wire
