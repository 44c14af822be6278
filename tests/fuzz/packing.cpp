// What is packed and unpacked around a frame: bytes that came packed, and any bytes that we pack.
#include "shared/wire/packing.h"

#include "shared/sync/messages.h"
#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace carnet;
  constexpr std::size_t limit = 64 * 1024;
  const std::string_view bytes = fuzz::viewOf(data, size);
  for (const char format : {'\0', '\1', '\2'}) {
    const Result<std::string> content = wire::unpack(format + std::string(bytes), limit);
    fuzz::insist(!content.ok() || content->size() <= limit, "no more comes out than was allowed");
  }
  if (size >= sync::maxFrameBytes) return 0;
  for (const bool may_pack : {false, true}) {
    const Result<std::string> back = wire::unpack(wire::pack(bytes, may_pack), size);
    fuzz::insist(back.ok() && *back == bytes, "what we pack comes out again");
  }
  return 0;
}
