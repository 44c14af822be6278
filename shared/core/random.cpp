#include "shared/core/random.h"

#include <sodium/randombytes.h>

namespace carnet {

std::uint64_t SystemRng::next() {
  std::uint64_t value;
  randombytes_buf(&value, sizeof value);
  return value;
}

std::uint64_t SeededRng::next() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ull);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}

}  // namespace carnet
