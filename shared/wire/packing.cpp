#include "shared/wire/packing.h"

#include <zstd.h>

#include <memory>
#include <new>

#include "shared/sync/messages.h"
#include "shared/wire/frame.h"

namespace carnet::wire {

namespace {

enum Format : char { raw = 0, zstd = 1 };

constexpr int packLevel = 1;

// One context a thread: making one costs more than packing a small frame.
ZSTD_CCtx* packer() {
  thread_local const std::unique_ptr<ZSTD_CCtx, decltype([](ZSTD_CCtx* c) { ZSTD_freeCCtx(c); })> context(
      ZSTD_createCCtx());
  if (!context) throw std::bad_alloc();
  return context.get();
}

ZSTD_DCtx* unpacker() {
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype([](ZSTD_DCtx* c) { ZSTD_freeDCtx(c); })> context(
      ZSTD_createDCtx());
  if (!context) throw std::bad_alloc();
  return context.get();
}

}  // namespace

Problem malformed(std::string what) { return {"frame.malformed", "", {std::move(what)}}; }

Problem tooLarge(std::size_t bytes, std::size_t limit) {
  return {"frame.too_large", "", {std::to_string(bytes), std::to_string(limit)}};
}

std::string pack(std::string_view bytes, bool may_pack) {
  std::string frame;
  if (may_pack && bytes.size() > packAboveBytes) {
    frame.resize(1 + ZSTD_compressBound(bytes.size()));
    frame[0] = Format::zstd;
    const std::size_t packed =
        ZSTD_compressCCtx(packer(), frame.data() + 1, frame.size() - 1, bytes.data(), bytes.size(), packLevel);
    if (!ZSTD_isError(packed) && packed < bytes.size()) {
      frame.resize(1 + packed);
      return frame;
    }
  }
  frame.assign(1, Format::raw);
  frame.append(bytes);
  return frame;
}

Result<std::string> unpack(std::string_view frame, std::size_t limit) {
  if (frame.empty()) return malformed("empty");
  if (frame.size() > sync::maxFrameBytes) return tooLarge(frame.size(), sync::maxFrameBytes);
  const std::string_view rest = frame.substr(1);
  switch (frame[0]) {
    case Format::raw:
      if (rest.size() > limit) return tooLarge(rest.size(), limit);
      return std::string(rest);
    case Format::zstd: {
      const unsigned long long size = ZSTD_getFrameContentSize(rest.data(), rest.size());
      if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN) return malformed("zstd");
      if (size > limit) return tooLarge(size, limit);
      std::string bytes(static_cast<std::size_t>(size), '\0');
      const std::size_t got = ZSTD_decompressDCtx(unpacker(), bytes.data(), bytes.size(), rest.data(), rest.size());
      if (ZSTD_isError(got) || got != bytes.size()) return malformed("zstd");
      return bytes;
    }
    default:
      return malformed("format");
  }
}

}  // namespace carnet::wire
