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
  std::size_t parked = 0, merged = 0, undone = 0, withdrawn = 0, large = 0, crowded = 0, shared_frames = 0;
  for (const Result& result : results) {
    EXPECT_GE(result.devices, 3u);
    EXPECT_GE(result.operations, 200) << result.seed;
    parked += result.parked;
    merged += result.merged;
    undone += result.undone;
    withdrawn += result.withdrawn;
    large += result.devices > 6;
    crowded += result.devices == 40;
    shared_frames += result.shared_frames;
  }
  // A day on which nobody ever met nobody would prove nothing.
  EXPECT_GT(parked, 2'500u);
  EXPECT_GT(merged, 1'000u);
  EXPECT_GT(undone, 1'000u);
  EXPECT_GT(withdrawn, 100u);
  EXPECT_GT(large, 25u);
  EXPECT_EQ(crowded, 5u);
  EXPECT_GT(shared_frames, 1'000u);
}

TEST(Fleet, anotherSeedIsAnotherDay) { EXPECT_NE(runSeed(1).trace_hash, runSeed(2).trace_hash); }

// What these days once found; a seed draws otherwise when the fleet does, so the smallest days are kept as well.
struct Kept {
  std::uint64_t seed = 0;
  Smaller smaller;
  const char* found = "";
};
const std::vector<Kept> kept = {
    {220, {}, "S5: scopes were written as of roles that another node had taken away"},
    {264,
     {.without = {"churn", "clock-jump", "cut", "device-kill", "disk-full", "hostile", "power-cut", "repeat", "restore",
                  "trim"}},
     "S2: an author was given once more what another node had given them meanwhile"},
};

TEST(Fleet, staysWellOnDaysThatOnceWentWrong) {
  for (const Kept& day : kept) {
    EXPECT_EQ(runSeed(day.seed, {.smaller = day.smaller}).violation, "")
        << day.seed << optionsOf(day.smaller) << " " << day.found;
  }
}

TEST(Fleet, aDayCanBeMadeSmaller) {
  const Smaller smaller{2, 40, {"cut", "server-kill"}};
  const Result result = runSeed(5, {.smaller = smaller});
  EXPECT_EQ(result.violation, "");
  EXPECT_EQ(result.devices, 2u);
  EXPECT_GE(result.operations, 40);
  EXPECT_LT(result.operations, 60) << "an action may take a few more";
  EXPECT_EQ(result.trace_hash, runSeed(5, {.smaller = smaller}).trace_hash);
}

TEST(Shrinking, keepsWhatIsNeededAndNothingElse) {
  int runs = 0;
  const Smaller smallest = shrink(7, 250, [&](const Smaller& day) -> std::string {
    ++runs;
    if (day.devices < 3 || day.operations < 38) return "";
    return day.without.contains("offline") ? "S1" : "L2";
  });
  EXPECT_EQ(smallest.devices, 3u);
  EXPECT_EQ(smallest.operations, 38);
  EXPECT_FALSE(smallest.without.contains("offline")) << "without it another invariant breaks";
  EXPECT_EQ(smallest.without.size(), faultNames().size() - 1);
  EXPECT_LT(runs, 60);
  EXPECT_EQ(optionsOf({3, 38, {"cut", "repeat"}}), " --devices 3 --operations 38 --without cut,repeat");
}

// The same days with the product's own replica, every answer compared.
TEST(Fleet, theRealReplicaAnswersAsTheOneInMemory) {
  if (!hasTwinStore()) GTEST_SKIP() << "this build has no client";
  for (std::uint64_t seed = 201; seed <= 208; ++seed) {
    EXPECT_EQ(runSeed(seed, {.on_real_replica = true}).violation, "") << seed;
  }
}

}  // namespace
}  // namespace carnet::simulation
