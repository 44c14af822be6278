// What was lost without anybody noticing: the device compares its rows with the server's sums now and then (sync.md 9)
// and has the nodes that differ sent anew. Everything stays readable meanwhile; rows that the server does not send again
// go when all others have come.
#include <algorithm>

#include "shared/sync/device_engine.h"
#include "shared/sync/rebase.h"

namespace carnet::sync {

namespace {

// About 10 ms on a tablet.
constexpr std::size_t stampsPerSlice = 2'000;

}  // namespace

bool DeviceEngine::applyCheckpoint(const Checkpoint& checkpoint, Instant now, DeviceReaction& reaction) {
  const ReplicaState state = store_.state();
  // Rows of a snapshot run ahead of the cursor until it has ended.
  if (state.cursor != checkpoint.no || state.progress || state.ended) return true;
  if (!comparison_) {
    comparison_.emplace();
    for (const HeldNode& held : store_.nodes()) {
      if (held.is_complete) comparison_->sums.emplace(held.node, 0);
    }
  }
  if (!addStamps()) return false;
  const std::map<Node, std::uint64_t> sums = std::exchange(comparison_, std::nullopt)->sums;
  std::set<Node> differing;
  for (const NodeHash& hash : checkpoint.hashes) {
    if (const auto own = sums.find(hash.node); own != sums.end() && own->second != hash.sum)
      differing.insert(hash.node);
  }
  compared_at_ = now;
  if (!differing.empty())
    mend(differing, now, reaction);
  else if (state.is_reconciling)
    endReconciling(reaction);
  return true;
}

void DeviceEngine::endReconciling(DeviceReaction& reaction) {
  const std::vector<HeldNode> nodes = store_.nodes();
  if (!std::all_of(nodes.begin(), nodes.end(), [](const HeldNode& held) { return held.is_complete; })) return;
  ReplicaState state = store_.state();
  state.is_reconciling = false;
  store_.begin(Durability::normal);
  store_.putState(state);
  store_.commit();
  reaction.nodes_changed = true;
}

// Nothing changes them while the comparison runs: what comes from the server waits behind it, and a person's work is not
// in the stamps.
bool DeviceEngine::addStamps() {
  const std::span<const Entity* const> entities = book_.registry.entities();
  Comparison& at = *comparison_;
  for (std::size_t left = stampsPerSlice; at.entity < entities.size(); ++at.entity, at.after = Uuid{}) {
    const Entity& entity = *entities[at.entity];
    if (entity.replication != Replication::scoped) continue;
    const std::vector<RowStamp> stamps = store_.stamps(entity, at.after, left);
    for (const RowStamp& stamp : stamps) {
      if (!stamp.stands) continue;
      const std::uint64_t hash = rowHash(entity.no, stamp.id, stamp.rev);
      for (const Node& node : {Node{stamp.leaf.root_id, stamp.leaf.facet}, Node{Uuid{}, stamp.leaf.facet}}) {
        if (const auto sum = at.sums.find(node); sum != at.sums.end()) sum->second += hash;
      }
    }
    if (stamps.size() == left) {
      at.after = stamps.back().id;
      return false;
    }
    left -= stamps.size();
  }
  return true;
}

void DeviceEngine::mend(const std::set<Node>& nodes, Instant now, DeviceReaction& reaction) {
  store_.begin(Durability::normal);
  for (const Node& node : nodes) store_.putNode({node, 0, false});
  store_.commit();
  cut(now, reaction);
  mending_ = Mending{nodes, std::nullopt, {}};
  retry_at_ = now;
}

void DeviceEngine::endMending(const SnapshotEnd& end, Rebase& rebase, DeviceReaction& reaction) {
  if (!mending_ || !mending_->snapshot || mending_->snapshot->generation != end.generation) return;
  for (const Node& node : mending_->nodes) {
    for (const RowKey& key : store_.rowsOf(node)) {
      if (mending_->come.contains(key)) continue;
      std::optional<Row> base;
      if (auto shadow = store_.shadow(key)) {
        base = std::move(shadow->image);
      } else if (Row row; store_.get(*key.entity, key.id, row) == Presence::present) {
        base = std::move(row);
      }
      // Newer than what the snapshot was read from.
      if (!base || base->isDeleted() || base->head.rev > mending_->snapshot->horizon) continue;
      if (!store_.pendingOf(key).empty()) {
        rebase.setImage(key, std::nullopt);
        continue;
      }
      store_.remove(key);
      reaction.changed.push_back(key);
    }
  }
  mending_.reset();
}

}  // namespace carnet::sync
