// Planted bugs of an authority that merges wrongly: it reads something else than the person said. The bytes stay what
// they are, and the oracle reads those.
#pragma once

#include "tests/simulation/memory_server.h"
#include "tests/simulation/world.h"

namespace carnet::simulation {

// Changes what the authority is given to judge, as the planted bug wants it.
void misread(const MemoryServer& server, sync::Received& received);

}  // namespace carnet::simulation
