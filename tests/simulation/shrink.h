// Makes a failing day smaller: fewer kinds of faults, fewer devices, fewer operations, as long as the same invariant breaks.
#pragma once

#include <functional>
#include <limits>
#include <set>
#include <string>

#include "tests/simulation/world.h"

namespace carnet::simulation {

// What is left out of a seed's day. What is drawn stays the same; less of it happens.
struct Smaller {
  std::size_t devices = std::numeric_limits<std::size_t>::max();  // at most
  std::int64_t operations = std::numeric_limits<std::int64_t>::max();
  std::set<std::string> without;  // kinds of faults: faultNames()
  bool operator==(const Smaller&) const = default;
};

const std::set<std::string>& faultNames();
void leaveOut(const Smaller& smaller, Faults& faults);
// As options of carnet-simulation: "--devices 2 --operations 40 --without cut,half-open".
std::string optionsOf(const Smaller& smaller);

// The invariant that breaks on a day made so much smaller; empty when none does.
using BreaksOn = std::function<std::string(const Smaller&)>;
// Greedy, and the same for the same day. `devices` and `operations`: of the whole day, on which `breaks_on` is not empty.
Smaller shrink(std::size_t devices, std::int64_t operations, const BreaksOn& breaks_on);

}  // namespace carnet::simulation
