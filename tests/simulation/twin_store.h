// A replica kept twice: in memory and in the product's SQLite file. Every write goes to both, every answer is compared, so
// that a day of the simulation is also a day of the real replica.
#pragma once

#include <memory>

#include "tests/simulation/map_store.h"

namespace carnet::simulation {

class TwinStore : public sync::LocalStore {
 public:
  // The file is opened anew and left to itself, as a process that is killed leaves it.
  virtual void reopen() = 0;
};

// Over `memory` and a new folder of its own that is removed at the end; nullptr in a build without the client's replica.
std::unique_ptr<TwinStore> makeTwinStore(MapStore& memory, const Registry& registry);
bool hasTwinStore();

}  // namespace carnet::simulation
