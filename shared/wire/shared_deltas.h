// Frames of Deltas for many links at once. Devices of people who may see the same are told the same: what is fanned out,
// and after an outage everything that was missed. Such a Delta becomes protobuf once, and is packed once for links that
// have sent as many frames.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <string>

#include "shared/sync/messages.h"

namespace carnet::wire {

class SharedDeltas {
 public:
  // What less is made of is made anew as fast as it is found.
  static constexpr std::size_t leastBytes = 1024;

  // `bytes`: about as much is kept of the newest.
  explicit SharedDeltas(std::size_t bytes = 16u << 20) : limit_(bytes) {}

  // As wire::encode(delta, no); throws the same. From any thread.
  std::string frameOf(const sync::Delta& delta, std::uint64_t no);

  struct Figures {
    std::uint64_t made = 0, shared = 0;  // Deltas that became protobuf; frames that an earlier one served
    std::size_t bytes = 0;
  };
  Figures figures() const;

 private:
  struct Made;

  std::shared_ptr<Made> find(const sync::Delta& delta) const;
  void keep(const std::shared_ptr<Made>& made);

  const std::size_t limit_;
  mutable std::mutex mutex_;
  std::deque<std::shared_ptr<Made>> kept_;  // newest last
  Figures figures_;
};

}  // namespace carnet::wire
