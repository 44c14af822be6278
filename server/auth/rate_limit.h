// A bound on how often one address or one login may do something: a token bucket per key, itself bounded in keys.
#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "shared/core/time.h"

namespace carnet::server {

class RateLimit {
 public:
  struct Bounds {
    double burst = 60;           // at once
    double perSecond = 2;        // regained
    std::size_t keys = 100'000;  // beyond it full buckets are forgotten, then every key shares one bucket
  };

  explicit RateLimit(Bounds bounds) : bounds_(bounds) {}

  // Takes one from the bucket of `key`; nullopt = go on, else how long until there is one again (nothing was taken).
  std::optional<Duration> take(const std::string& key, Instant now);
  // Whether there is one, without taking it.
  std::optional<Duration> peek(const std::string& key, Instant now) const;
  // Fills the bucket of `key`: a right password forgives the wrong ones before it.
  void forgive(const std::string& key);

 private:
  struct Bucket {
    double level;
    Instant at;
  };
  double levelAt(const Bucket& bucket, Instant now) const;
  std::optional<Duration> waitFor(double level) const;
  Bucket& bucketOf(const std::string& key, Instant now);

  const Bounds bounds_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace carnet::server
