// One end of one connection: numbers the frames that it sends and takes those of the other end only in their turn. What
// an engine, a queue or a relay of ours mixes up on the way is noticed with the next frame, whatever its kind; both sides
// then start again from what is durable.
#pragma once

#include "shared/wire/frame.h"

namespace carnet::wire {

class LinkEnd {
 public:
  // The next frame to be sent. Throws as wire::encode does.
  std::string encode(const sync::Message& message) { return wire::encode(message, ++sent_); }

  // The next frame that came. Problems: those of wire::decode; "frame.out_of_order" (values: the number it has, the one
  // it should have) for a frame that was lost, repeated or overtaken. After the first problem every frame is refused.
  Result<sync::Message> decode(std::string_view frame, std::size_t limit = maxUnpackedBytes);

 private:
  std::uint64_t sent_ = 0;
  std::uint64_t received_ = 0;
  bool is_broken_ = false;
};

}  // namespace carnet::wire
