// Frames as they come from a device and from a server.
#include <stdexcept>

#include "shared/wire/frame.h"
#include "tests/fuzz/target.h"

namespace carnet::fuzz {
namespace {

std::string encodeAll(const wire::Frames& frames) {
  return frames.messages.size() == 1 ? wire::encode(frames.messages.front(), frames.no)
                                     : wire::encodeBundle(frames.messages, frames.no);
}

void decodeFrom(wire::Sender sender, std::string_view frame) {
  const Result<wire::Frames> decoded = wire::decodeAll(frame, sender);
  if (!decoded) return insist(decoded.problem().code.starts_with("frame."), "a refusal has a code of frames");
  std::string again;
  try {
    again = encodeAll(*decoded);
  } catch (const std::length_error&) {
    return;  // packed better than we pack
  }
  const Result<wire::Frames> back = wire::decodeAll(again);
  insist(back.ok() && back->no == decoded->no, "what was understood can be said");
  insist(encodeAll(*back) == again, "and means the same");
}

}  // namespace
}  // namespace carnet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace carnet;
  const std::string_view frame = fuzz::viewOf(data, size);
  for (const wire::Sender sender : {wire::Sender::stranger, wire::Sender::device, wire::Sender::server}) {
    fuzz::decodeFrom(sender, frame);
  }
  return 0;
}
