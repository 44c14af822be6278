// The company in which changes are tried: the same rows with the same ids in every run, so that inputs which are kept go on
// meaning what they meant.
#pragma once

#include "tests/shared/domain/house.h"

namespace carnet::fuzz {

// With a ticket that was taken, a visit, parts in the van. Never changed.
testing::House& company();
std::vector<Uuid> peopleOf(const testing::House& house);

// What its people would do, each as the first byte and the change set that `rules` takes.
std::vector<std::string> ordinaryWork();

}  // namespace carnet::fuzz
