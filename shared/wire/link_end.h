// One end of one connection: numbers the frames that it sends and takes those of the other end only in their turn. What
// an engine, a queue or a relay of ours mixes up on the way is noticed with the next frame, whatever its kind; both sides
// then start again from what is durable.
#pragma once

#include "shared/wire/frame.h"
#include "shared/wire/shared_deltas.h"

namespace carnet::wire {

class LinkEnd {
 public:
  // Of what goes into one frame of several messages, unpacked.
  static constexpr std::size_t bundleBytes = 128 * 1024;

  // The next frame that is to be sent. Throws as wire::encode does.
  std::string encode(const sync::Message& message) { return wire::encode(message, ++sent_); }
  // The next frames, which together are these messages in their order: Pushes, and Receipts, that follow one another share
  // frames once the other end has said that it takes that (Hello, Welcome). Pushes whose change sets say everything
  // themselves are sent as that.
  // `shared`: where others may have been told the same.
  std::vector<std::string> encodeAll(std::span<const sync::Message> messages, SharedDeltas* shared = nullptr);
  // The first of them; takes what is in it from the front of `messages`, of which there must be one.
  std::string encodeNext(std::span<const sync::Message>& messages, SharedDeltas* shared = nullptr);

  // The next frame that came. Problems: those of wire::decode; "frame.out_of_order" (values: the number it has, the one
  // it should have) for a frame that was lost, repeated or overtaken. After the first problem every frame is refused.
  Result<sync::Message> decode(std::string_view frame, Sender sender = Sender::server);
  Result<std::vector<sync::Message>> decodeAll(std::string_view frame, Sender sender = Sender::server);

 private:
  std::uint64_t sent_ = 0;
  std::uint64_t received_ = 0;
  bool is_broken_ = false;
  bool other_takes_bundles_ = false;
  std::uint32_t other_takes_format_ = 0;  // in ChangeSets; 0: it takes none
};

}  // namespace carnet::wire
