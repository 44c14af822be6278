// reconnect_storm: devices that come online at the same moment, each with what was committed meanwhile to be told and one
// edit of its own to send, as after an outage. Until the last of them has the head and its verdict; and how long the edits
// of somebody who was online all the time wait for theirs meanwhile.
//
//   bench-reconnect-storm CONNECTION_STRING PORT LOGIN DEVICES BEHIND ADMIN
//
// LOGIN: whom the devices are of. ADMIN commits meanwhile, BEHIND times one row that everybody holds.
#include <atomic>
#include <barrier>
#include <cstdlib>
#include <mutex>
#include <thread>

#include "shared/domain/organisation/saved_view.h"
#include "shared/domain/organisation/team.h"
#include "tests/bench/figures.h"
#include "tests/bench/fleet.h"

using namespace carnet;

namespace {

constexpr auto pauseOfOthers = std::chrono::milliseconds(50);

Operation createView(const Uuid& person_id, int number) {
  SystemRng rng;
  Operation create;
  create.verb = Verb::create;
  create.entity = entityOf<SavedView>.no;
  create.row_id = rng.newId(SystemClock().now());
  create.fields = {{entityOf<SavedView>.find("user_id")->no, {}, person_id},
                   {entityOf<SavedView>.find("entity")->no, {}, std::string("ticket")},
                   {entityOf<SavedView>.find("name")->no, {}, "view " + std::to_string(number)}};
  return create;
}

Operation createTeam(int number) {
  SystemRng rng;
  Operation create;
  create.verb = Verb::create;
  create.entity = entityOf<Team>.no;
  create.row_id = rng.newId(SystemClock().now());
  create.fields = {{entityOf<Team>.find("name")->no, {}, "Service team number " + std::to_string(number)}};
  return create;
}

// So many commits, some of them under way at once.
void commit(const bench::Door& door, const server::TokenSeal& seal, const bench::FleetDevice& device, int count) {
  constexpr int atOnce = 64;
  bench::FleetLink link(door, seal, device);
  link.await<sync::Welcome>();
  for (int pushed = 0, judged = 0; judged < count;) {
    for (; pushed < count && pushed - judged < atOnce; ++pushed) link.push(createTeam(pushed));
    const auto receipt = link.await<sync::Receipt>();
    if (receipt.verdict == Verdict::parked) throw std::runtime_error("parked: " + receipt.reason.code);
    ++judged;
  }
}

void measure(char** argv) {
  bench::PostgresFloor database(argv[1]);
  const bench::Door door{static_cast<std::uint16_t>(std::atoi(argv[2]))};
  const int count = std::atoi(argv[4]);
  const server::TokenSeal seal = bench::sealOf(database);
  const std::vector<bench::FleetDevice> devices = bench::makeDevices(database, argv[3], count + 2);
  const bench::FleetDevice other = bench::makePeople(database, argv[3], 1).at(0);
  const bench::Held held = bench::heldBy(door, seal, devices[static_cast<std::size_t>(count)]);
  const bench::FleetDevice admin = bench::makeDevices(database, argv[6], 1).at(0);
  const std::int64_t cursor = bench::headOf(database);
  commit(door, seal, admin, std::atoi(argv[5]));

  std::atomic<bool> is_over = false;
  std::vector<double> others;
  std::exception_ptr failure;
  std::mutex mutex;
  std::thread online([&] {
    try {
      bench::FleetLink link(door, seal, other);
      link.await<sync::Welcome>();
      for (int i = 0; !is_over; ++i, std::this_thread::sleep_for(pauseOfOthers)) {
        bench::Stopwatch watch;
        link.perform(createView(other.user_id, i));
        others.push_back(watch.seconds() * 1000);
      }
    } catch (...) {
      const std::lock_guard lock(mutex);
      failure = std::current_exception();
    }
  });
  std::this_thread::sleep_for(std::chrono::seconds(1));

  std::barrier start(count + 1), caught_up(count + 1);
  std::vector<double> times;
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i) {
    threads.emplace_back([&, i] {
      start.arrive_and_wait();
      bench::Stopwatch watch;
      try {
        const bench::FleetDevice& device = devices[static_cast<std::size_t>(i)];
        bench::FleetLink link(door, seal, device, cursor, held);
        const std::int64_t head = link.await<sync::Welcome>().head;
        link.push(createView(device.user_id, i));
        bool has_verdict = false;
        for (std::int64_t at = cursor; at < head || !has_verdict;) {
          const auto message = link.receive(std::chrono::seconds(60));
          if (!message) throw std::runtime_error("the server did not answer");
          if (const auto* delta = std::get_if<sync::Delta>(&*message)) {
            if (delta->is_reset) throw std::runtime_error("a device that was only behind is told everything anew");
            at = delta->to;
          }
          has_verdict = has_verdict || std::holds_alternative<sync::Receipt>(*message);
        }
        const double took = watch.seconds();
        {
          const std::lock_guard lock(mutex);
          times.push_back(took);
        }
        caught_up.arrive_and_wait();
      } catch (...) {
        {
          const std::lock_guard lock(mutex);
          failure = std::current_exception();
        }
        caught_up.arrive_and_drop();
      }
    });
  }
  start.arrive_and_wait();
  bench::Stopwatch watch;
  caught_up.arrive_and_wait();
  const double took = watch.seconds();
  is_over = true;
  online.join();
  for (std::thread& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
  bench::say("reconnect_storm", "value", took, "s");
  bench::say("reconnect_storm_median", "value", bench::percentile(times, 0.5), "s");
  bench::say("reconnect_storm_p99", "value", bench::percentile(times, 0.99), "s");
  bench::say("reconnect_storm_others_p99", "value", bench::percentile(others, 0.99), "ms");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 7) {
    std::fprintf(stderr, "usage: bench-reconnect-storm CONNECTION_STRING PORT LOGIN DEVICES BEHIND ADMIN\n");
    return 2;
  }
  try {
    measure(argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-reconnect-storm: %s\n", error.what());
    return 1;
  }
  return 0;
}
