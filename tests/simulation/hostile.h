// A device whose program is not ours: it has a technician's or the desk's rights, knows every id there is, and sends change
// sets that no screen would make. Whatever it sends, the invariants hold.
#pragma once

#include "shared/sync/authority.h"
#include "tests/simulation/company.h"

namespace carnet::simulation {

class Hostile {
 public:
  Hostile(World& world, const Company& company, const MemoryServer& server)
      : world_(world), company_(company), server_(server) {}

  std::optional<sync::Received> next();

 private:
  Operation anyOperation();
  void setTransition(Operation& op, const Entity& entity);
  Value anyValue(const Field& field, const Row* row);
  const Row& anyRow();

  World& world_;
  const Company& company_;
  const MemoryServer& server_;
};

}  // namespace carnet::simulation
