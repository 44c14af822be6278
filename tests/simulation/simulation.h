// One seed: a company, its devices and its server, a day of work with faults, then healing. sync.md 14.
#pragma once

#include <string>

#include "tests/simulation/shrink.h"

namespace carnet::simulation {

struct Result {
  std::uint64_t seed = 0;
  std::string violation;  // empty: everything held
  std::uint64_t trace_hash = 0;
  std::int64_t operations = 0;
  std::int64_t commits = 0;
  std::size_t devices = 0, nodes = 0;
  std::size_t parked = 0, merged = 0, undone = 0, withdrawn = 0, shared_frames = 0;
  std::uint64_t events = 0;
};

struct Options {
  bool prints = false;
  bool on_real_replica = false;  // each replica is kept in the product's SQLite file too (twin_store.h)
  Smaller smaller = {};
  bool looks_always = true;  // the oracle looks at a device after each of its events, not only at the end
};

Result runSeed(std::uint64_t seed, const Options& options = {});
// The smallest day of this seed on which the same invariant breaks. `failed`: its result.
Smaller shrinkSeed(const Result& failed, const Options& options = {});
// The same day a second time: a violation too when anything happened otherwise.
Result runSeedTwice(std::uint64_t seed, const Options& options = {});

}  // namespace carnet::simulation
