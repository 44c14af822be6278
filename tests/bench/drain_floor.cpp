// The floor of drain: the same rows updated, fed and receipted in batches, one after another, in bare PostgreSQL.
//
//   bench-drain-floor CONNECTION_STRING EDITS BATCH
#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include "tests/bench/figures.h"
#include "tests/bench/postgres_floor.h"

using namespace carnet;

namespace {

void measure(const char* connection_string, std::size_t edits, std::size_t batch) {
  bench::PostgresFloor floor(connection_string);
  floor.copyTables();
  const std::vector<std::string> ids = floor.ids(static_cast<int>(edits));
  if (ids.empty()) throw std::runtime_error("the database holds no partner");
  bench::Stopwatch watch;
  for (std::size_t at = 0; at < edits;) {
    // A row at most once in a batch.
    const std::size_t begin = at % ids.size();
    const std::size_t size = std::min({batch, edits - at, ids.size() - begin});
    floor.write(
        {ids.begin() + static_cast<std::ptrdiff_t>(begin), ids.begin() + static_cast<std::ptrdiff_t>(begin + size)},
        "edit " + std::to_string(at));
    at += size;
  }
  bench::say("drain", "floor", static_cast<double>(edits) / watch.seconds(), "edits/s");
  bench::say("drain_time", "floor", watch.seconds(), "s");
  floor.dropTables();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: bench-drain-floor CONNECTION_STRING EDITS BATCH\n");
    return 2;
  }
  try {
    measure(argv[1], std::strtoull(argv[2], nullptr, 10), std::strtoull(argv[3], nullptr, 10));
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-drain-floor: %s\n", error.what());
    return 1;
  }
}
