// The authority: judges batches of change sets in one transaction (sync.md 4). Stateless; all state is in the store.
#pragma once

#include "shared/sync/server_store.h"

namespace carnet::sync {

inline constexpr std::size_t maxBatchSets = 256;
inline constexpr std::size_t maxBatchOperations = 5'000;

// A pushed change set with who sent it. `change_set` was decoded from `bytes`, whose hash is `hash`.
struct Received {
  ChangeSet change_set;
  Sha256 hash{};
  std::string bytes;
  Actor actor;  // from the session, never from the bytes
  Instant arrival;
  std::optional<OfferedAgain> offered_again;
};

struct Judgement {
  enum class Kind : std::uint8_t {
    judged,  // `receipt` is durable once the transaction has committed; also for a change set judged before
    gap,     // cs_no is not the next of its device: send again from the one after `receipt.cs_no`
    copied,  // this number was used by another content: the replica file was copied. What the copy did is kept and
             // shown as parked, outside of the device's numbers; `receipt` says so
  };
  Kind kind = Kind::judged;
  Receipt receipt;
};

struct BatchResult {
  std::vector<Judgement> judgements;  // one per received change set, in order
  std::vector<FeedCommit> commits;    // new ones, in order of commit_no
};

struct ScopeRefresh {
  std::vector<FeedCommit> commits;
  std::set<Uuid> too_wide;  // persons who would hold more than maxNodesHeld: they lose what they lose and gain nothing
};

class Authority {
 public:
  explicit Authority(const RuleBook& book) : book_(book) {}

  // Judges `batch` in order: later change sets see earlier ones. Every verdict is known before the first write.
  BatchResult judge(ServerTransaction& tx, const std::vector<Received>& batch) const;

  // Recomputes the scope of these persons and writes the moves as a commit of their own, if any.
  ScopeRefresh refreshScopes(ServerTransaction& tx, const std::set<Uuid>& persons, Instant now,
                             const Uuid& change_set_id) const;
  // The moves that refreshScopes would write for one person; `too_wide` is set when they gain nothing.
  std::vector<ScopeMove> movesDue(ServerTransaction& tx, const Uuid& person, Instant now, bool& too_wide) const;

 private:
  const RuleBook& book_;
};

}  // namespace carnet::sync
