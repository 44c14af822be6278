// How much of the blobs one direction of a link has under way: several parts on a fast line, so that it never stands
// still, and little on a slow one, so that a record never waits long behind parts that are in the socket already. Starts
// low, grows with every part that is answered soon, and halves when answers come later than the length of the way explains.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

#include "shared/core/time.h"

namespace carnet::sync {

// The smallest part asked for or sent, in bytes, but for the end of a blob.
inline constexpr std::size_t leastBlobPartBytes = 16 * 1024;

class BlobPace {
 public:
  // A new connection. `window` is what the peer allows under way, in bytes; less than a part means one part at a time.
  explicit BlobPace(std::uint32_t window = 0);

  // The size of the part that may go now, at most blobPartBytes; 0 when none may.
  std::size_t room() const;
  void began(std::size_t bytes, Instant now);
  // The oldest part under way was answered. Without effect when none is.
  void ended(Instant now);

 private:
  struct Part {
    std::size_t bytes = 0;
    Instant at;
  };
  std::size_t limit() const;

  std::size_t window_;
  std::size_t allowance_;
  std::size_t under_way_ = 0;
  std::deque<Part> parts_;
  std::optional<std::int64_t> shortest_ms_;  // from a part to its answer, on this connection
  std::optional<Instant> slowed_at_;
};

}  // namespace carnet::sync
