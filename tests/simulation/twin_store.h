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
  // The power fails (FaultDisk): the file is as of some commit since the last durable one, and so is the memory.
  virtual void cutPower(Rng& rng) = 0;
  // The n-th write of the file fails for want of room, and DiskFull is thrown; 0: none does.
  virtual void fillDisk(std::size_t n) = 0;
};

// Over `memory` and a new folder of its own that is removed at the end; nullptr in a build without the client's replica.
std::unique_ptr<TwinStore> makeTwinStore(MapStore& memory, const Registry& registry);
bool hasTwinStore();

}  // namespace carnet::simulation
