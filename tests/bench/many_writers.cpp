// many_writers: devices of as many people, each sending one edit, awaiting its verdict, sending the next. What they edit is
// their own (a saved view), so nobody else is sent it. Edits a second of all; how long an edit waits for its verdict.
//
//   bench-many-writers CONNECTION_STRING PORT LOGIN DEVICES SECONDS
#include <atomic>
#include <barrier>
#include <cstdlib>
#include <mutex>
#include <thread>

#include "shared/domain/organisation/saved_view.h"
#include "tests/bench/figures.h"
#include "tests/bench/fleet.h"

using namespace carnet;

namespace {

const Field& fieldOf(std::string_view name) { return *entityOf<SavedView>.find(name); }

class Writer {
 public:
  Writer(const bench::Door& door, const server::TokenSeal& seal, const bench::FleetDevice& device)
      : link_(door, seal, device), person_id_(device.user_id) {
    link_.await<sync::Welcome>();
    SystemRng rng;
    view_id_ = rng.newId(SystemClock().now());
    Operation create;
    create.verb = Verb::create;
    create.entity = entityOf<SavedView>.no;
    create.row_id = view_id_;
    create.fields = {{fieldOf("user_id").no, {}, person_id_},
                     {fieldOf("entity").no, {}, std::string("ticket")},
                     {fieldOf("name").no, {}, name_}};
    link_.perform(create);
  }
  // The milliseconds until the verdict.
  double edit() {
    Operation set;
    set.verb = Verb::set;
    set.entity = entityOf<SavedView>.no;
    set.row_id = view_id_;
    const std::string next = "edit " + std::to_string(++edits_);
    set.fields = {{fieldOf("name").no, name_, next}};
    name_ = next;
    bench::Stopwatch watch;
    link_.perform(set);
    return watch.seconds() * 1000;
  }

 private:
  bench::FleetLink link_;
  Uuid person_id_, view_id_;
  std::string name_ = "edit 0";
  int edits_ = 0;
};

void measure(char** argv) {
  bench::PostgresFloor database(argv[1]);
  const bench::Door door{static_cast<std::uint16_t>(std::atoi(argv[2]))};
  const int count = std::atoi(argv[4]);
  const double seconds = std::atof(argv[5]);
  const server::TokenSeal seal = bench::sealOf(database);
  std::barrier start(count + 1);
  std::atomic<bool> is_over = false;
  std::mutex mutex;
  std::vector<double> times;
  std::exception_ptr failure;
  std::vector<std::thread> threads;
  for (const bench::FleetDevice& device : bench::makePeople(database, argv[3], count)) {
    threads.emplace_back([&, device] {
      std::vector<double> own;
      std::exception_ptr trouble;
      std::optional<Writer> writer;
      try {
        writer.emplace(door, seal, device);
      } catch (...) {
        trouble = std::current_exception();
      }
      start.arrive_and_wait();
      try {
        while (writer && !is_over) own.push_back(writer->edit());
      } catch (...) {
        trouble = std::current_exception();
      }
      const std::lock_guard lock(mutex);
      if (trouble) failure = trouble;
      times.insert(times.end(), own.begin(), own.end());
    });
  }
  start.arrive_and_wait();
  bench::Stopwatch watch;
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  is_over = true;
  for (std::thread& thread : threads) thread.join();
  const double took = watch.seconds();
  if (failure) std::rethrow_exception(failure);
  bench::say("many_writers", "value", static_cast<double>(times.size()) / took, "edits/s");
  bench::say("many_writers_verdict", "value", bench::percentile(times, 0.5), "ms");
  bench::say("many_writers_verdict_p99", "value", bench::percentile(times, 0.99), "ms");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) {
    std::fprintf(stderr, "usage: bench-many-writers CONNECTION_STRING PORT LOGIN DEVICES SECONDS\n");
    return 2;
  }
  try {
    measure(argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-many-writers: %s\n", error.what());
    return 1;
  }
  return 0;
}
