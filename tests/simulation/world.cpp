#include "tests/simulation/world.h"

#include <cstdio>

namespace carnet::simulation {

void World::runUntil(Instant until, const std::function<bool()>& stop) {
  while (!events_.empty() && events_.begin()->first.first <= until.unix_ms) {
    auto node = events_.extract(events_.begin());
    now_ = std::max(now_, Instant{node.key().first});
    node.mapped()();
    if (stop && stop()) return;
  }
  now_ = std::max(now_, until);
}

void World::trace(const std::string& line) {
  const std::string stamped = std::to_string(now_.unix_ms % 100'000'000) + " " + line;
  for (const char c : stamped) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 1099511628211u;
  if (prints_) std::printf("%s\n", stamped.c_str());
}

}  // namespace carnet::simulation
