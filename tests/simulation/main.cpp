// carnet-simulation: runs seeds of the fleet simulation by hand.
#include <CLI/CLI.hpp>
#include <atomic>
#include <cstdio>
#include <mutex>
#include <thread>
#include <utility>

#include "tests/simulation/simulation.h"

namespace {

void print(const carnet::simulation::Result& result) {
  std::printf(
      "seed %llu: %s, %lld operations, %lld commits (%zu merged, %zu parked), %zu devices, %zu nodes, %llu events, "
      "trace "
      "%016llx\n",
      static_cast<unsigned long long>(result.seed), result.violation.empty() ? "ok" : result.violation.c_str(),
      static_cast<long long>(result.operations), static_cast<long long>(result.commits), result.merged, result.parked,
      result.devices, result.nodes, static_cast<unsigned long long>(result.events),
      static_cast<unsigned long long>(result.trace_hash));
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Runs Carnet's synchronisation with faults, in virtual time; prints the seeds that fail");
  std::string range;
  std::uint64_t one = 0;
  bool trace = false, all = false, real_replica = false;
  unsigned threads = 2;
  app.add_option("--seeds", range, "N: the seeds 1..N; A..B: these, both included")->take_last();
  app.add_option("--seed", one, "one seed");
  carnet::simulation::Smaller smaller;
  bool shrinks = false;
  app.add_flag("--shrink", shrinks, "of each seed that fails, say the smallest day on which the same invariant breaks");
  app.add_option("--devices", smaller.devices, "at most so many devices");
  app.add_option("--operations", smaller.operations, "at most so many operations");
  app.add_option("--without", smaller.without, "leave out these kinds of faults")
      ->delimiter(',')
      ->check(CLI::IsMember(carnet::simulation::faultNames()));
  app.add_flag("--trace", trace, "print every event (with --seed)");
  app.add_flag("--all", all, "print every seed's line, not only those that fail");
  app.add_flag("--real-replica", real_replica, "keep each replica in the product's SQLite file too and compare");
  app.add_option("--threads", threads, "seeds at a time")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  std::uint64_t first = one, last = one;
  if (!range.empty()) {
    const int read = std::sscanf(range.c_str(), "%lu..%lu", &first, &last);
    if (read == 1) last = std::exchange(first, 1);
    if (read < 1 || last < first) {
      std::fprintf(stderr, "--seeds takes N or A..B\n");
      return 2;
    }
  }
  std::atomic<std::uint64_t> next = first;
  std::atomic<int> failed = 0;
  std::mutex printing;
  const auto work = [&] {
    for (std::uint64_t seed = next++; seed <= last; seed = next++) {
      const carnet::simulation::Options options{trace && first == last, real_replica, smaller};
      const auto result =
          options.prints ? carnet::simulation::runSeed(seed, options) : carnet::simulation::runSeedTwice(seed, options);
      failed += !result.violation.empty();
      std::string again;
      if (shrinks && !result.violation.empty()) again = optionsOf(shrinkSeed(result, options));
      const std::lock_guard lock(printing);
      if (all || first == last || !result.violation.empty()) print(result);
      if (!again.empty())
        std::printf("  carnet-simulation --seed %llu%s\n", static_cast<unsigned long long>(seed), again.c_str());
      std::fflush(stdout);
    }
  };
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < threads; ++i) workers.emplace_back(work);
  for (std::thread& worker : workers) worker.join();
  std::printf("%llu seeds, %d failed\n", static_cast<unsigned long long>(last - first + 1), failed.load());
  return failed > 0;
}
