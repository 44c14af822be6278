// What was lost without anybody noticing: the device compares its rows with the server's sums now and then (sync.md 9). Where
// a node's sum differs it finds out which rows do (device_ranges.cpp).
#include <algorithm>

#include "shared/sync/device_engine.h"
#include "shared/sync/visibility.h"

namespace carnet::sync {

namespace {

// What differs again and again is a fault of our own and waits for the next comparison.
constexpr int mostMendings = 3;

}  // namespace

bool DeviceEngine::applyCheckpoint(const Checkpoint& checkpoint, Instant now, DeviceReaction& reaction) {
  const ReplicaState state = store_.state();
  // Rows of a snapshot run ahead of the cursor until it has ended.
  if (state.cursor != checkpoint.no || state.progress || state.ended || state.catch_up) return true;
  if (!comparison_) {
    comparison_ = Comparison{};
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
  if (differing.empty()) {
    mendings_ = 0;
    if (state.is_reconciling) endReconciling(reaction);
  } else if (!mending_ && mendings_ < mostMendings) {
    if (++mendings_ == mostMendings)
      fetchAgain(differing, now, reaction);
    else
      mending_.emplace(differing, book_.registry);
  } else if (!mending_) {
    mendings_ = 0;
  }
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
  const auto add = [&](EntityNo entity, const RowStamp& stamp) {
    const std::uint64_t hash = rowHash(entity, stamp.id, stamp.rev);
    for (const Node& node : {Node{stamp.leaf.root_id, stamp.leaf.facet}, Node{Uuid{}, stamp.leaf.facet}}) {
      if (const auto sum = at.sums.find(node); stamp.stands && sum != at.sums.end()) sum->second += hash;
    }
  };
  std::size_t left = stampsPerSlice;
  for (; at.entity < entities.size(); ++at.entity, at.after = Uuid{}) {
    const Entity& entity = *entities[at.entity];
    if (entity.replication != Replication::scoped) continue;
    const std::vector<RowStamp> stamps = store_.stamps(entity, at.after, left);
    for (const RowStamp& stamp : stamps) add(entity.no, stamp);
    if (stamps.size() == left) {
      at.after = stamps.back().id;
      return false;
    }
    left -= stamps.size();
  }
  const std::vector<UnreadRow> unread = store_.unreadAfter(at.unread, at.after, left);
  for (const UnreadRow& row : unread) add(row.entity, row.stamp);
  if (unread.size() < left) return true;
  at.unread = unread.back().entity;
  at.after = unread.back().stamp.id;
  return false;
}

// Ranges are of entities that are known here. What differs still when they are equal is among the rows that are kept unread:
// they come again with the snapshot of their nodes.
void DeviceEngine::fetchAgain(const std::set<Node>& nodes, Instant now, DeviceReaction& reaction) {
  store_.begin(Durability::normal);
  dropUnread([&](const UnreadRow& row) { return holdsLeaf(nodes, row.stamp.leaf); });
  for (const Node& node : nodes) store_.putNode({node, 0, false});
  store_.commit();
  cut(now, reaction);
  retry_at_ = now;
}

}  // namespace carnet::sync
