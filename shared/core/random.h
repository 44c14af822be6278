// Where randomness comes from: ids and retry jitter. Rules draw nothing at random (sync.md 3).
#pragma once

#include <cstdint>

#include "shared/core/id.h"
#include "shared/core/time.h"

namespace carnet {

class Rng {
 public:
  virtual ~Rng() = default;
  virtual std::uint64_t next() = 0;
  Uuid newId(Instant now) {
    const std::uint64_t high = next();
    return Uuid::v7(now.unix_ms, high, next());
  }
};

// The system's cryptographic generator (libsodium).
class SystemRng final : public Rng {
 public:
  std::uint64_t next() override;
};

// splitmix64 (Steele et al. 2014): the same seed gives the same run.
class SeededRng final : public Rng {
 public:
  explicit SeededRng(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() override;
  // Uniform in [0, n); n > 0.
  std::uint64_t below(std::uint64_t n) { return next() % n; }
  bool chance(unsigned percent) { return below(100) < percent; }

 private:
  std::uint64_t state_;
};

}  // namespace carnet
