// What arrives: feed and snapshot, applied in slices on the writer thread, pending work rebased over it.
#include <algorithm>

#include "shared/core/planted.h"
#include "shared/schema/codec.h"
#include "shared/sync/device_engine.h"
#include "shared/sync/rebase.h"
#include "shared/sync/transaction.h"
#include "shared/sync/visibility.h"

namespace carnet::sync {

const std::set<Node>& DeviceEngine::heldNodes() {
  if (!held_) {
    held_.emplace();
    for (const HeldNode& node : store_.nodes()) held_->insert(node.node);
  }
  return *held_;
}

DeviceReaction DeviceEngine::step(Instant now) {
  noticeClock(now);
  DeviceReaction reaction;
  try {
    if (!inbox_.empty())
      applySlice(now, reaction);
    else
      askMore(reaction);
    if (awaits_until_ && link_ == LinkState::online) pushMore(reaction);
    // What waited for these records.
    if (inbox_.empty()) blobMore(now, reaction);
  } catch (...) {
    // The store refused (disk full, I/O error) and was rolled back: what stands in memory no longer fits it. The
    // connection starts anew from what is durable.
    held_.reset();
    cut(now, reaction);
    throw;
  }
  return finish(std::move(reaction), now);
}

void DeviceEngine::applySlice(Instant now, DeviceReaction& reaction) {
  Message& front = inbox_.front();
  if (done_in_front_ == 0) owed_credit_ = creditCost(front);
  const std::size_t before = done_in_front_;
  if (auto* delta = std::get_if<Delta>(&front)) {
    if (!delta->is_reset && before == 0 && delta->from != store_.state().cursor) {
      // A frame was lost or came twice: say Hello again and let the server start from the cursor.
      cut(now, reaction);
      return;
    }
    applyDelta(*delta, reaction);
    if (done_in_front_ < delta->commits.size()) return;
  } else if (auto* chunk = std::get_if<SnapshotChunk>(&front)) {
    applyChunk(*chunk, reaction);
    if (done_in_front_ < chunk->images.size()) return;
  } else if (const auto* begin = std::get_if<SnapshotBegin>(&front)) {
    applySnapshotBegin(*begin, reaction);
  } else if (const auto* end = std::get_if<SnapshotEnd>(&front)) {
    applySnapshotEnd(*end, reaction);
  } else if (const auto* checkpoint = std::get_if<Checkpoint>(&front)) {
    // It may have cut the link, and emptied the inbox.
    if (!applyCheckpoint(*checkpoint, now, reaction) || inbox_.empty()) return;
  } else if (const auto* compared = std::get_if<RangesCompared>(&front)) {
    if (!applyCompared(*compared, reaction)) return;
  }
  if (std::holds_alternative<Delta>(front) || std::holds_alternative<SnapshotBegin>(front) ||
      std::holds_alternative<SnapshotChunk>(front)) {
    reaction.send.push_back(Credit{static_cast<std::uint32_t>(owed_credit_)});
  }
  inbox_.pop_front();
  inbox_cost_ -= std::min(inbox_cost_, owed_credit_);
  done_in_front_ = 0;
}

void DeviceEngine::applyDelta(Delta& delta, DeviceReaction& reaction) {
  ReplicaState state = store_.state();
  Transaction tx(store_, Durability::normal);
  Rebase rebase(book_, store_);
  if (delta.is_reset && done_in_front_ == 0) {
    applyReset(delta, rebase, reaction);
    state.catch_up.reset();
  }
  if (delta.from < delta.trimmed_to && !planted(Bug::gapUnseen)) catchUp(state, delta.trimmed_to, reaction);
  std::size_t rows = 0;
  while (done_in_front_ < delta.commits.size() && rows < rowsPerSlice) {
    DeltaCommit& commit = delta.commits[done_in_front_++];
    rows += commit.rows.size() + commit.entered.size() + commit.left.size() + 1;
    if (commit.is_partial || !partial_.empty()) {
      if (partial_.empty()) partial_head_ = commit;
      partial_.insert(partial_.end(), std::make_move_iterator(commit.rows.begin()),
                      std::make_move_iterator(commit.rows.end()));
      if (commit.is_partial) continue;
      DeltaCommit whole = std::exchange(partial_head_, DeltaCommit{});
      whole.rows = std::exchange(partial_, {});
      applyCommit(whole, state, rebase, reaction);
    } else {
      applyCommit(commit, state, rebase, reaction);
    }
    state.cursor = std::max(state.cursor, commit.commit_no);
    if (commit.commit_no > state.known_no && !commit.change_set_id.isNil()) {
      state.known_no = commit.commit_no;
      state.known_id = commit.change_set_id;
    }
  }
  if (done_in_front_ == delta.commits.size()) state.cursor = std::max(state.cursor, delta.to);
  cursorMoved(state, rebase, reaction);
  rebase.run(actor(state), reaction.changed);
  store_.putState(state);
  tx.commit();
}

void DeviceEngine::applyReset(const Delta& delta, Rebase& rebase, DeviceReaction& reaction) {
  std::set<Node> again;
  for (const DeltaCommit& commit : delta.commits) again.insert(commit.entered.begin(), commit.entered.end());
  // First contact has nothing to forget.
  for (const HeldNode& held : store_.nodes()) leaveNode(held.node, !again.contains(held.node), rebase, reaction);
  mending_.reset();
}

void DeviceEngine::catchUp(ReplicaState& state, std::int64_t to, DeviceReaction& reaction) {
  if (state.catch_up && state.catch_up->to >= to) return;
  state.catch_up = CatchUp{state.seenUpTo(), to};
  reaction.nodes_changed = true;
}

void DeviceEngine::applyCommit(DeltaCommit& commit, const ReplicaState& state, Rebase& rebase,
                               DeviceReaction& reaction) {
  for (const Node& node : commit.left) leaveNode(node, true, rebase, reaction);
  for (const Node& node : commit.entered) {
    heldNodes();
    store_.putNode({node, 0, false});
    held_->insert(node);
    reaction.nodes_changed = true;
  }
  // Of an own commit in a trimmed feed the rest comes later: its work stays in sight until its receipt is here.
  auto own = state.catch_up ? std::nullopt : store_.outboxById(commit.change_set_id);
  if (own && own->state == OutboxState::waiting) {
    // The commit of an own change set came before its receipt: run again over its own result, it would meet itself.
    own->commit_no = commit.commit_no;
    store_.putOutbox(*own);
    rebase.drop(own->cs_no);
  }
  if (commit.author_id == state.person_id) completeDeed(commit);
  for (const EntityImage& row : commit.rows) {
    if (const Entity* entity = book_.registry.findNo(row.entity))
      applyImage(*entity, row.image, rebase, reaction);
    else
      applyUnread(row.entity, row.image);
  }
}

// An entity of a newer schema: this app cannot show it, the one that can finds it here.
void DeviceEngine::applyUnread(EntityNo entity, std::string image) {
  const auto head = decodeHead(image);
  if (!head || planted(Bug::unreadIsDropped)) return;
  const Leaf leaf{head->root_id, head->facet};
  if (!holdsLeaf(heldNodes(), leaf)) return;
  if (const auto standing = store_.unread(entity, head->id); standing && standing->stamp.rev >= head->rev) return;
  store_.putUnread({entity, {head->id, leaf, head->rev, !head->deleted_at}, std::move(image)});
}

void DeviceEngine::dropUnread(const std::function<bool(const UnreadRow&)>& goes) {
  EntityNo entity = 0;
  for (Uuid after;;) {
    const std::vector<UnreadRow> rows = store_.unreadAfter(entity, after, rowsPerSlice);
    for (const UnreadRow& row : rows) {
      if (goes(row)) store_.dropUnread(row.entity, row.stamp.id);
    }
    if (rows.size() < rowsPerSlice) return;
    entity = rows.back().entity;
    after = rows.back().stamp.id;
  }
}

void DeviceEngine::applyImage(const Entity& entity, const std::string& image, Rebase& rebase,
                              DeviceReaction& reaction) {
  if (auto row = decodeRow(entity, image)) applyRow(std::move(*row), true, rebase, reaction);
}

void DeviceEngine::applyRow(Row row, bool may_be_here, Rebase& rebase, DeviceReaction& reaction) {
  if (!holdsLeaf(heldNodes(), {row.head.root_id, row.head.facet})) return;
  if (newest_rev_) newest_rev_ = std::max(*newest_rev_, row.head.rev);
  const RowKey key{row.entity, row.head.id};
  if (!store_.pendingOf(key).empty()) {
    rebase.setImage(key, std::move(row));
    return;
  }
  Row standing;
  if (may_be_here && store_.get(*key.entity, key.id, standing) == Presence::present) {
    if (standing.head.rev >= row.head.rev) return;
    store_.replace(standing, row);
  } else {
    store_.add(row);
  }
  if (row.isDeleted() && planted(Bug::upsertAfterDelete)) store_.remove(key);
  reaction.changed.push_back(key);
}

void DeviceEngine::leaveNode(const Node& node, bool is_withdrawn, Rebase& rebase, DeviceReaction& reaction) {
  heldNodes();
  store_.removeNode(node);
  held_->erase(node);
  if (mending_) mending_->leave(node);
  reaction.nodes_changed = true;
  rebase.forget([&](const Leaf& leaf) { return node.covers(leaf) && !holdsLeaf(*held_, leaf); });
  for (const RowKey& key : store_.rowsOf(node)) {
    Row row;
    if (store_.get(*key.entity, key.id, row) != Presence::present) continue;
    if (holdsLeaf(*held_, {row.head.root_id, row.head.facet})) continue;
    const std::vector<std::int64_t> pending = store_.pendingOf(key);
    if (!pending.empty()) {
      rebase.setImage(key, std::nullopt);
      if (is_withdrawn) rebase.seal(pending);
      continue;
    }
    if (!planted(Bug::leftRowsStay)) store_.remove(key);
    reaction.changed.push_back(key);
  }
  dropUnread([&](const UnreadRow& row) { return node.covers(row.stamp.leaf) && !holdsLeaf(*held_, row.stamp.leaf); });
}

void DeviceEngine::cursorMoved(ReplicaState& state, Rebase& rebase, DeviceReaction& reaction) {
  if (state.catch_up && state.cursor >= state.catch_up->to) {
    state.catch_up.reset();
    reaction.nodes_changed = true;
  }
  // A clock that has gone back since would date it so early that the journal forgets it.
  const Instant confirmed_at =
      std::max(welcomed_at_, last_event_.value_or(Instant{}) + Duration{state.clock_offset_ms});
  for (std::int64_t cs_no : store_.judgedUpTo(planted(Bug::dropAtReceipt) ? INT64_MAX : state.seenUpTo())) {
    rebase.drop(cs_no);
    store_.moveToJournal(cs_no, confirmed_at);
    reaction.outbox_changed = true;
  }
  if (!state.ended || (state.cursor < state.ended->to && !planted(Bug::wholeTooEarly))) return;
  for (HeldNode held : store_.nodes()) {
    if (held.is_complete || held.generation == 0 || held.generation > state.ended->generation) continue;
    held.is_complete = true;
    store_.putNode(held);
  }
  state.ended.reset();
  reaction.nodes_changed = true;
}

void DeviceEngine::applySnapshotBegin(const SnapshotBegin& begin, DeviceReaction& reaction) {
  ReplicaState state = store_.state();
  Transaction tx(store_, Durability::normal);
  const std::set<Node>& held = heldNodes();
  for (const Node& node : begin.nodes) {
    if (held.contains(node)) store_.putNode({node, begin.generation, false});
  }
  state.progress = SnapshotProgress{begin.generation, 0, Uuid{}};
  store_.putState(state);
  tx.commit();
  reaction.nodes_changed = true;
}

// A chunk is in order of ids: one question tells of all its rows that none is here yet.
void DeviceEngine::applyRows(const Entity& entity, std::span<const std::string> images, Rebase& rebase,
                             DeviceReaction& reaction) {
  std::vector<Row> rows;
  rows.reserve(images.size());
  for (const std::string& image : images) {
    if (auto row = decodeRow(entity, image)) rows.push_back(std::move(*row));
  }
  if (rows.empty()) return;
  const auto breaksOrder = [](const Row& a, const Row& b) { return !(a.head.id < b.head.id); };
  const bool is_in_order = std::adjacent_find(rows.begin(), rows.end(), breaksOrder) == rows.end();
  const bool may_be_here = !is_in_order || store_.mayHaveRows(entity, rows.front().head.id, rows.back().head.id);
  for (Row& row : rows) applyRow(std::move(row), may_be_here, rebase, reaction);
}

void DeviceEngine::applyChunk(SnapshotChunk& chunk, DeviceReaction& reaction) {
  const Entity* entity = book_.registry.findNo(chunk.entity);
  ReplicaState state = store_.state();
  Transaction tx(store_, Durability::normal);
  Rebase rebase(book_, store_);
  const std::size_t end = std::min(chunk.images.size(), done_in_front_ + rowsPerSlice);
  if (entity != nullptr) {
    applyRows(*entity, std::span(chunk.images).subspan(done_in_front_, end - done_in_front_), rebase, reaction);
  } else {
    for (std::size_t i = done_in_front_; i < end; ++i) applyUnread(chunk.entity, chunk.images[i]);
  }
  done_in_front_ = end;
  rebase.run(actor(state), reaction.changed);
  if (done_in_front_ == chunk.images.size()) {
    state.progress = SnapshotProgress{chunk.generation, chunk.entity, chunk.last_key};
    store_.putState(state);
    reaction.nodes_changed = true;
  }
  tx.commit();
}

void DeviceEngine::applySnapshotEnd(const SnapshotEnd& end, DeviceReaction& reaction) {
  ReplicaState state = store_.state();
  Transaction tx(store_, Durability::normal);
  Rebase rebase(book_, store_);
  state.ended = end;
  state.progress.reset();
  cursorMoved(state, rebase, reaction);
  rebase.run(actor(state), reaction.changed);
  store_.putState(state);
  tx.commit();
}

bool DeviceEngine::isFirstSyncComplete() const {
  const std::vector<HeldNode> nodes = store_.nodes();
  return !nodes.empty() && !store_.state().catch_up &&
         std::all_of(nodes.begin(), nodes.end(), [](const HeldNode& n) { return n.is_complete; });
}

}  // namespace carnet::sync
