// How long things took, counted in fixed buckets: adding is a few atomic increments, from any thread.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>

namespace carnet {

class DurationHistogram {
 public:
  // The upper ends of the buckets in seconds; above the last comes one without an end.
  static constexpr std::array<double, 14> ends = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                  0.1,    0.25,  0.5,    1.0,   2.5,  5.0,   10.0};

  void add(std::chrono::steady_clock::duration took) {
    const double seconds = std::chrono::duration<double>(took).count();
    std::size_t bucket = 0;
    while (bucket < ends.size() && seconds > ends[bucket]) ++bucket;
    counts_[bucket].fetch_add(1, std::memory_order_relaxed);
    microseconds_.fetch_add(static_cast<std::uint64_t>(std::max(seconds, 0.0) * 1e6), std::memory_order_relaxed);
  }

  // Read while others add: the parts may be a few measurements apart.
  struct Snapshot {
    std::array<std::uint64_t, ends.size() + 1> counts{};  // per bucket, not added up
    double seconds = 0;                                   // of all together
  };
  Snapshot snapshot() const {
    Snapshot out;
    for (std::size_t i = 0; i < counts_.size(); ++i) out.counts[i] = counts_[i].load(std::memory_order_relaxed);
    out.seconds = static_cast<double>(microseconds_.load(std::memory_order_relaxed)) / 1e6;
    return out;
  }

 private:
  std::array<std::atomic<std::uint64_t>, ends.size() + 1> counts_{};
  std::atomic<std::uint64_t> microseconds_ = 0;
};

}  // namespace carnet
