// initial_sync: a device that has nothing comes online for the first time, until every node it holds is complete. The
// time begins before name resolution, sign-in and TLS.
//
//   bench-initial-sync FOLDER ROWS
#include <sys/resource.h>

#include <cstdlib>
#include <stdexcept>

#include "shared/domain/registry.h"
#include "tests/bench/device.h"
#include "tests/bench/figures.h"

using namespace carnet;

namespace {

// The person's own, the lists that everything names, visits and tickets are there: what Today and its records show.
constexpr std::uint8_t lastPriorityOfToday = 1;

bool hasFirstScreen(const client::LinkStatus& status) {
  if (status.first_sync_complete) return true;
  const Entity* entity = status.progress ? registry().findNo(status.progress->entity) : nullptr;
  return entity != nullptr && entity->priority > lastPriorityOfToday;
}

void measure(const std::filesystem::path& folder, std::int64_t rows) {
  bench::Device device(folder);
  bench::Stopwatch watch;
  device.restore();
  device.await("the first screen", hasFirstScreen);
  const double first_screen = watch.seconds();
  device.awaitFirstSync();
  const double seconds = watch.seconds();
  if (const std::int64_t here = device.countPartners(); here != rows) {
    throw std::runtime_error(std::to_string(here) + " partners arrived, not " + std::to_string(rows));
  }
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  bench::say("initial_sync", "value", static_cast<double>(rows) / seconds, "rows/s");
  bench::say("initial_sync_time", "value", seconds, "s");
  bench::say("first_screen", "value", first_screen, "s");
  bench::say("initial_sync_memory", "value", static_cast<double>(used.ru_maxrss) / 1024, "MB");
  bench::say("initial_sync_wire", "value",
             static_cast<double>(device.link().bytesReceived()) / static_cast<double>(rows), "bytes/row");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: bench-initial-sync FOLDER ROWS\n");
    return 2;
  }
  return bench::runBesideQt(argc, argv, [&] { measure(argv[1], std::atoll(argv[2])); });
}
