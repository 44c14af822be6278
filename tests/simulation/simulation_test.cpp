#include "tests/simulation/simulation.h"
#include "tests/simulation/twin_store.h"

#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace carnet::simulation {
namespace {

constexpr std::uint64_t firstSeed = 1, lastSeed = 500;

// Seeds are independent: two run at a time.
std::vector<Result> runSeeds(const std::vector<std::uint64_t>& seeds) {
  std::vector<Result> results(seeds.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < seeds.size(); i = next++) results[i] = runSeedTwice(seeds[i]);
  };
  std::thread other(work);
  work();
  other.join();
  return results;
}

std::vector<std::uint64_t> seedsBetween(std::uint64_t first, std::uint64_t last) {
  std::vector<std::uint64_t> seeds;
  for (std::uint64_t seed = first; seed <= last; ++seed) seeds.push_back(seed);
  return seeds;
}

void expectHeld(const std::vector<Result>& results) {
  for (const Result& result : results) {
    EXPECT_EQ(result.violation, "") << "carnet-simulation --seed " << result.seed << " --trace shows how";
  }
}

TEST(Fleet, keepsEveryInvariantThroughEveryFault) {
  const std::vector<Result> results = runSeeds(seedsBetween(firstSeed, lastSeed));
  expectHeld(results);
  std::size_t parked = 0, merged = 0, large = 0;
  for (const Result& result : results) {
    EXPECT_GE(result.devices, 3u);
    EXPECT_GE(result.operations, 200) << result.seed;
    parked += result.parked;
    merged += result.merged;
    large += result.devices > 6;
  }
  // A day on which nobody ever met nobody would prove nothing.
  EXPECT_GT(parked, 2'500u);
  EXPECT_GT(merged, 1'000u);
  EXPECT_GT(large, 25u);
}

TEST(Fleet, anotherSeedIsAnotherDay) { EXPECT_NE(runSeed(1).trace_hash, runSeed(2).trace_hash); }

// The same days with the product's own replica, every answer compared.
TEST(Fleet, theRealReplicaAnswersAsTheOneInMemory) {
  if (!hasTwinStore()) GTEST_SKIP() << "this build has no client";
  for (std::uint64_t seed = 201; seed <= 208; ++seed) {
    EXPECT_EQ(runSeed(seed, {.on_real_replica = true}).violation, "") << seed;
  }
}

}  // namespace
}  // namespace carnet::simulation
