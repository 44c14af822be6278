// The database's locks, as PostgreSQL keeps them for the authority: of rows, of names without a row, and of the one row
// that gives commits their numbers. Whoever meets a lock waits; whoever would wait for themselves is turned back.
#pragma once

#include <cstdint>
#include <map>

#include "shared/core/id.h"

namespace carnet::simulation {

// Somebody else holds it: try again later.
struct Waiting {};
// Nothing of the transaction stands; it begins anew.
struct SerializationFailure {};

struct LockName {
  static constexpr int numbers = -1, device = -2, reference = -3;
  int kind = numbers;  // an entity's number, or one of these
  Uuid id;
  auto operator<=>(const LockName&) const = default;
};

class Locks {
 public:
  // For the transaction of this number. Throws Waiting or SerializationFailure.
  void take(std::int64_t transaction, const LockName& name);
  void release(std::int64_t transaction);

 private:
  std::map<LockName, std::int64_t> held_;
  std::map<std::int64_t, std::int64_t> waits_for_;
};

}  // namespace carnet::simulation
