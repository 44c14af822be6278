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

struct ChangeSetRun {
  Maker maker;
  std::size_t count = 0;
};

// How many of the first messages are Pushes of one maker that share a frame; 0 when the first is none.
ChangeSetRun changeSetsOf(std::span<const sync::Message> messages, std::uint32_t newest_format) {
  ChangeSetRun run;
  std::size_t size = 0;
  for (const sync::Message& message : messages) {
    const auto* push = std::get_if<sync::Push>(&message);
    if (push == nullptr || run.count == maxBundled) break;
    size += push->bytes.size() + 4;
    if (run.count > 0 && size > LinkEnd::bundleBytes) break;
    const auto maker = makerOf(*push, newest_format);
    if (!maker || (run.count > 0 && *maker != run.maker)) break;
    run.maker = *maker;
    ++run.count;
  }
  return run;
}

}  // namespace

std::string LinkEnd::encodeNext(std::span<const sync::Message>& messages, SharedDeltas* shared) {
  const std::span<const sync::Message> rest = messages;
  const ChangeSetRun run = other_takes_format_ > 0 ? changeSetsOf(rest, other_takes_format_) : ChangeSetRun{};
  if (run.count > 0) {
    messages = rest.subspan(run.count);
    return encodeChangeSets(run.maker, rest.first(run.count), ++sent_);
  }
  const std::size_t count = other_takes_bundles_ ? bundledOf(rest) : 1;
  messages = rest.subspan(count);
  if (count > 1) return encodeBundle(rest.first(count), ++sent_);
  const auto* delta = std::get_if<sync::Delta>(&rest.front());
  return delta && shared ? shared->frameOf(*delta, ++sent_) : encode(rest.front());
}

std::vector<std::string> LinkEnd::encodeAll(std::span<const sync::Message> messages, SharedDeltas* shared) {
  std::vector<std::string> frames;
  while (!messages.empty()) frames.push_back(encodeNext(messages, shared));
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
  if (const auto* welcome = std::get_if<sync::Welcome>(&frames->messages.front())) {
    other_takes_bundles_ = welcome->limits.takes_bundles;
    const sync::Limits& limits = welcome->limits;
    other_takes_format_ = limits.takes_change_sets ? std::max(limits.change_set_format, firstChangeSetsFormat) : 0;
  }
  return std::move(frames->messages);
}

Result<sync::Message> LinkEnd::decode(std::string_view frame, Sender sender) {
  Result<std::vector<sync::Message>> messages = decodeAll(frame, sender);
  if (!messages) return messages.problem();
  if (messages->size() > 1) {
    is_broken_ = true;
    return Problem{"frame.malformed", "", {"several messages"}};
  }
  return std::move(messages->front());
}

}  // namespace carnet::wire
