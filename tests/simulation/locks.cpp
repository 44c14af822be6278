#include "tests/simulation/locks.h"

namespace carnet::simulation {

void Locks::take(std::int64_t transaction, const LockName& name) {
  const auto [held, is_free] = held_.try_emplace(name, transaction);
  if (is_free || held->second == transaction) {
    waits_for_.erase(transaction);
    return;
  }
  waits_for_[transaction] = held->second;
  for (auto next = waits_for_.find(held->second); next != waits_for_.end(); next = waits_for_.find(next->second)) {
    if (next->second == transaction) throw SerializationFailure{};
  }
  throw Waiting{};
}

void Locks::release(std::int64_t transaction) {
  waits_for_.erase(transaction);
  std::erase_if(held_, [transaction](const auto& held) { return held.second == transaction; });
}

}  // namespace carnet::simulation
