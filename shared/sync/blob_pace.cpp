#include "shared/sync/blob_pace.h"

#include <algorithm>

#include "shared/sync/messages.h"

namespace carnet::sync {

namespace {

// At first, and at least: two parts, so that a line never stands still.
constexpr std::size_t leastAllowance = 2 * leastBlobPartBytes;
// What a record may wait behind parts that were sent before it.
constexpr std::int64_t queueingMs = 300;
constexpr std::size_t partsUnderWay = 4;

}  // namespace

BlobPace::BlobPace(std::uint32_t window) : window_(window), allowance_(leastAllowance) {}

std::size_t BlobPace::limit() const { return std::min(std::max(window_, blobPartBytes), allowance_); }

std::size_t BlobPace::room() const {
  const std::size_t part = std::clamp(limit() / partsUnderWay, leastBlobPartBytes, blobPartBytes);
  if (under_way_ == 0) return window_ < blobPartBytes ? blobPartBytes : part;
  if (window_ < blobPartBytes) return 0;
  return under_way_ + part <= limit() ? part : 0;
}

void BlobPace::began(std::size_t bytes, Instant now) {
  parts_.push_back({bytes, now});
  under_way_ += bytes;
}

void BlobPace::ended(Instant now) {
  if (parts_.empty()) return;
  const Part part = parts_.front();
  parts_.pop_front();
  under_way_ -= part.bytes;
  // A clock that was set back measures nothing.
  const std::int64_t took_ms = std::max<std::int64_t>(0, (now - part.at).ms);
  shortest_ms_ = std::min(shortest_ms_.value_or(took_ms), took_ms);
  if (took_ms - *shortest_ms_ <= queueingMs) {
    // Twice as much each round trip until the line is known, then half as much more.
    const std::size_t more = slowed_at_ ? part.bytes / 2 : part.bytes;
    allowance_ = std::min(std::max(window_, blobPartBytes), allowance_ + more);
    return;
  }
  // Those that went before the last halving say nothing of it.
  if (slowed_at_ && part.at < *slowed_at_) return;
  slowed_at_ = now;
  allowance_ = std::max(leastAllowance, allowance_ / 2);
}

}  // namespace carnet::sync
