#include "shared/wire/link_end.h"

namespace carnet::wire {

Result<sync::Message> LinkEnd::decode(std::string_view bytes, std::size_t limit) {
  Result<Frame> frame = wire::decode(bytes, limit);
  if (frame && (is_broken_ || frame->no != received_ + 1)) {
    frame = Problem{"frame.out_of_order", "", {std::to_string(frame->no), std::to_string(received_ + 1)}};
  }
  if (!frame) {
    is_broken_ = true;
    return frame.problem();
  }
  ++received_;
  return std::move(frame->message);
}

}  // namespace carnet::wire
