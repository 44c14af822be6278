// propagation_N: many devices that hold the same rows, all of them writing, an edit each half second: the time from the
// submit on one until the next in the row has committed it and told its observers.
//
//   bench-propagation-many SECONDS FOLDER…
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <thread>

#include "tests/bench/device.h"
#include "tests/bench/figures.h"

using namespace carnet;

namespace {

constexpr auto pauseBetween = std::chrono::milliseconds(500);
constexpr double patienceSeconds = 10;

// Edits under way to one device.
class Arrivals {
 public:
  explicit Arrivals(bench::Device& device) : device_(device) {
    client::ReplicaObserver observer;
    observer.changed = [this](const client::Commit& commit) {
      const std::lock_guard lock(mutex_);
      for (const RowKey& key : commit.changed) {
        const auto found = awaited_.find(key.id);
        if (found == awaited_.end()) continue;
        times_.push_back(found->second.seconds() * 1000);
        awaited_.erase(found);
      }
    };
    subscription_ = device.replica().subscribe(std::move(observer));
  }
  ~Arrivals() { device_.replica().unsubscribe(subscription_); }
  void await(const Uuid& id) {
    const std::lock_guard lock(mutex_);
    awaited_[id] = {};
  }
  bool areAllHere() {
    const std::lock_guard lock(mutex_);
    return awaited_.empty();
  }
  const std::vector<double>& times() const { return times_; }

 private:
  bench::Device& device_;
  client::Replica::Subscription subscription_ = 0;
  std::mutex mutex_;
  std::map<Uuid, bench::Stopwatch> awaited_;
  std::vector<double> times_;
};

void measure(int seconds, const std::vector<std::filesystem::path>& folders) {
  std::vector<std::unique_ptr<bench::Device>> devices;
  std::vector<std::unique_ptr<Arrivals>> arrivals;
  for (const auto& folder : folders) {
    devices.push_back(std::make_unique<bench::Device>(folder));
    devices.back()->restore();
  }
  for (auto& device : devices) {
    device->awaitFirstSync();
    device->awaitSearch();
    arrivals.push_back(std::make_unique<Arrivals>(*device));
  }
  const std::size_t each = static_cast<std::size_t>(seconds * 2);
  const std::vector<Row> rows = devices.front()->partners(each * devices.size());
  if (rows.size() < each * devices.size()) throw std::runtime_error("the replica holds too few partners");
  const std::string stamp = std::to_string(SystemClock().now().unix_ms);
  std::atomic<bool> failed = false;
  std::vector<std::thread> threads;
  for (std::size_t at = 0; at < devices.size(); ++at) {
    threads.emplace_back([&, at] {
      try {
        std::this_thread::sleep_for(pauseBetween * at / devices.size());
        for (std::size_t i = 0; i < each; ++i, std::this_thread::sleep_for(pauseBetween)) {
          const Row& row = rows[at * each + i];
          arrivals[(at + 1) % devices.size()]->await(row.head.id);
          const auto outcome = devices[at]->replica().submit(bench::editOf(row, "edit " + stamp)).get();
          if (!outcome.saved) throw std::runtime_error(outcome.problem.code);
        }
      } catch (const std::exception& error) {
        std::fprintf(stderr, "bench-propagation-many: %s\n", error.what());
        failed = true;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  if (failed) throw std::runtime_error("a device could not write");
  std::vector<double> times;
  for (auto& arrival : arrivals) {
    for (bench::Stopwatch waited; !arrival->areAllHere(); std::this_thread::sleep_for(std::chrono::milliseconds(10))) {
      if (waited.seconds() > patienceSeconds) throw std::runtime_error("an edit did not arrive");
    }
    times.insert(times.end(), arrival->times().begin(), arrival->times().end());
  }
  const std::string name = "propagation_" + std::to_string(devices.size());
  bench::say(name, "value", bench::percentile(times, 0.5), "ms");
  bench::say(name + "_p99", "value", bench::percentile(times, 0.99), "ms");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: bench-propagation-many SECONDS FOLDER...\n");
    return 2;
  }
  const std::vector<std::filesystem::path> folders(argv + 2, argv + argc);
  return bench::runBesideQt(argc, argv, [&] { measure(std::atoi(argv[1]), folders); });
}
