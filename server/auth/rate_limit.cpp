#include "server/auth/rate_limit.h"

#include <algorithm>
#include <cmath>

namespace carnet::server {

double RateLimit::levelAt(const Bucket& bucket, Instant now) const {
  // A clock set back gives nothing and takes nothing.
  const double seconds = std::max<double>(0, static_cast<double>((now - bucket.at).ms)) / 1000;
  return std::min(bounds_.burst, bucket.level + seconds * bounds_.perSecond);
}

std::optional<Duration> RateLimit::waitFor(double level) const {
  if (level >= 1) return std::nullopt;
  return Duration{static_cast<std::int64_t>(std::ceil((1 - level) / bounds_.perSecond * 1000))};
}

RateLimit::Bucket& RateLimit::bucketOf(const std::string& key, Instant now) {
  const auto found = buckets_.find(key);
  if (found != buckets_.end()) return found->second;
  if (buckets_.size() >= bounds_.keys) {
    std::erase_if(buckets_, [&](const auto& item) { return levelAt(item.second, now) >= bounds_.burst; });
  }
  if (buckets_.size() >= bounds_.keys) return buckets_.try_emplace("", Bucket{bounds_.burst, now}).first->second;
  return buckets_.try_emplace(key, Bucket{bounds_.burst, now}).first->second;
}

std::optional<Duration> RateLimit::take(const std::string& key, Instant now) {
  std::lock_guard lock(mutex_);
  Bucket& bucket = bucketOf(key, now);
  bucket = {levelAt(bucket, now), now};
  const auto wait = waitFor(bucket.level);
  if (!wait) bucket.level -= 1;
  return wait;
}

std::optional<Duration> RateLimit::peek(const std::string& key, Instant now) const {
  std::lock_guard lock(mutex_);
  const auto found = buckets_.find(key);
  return found == buckets_.end() ? std::nullopt : waitFor(levelAt(found->second, now));
}

void RateLimit::forgive(const std::string& key) {
  std::lock_guard lock(mutex_);
  buckets_.erase(key);
}

}  // namespace carnet::server
