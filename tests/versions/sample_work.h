// What the outboxes that are kept as test data hold: the work of one person on one device, from one firm to one ticket,
// with something of every verb. Written only with what every version of the schema has, so that the program that records
// an outbox can be built with the sources of any of them.
#pragma once

#include <vector>

#include "shared/rules/operation.h"

namespace carnet::versions {

inline constexpr Instant workBegins{1'772'349'000'000};  // 2026-03-01T07:10Z

Uuid sampleId(std::uint64_t n);
// Who works, on which device, and with what the company has beforehand.
Uuid samplePerson();
Uuid sampleDevice();
Uuid sampleProduct();
Uuid sampleLocation();

// In order, numbered from 1. What came with a later version is not in it.
std::vector<ChangeSet> sampleWork(int version);

}  // namespace carnet::versions
