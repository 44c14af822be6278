// Waits for something of which nothing tells.
#pragma once

#include <chrono>
#include <functional>
#include <thread>

namespace carnet::testing {

// False: it did not come within `patience`.
inline bool within(std::chrono::milliseconds patience, const std::function<bool()>& condition) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return true;
}

}  // namespace carnet::testing
