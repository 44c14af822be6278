// The changes that are still on this device or were not accepted, as the replica keeps them. client/app implements it.
#pragma once

#include <functional>
#include <vector>

#include "shared/core/result.h"
#include "shared/rules/operation.h"

namespace carnet::client {

struct WaitingChange {
  enum class State { onDevice, sent, accepted, refused };
  std::int64_t cs_no = 0;
  State state = State::onDevice;
  bool has_effects = true;  // false: headquarters will decide
  Problem reason;           // when refused
  ChangeSet change_set;
};

class Outbox {
 public:
  virtual ~Outbox() = default;
  // Oldest first, at most `limit`; answered on the thread that asked.
  virtual void list(std::size_t limit, std::function<void(const std::vector<WaitingChange>&)> done) = 0;
};

}  // namespace carnet::client
