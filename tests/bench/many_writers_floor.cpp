// The floor of many_writers: PostgreSQL's own group commit. Connections that each update one row with its feed entry,
// receipt and content in a transaction of its own, one after another.
//
//   bench-many-writers-floor CONNECTION_STRING CONNECTIONS SECONDS
#include <atomic>
#include <cstdlib>
#include <deque>
#include <stdexcept>
#include <thread>

#include "tests/bench/figures.h"
#include "tests/bench/postgres_floor.h"

using namespace carnet;

namespace {

constexpr long long numbersEach = 10'000'000;

void measure(const char* connection_string, int count, double seconds) {
  bench::PostgresFloor first(connection_string);
  first.copyTables();
  const std::vector<std::string> ids = first.ids(count);
  if (ids.size() < static_cast<std::size_t>(count)) throw std::runtime_error("the database holds too few partners");
  std::deque<bench::PostgresFloor> connections;
  for (int i = 0; i < count; ++i) connections.emplace_back(connection_string).numberFrom(1 + i * numbersEach);
  std::atomic<bool> is_over = false;
  std::atomic<std::int64_t> edits = 0;
  std::atomic<bool> failed = false;
  std::vector<std::thread> threads;
  bench::Stopwatch watch;
  for (int i = 0; i < count; ++i) {
    threads.emplace_back([&, i] {
      try {
        for (int no = 0; !is_over; ++no, ++edits)
          connections[static_cast<std::size_t>(i)].write({ids[static_cast<std::size_t>(i)]},
                                                         "edit " + std::to_string(no));
      } catch (const std::exception& error) {
        std::fprintf(stderr, "bench-many-writers-floor: %s\n", error.what());
        failed = true;
      }
    });
  }
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  is_over = true;
  for (std::thread& thread : threads) thread.join();
  const double took = watch.seconds();
  first.dropTables();
  if (failed) throw std::runtime_error("a connection failed");
  bench::say("many_writers", "floor", static_cast<double>(edits) / took, "edits/s");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: bench-many-writers-floor CONNECTION_STRING CONNECTIONS SECONDS\n");
    return 2;
  }
  try {
    measure(argv[1], std::atoi(argv[2]), std::atof(argv[3]));
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-many-writers-floor: %s\n", error.what());
    return 1;
  }
}
