#include "tests/simulation/shrink.h"

#include <map>

namespace carnet::simulation {

namespace {

using Level = unsigned Faults::*;

const std::map<std::string, Level>& faultLevels() {
  static const std::map<std::string, Level> levels = {
      {"cut", &Faults::cut},
      {"half-open", &Faults::half_open},
      {"duplicate", &Faults::duplicate},
      {"reorder", &Faults::reorder},
      {"repeat", &Faults::repeat},
      {"omission", &Faults::omission},
      {"device-kill", &Faults::device_kill},
      {"power-cut", &Faults::power_cut},
      {"disk-full", &Faults::disk_full},
      {"server-kill", &Faults::server_kill},
      {"turned-away", &Faults::turned_away},
      {"offline", &Faults::offline},
      {"clock-jump", &Faults::clock_jump},
      {"hostile", &Faults::hostile},
      {"churn", &Faults::churn},
      {"rest", &Faults::rest},
      {"restore", &Faults::restore},
      {"trim", &Faults::trim},
  };
  return levels;
}

}  // namespace

const std::set<std::string>& faultNames() {
  static const std::set<std::string> names = [] {
    std::set<std::string> all;
    for (const auto& [name, level] : faultLevels()) all.insert(name);
    return all;
  }();
  return names;
}

void leaveOut(const Smaller& smaller, Faults& faults) {
  for (const std::string& name : smaller.without) faults.*faultLevels().at(name) = 0;
}

std::string optionsOf(const Smaller& smaller) {
  std::string options;
  if (smaller.devices != Smaller{}.devices) options += " --devices " + std::to_string(smaller.devices);
  if (smaller.operations != Smaller{}.operations) options += " --operations " + std::to_string(smaller.operations);
  std::string without;
  for (const std::string& name : smaller.without) without += (without.empty() ? "" : ",") + name;
  return without.empty() ? options : options + " --without " + without;
}

Smaller shrink(std::size_t devices, std::int64_t operations, const BreaksOn& breaks_on) {
  const std::string broken = breaks_on({});
  Smaller smallest;
  const auto keepIfBroken = [&](const Smaller& tried) {
    if (tried == smallest || breaks_on(tried) != broken) return false;
    smallest = tried;
    return true;
  };
  for (const std::string& name : faultNames()) {
    Smaller tried = smallest;
    tried.without.insert(name);
    keepIfBroken(tried);
  }
  for (std::size_t fewer = devices; fewer > 1;) {
    Smaller tried = smallest;
    tried.devices = --fewer;
    if (!keepIfBroken(tried)) break;
  }
  // Halved, then a quarter less, then an eighth …
  std::int64_t most = operations;
  for (std::int64_t step = most / 2; step > 0;) {
    Smaller tried = smallest;
    tried.operations = most - step;
    if (keepIfBroken(tried))
      most -= step;
    else
      step /= 2;
    step = std::min(step, most - 1);
  }
  return smallest;
}

}  // namespace carnet::simulation
