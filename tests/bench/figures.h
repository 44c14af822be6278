// How the benchmark programs say what they measured: one JSON object a line, which bench.py reads.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

namespace carnet::bench {

class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

// Of all threads of this process: on a busy machine it tells more than the clock.
inline double cpuMilliseconds() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

inline double percentile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

// `kind` is "value" or "floor".
inline void say(const std::string& metric, const char* kind, double value, const std::string& unit) {
  std::printf("{\"metric\":\"%s\",\"kind\":\"%s\",\"value\":%.6g,\"unit\":\"%s\"}\n", metric.c_str(), kind, value,
              unit.c_str());
  std::fflush(stdout);
}

}  // namespace carnet::bench
