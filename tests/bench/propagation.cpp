// propagation: one device submits an edit; the time until another device has committed it and told its observers. Edits
// come one at a time with a pause between them.
//
//   bench-propagation FROM_FOLDER TO_FOLDER EDITS
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "tests/bench/device.h"
#include "tests/bench/figures.h"

using namespace carnet;

namespace {

constexpr auto pauseBetween = std::chrono::milliseconds(20);
constexpr auto patience = std::chrono::seconds(10);

// The moment at which a wanted row was changed on a device.
class Arrival {
 public:
  explicit Arrival(bench::Device& device) : device_(device) {
    client::ReplicaObserver observer;
    observer.changed = [this](const client::Commit& commit) {
      const std::lock_guard lock(mutex_);
      for (const RowKey& key : commit.changed) has_come_ = has_come_ || key.id == wanted_;
      if (has_come_) come_.notify_all();
    };
    subscription_ = device.replica().subscribe(std::move(observer));
  }
  ~Arrival() { device_.replica().unsubscribe(subscription_); }
  void want(const Uuid& id) {
    const std::lock_guard lock(mutex_);
    wanted_ = id;
    has_come_ = false;
  }
  void await() {
    std::unique_lock lock(mutex_);
    if (!come_.wait_for(lock, patience, [this] { return has_come_; }))
      throw std::runtime_error("an edit did not arrive");
  }

 private:
  bench::Device& device_;
  client::Replica::Subscription subscription_ = 0;
  std::mutex mutex_;
  std::condition_variable come_;
  Uuid wanted_;
  bool has_come_ = false;
};

void measure(const std::filesystem::path& from_folder, const std::filesystem::path& to_folder, int edits) {
  bench::Device from(from_folder), to(to_folder);
  for (bench::Device* device : {&from, &to}) {
    device->restore();
    device->awaitFirstSync();
    device->awaitSearch();
  }
  Arrival arrival(to);
  const std::string stamp = std::to_string(SystemClock().now().unix_ms);
  std::vector<double> times, saved;
  for (const Row& row : from.partners(static_cast<std::size_t>(edits))) {
    std::this_thread::sleep_for(pauseBetween);
    arrival.want(row.head.id);
    bench::Stopwatch watch;
    const sync::SubmitOutcome outcome = from.replica().submit(bench::editOf(row, "edit " + stamp)).get();
    if (!outcome.saved) throw std::runtime_error(outcome.problem.code);
    saved.push_back(watch.seconds() * 1000);
    arrival.await();
    times.push_back(watch.seconds() * 1000);
  }
  bench::say("propagation", "value", bench::percentile(times, 0.5), "ms");
  bench::say("propagation_p99", "value", bench::percentile(times, 0.99), "ms");
  bench::say("propagation_saved_here", "value", bench::percentile(saved, 0.5), "ms");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: bench-propagation FROM_FOLDER TO_FOLDER EDITS\n");
    return 2;
  }
  return bench::runBesideQt(argc, argv, [&] { measure(argv[1], argv[2], std::atoi(argv[3])); });
}
