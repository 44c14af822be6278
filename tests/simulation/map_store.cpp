#include "tests/simulation/map_store.h"

#include <stdexcept>

namespace carnet::simulation {

template <class Map>
void MapStore::remember(Map& map, const typename Map::key_type& key) {
  change();
  if constexpr (std::is_same_v<typename Map::key_type, RowKey>) touched_.insert(key);
  if constexpr (std::is_same_v<typename Map::key_type, Node>) nodes_changed_ = true;
  const auto found = map.find(key);
  if (found == map.end()) {
    log_.push_back([&map, key] { map.erase(key); });
  } else {
    log_.push_back([&map, key, before = found->second] { map.insert_or_assign(key, before); });
  }
}

std::optional<sync::HeldNode> MapStore::node(const Node& node) const {
  const auto found = nodes_.find(node);
  if (found == nodes_.end()) return std::nullopt;
  return found->second;
}

void MapStore::change() {
  if (!is_open_) throw std::logic_error("the replica is written outside a transaction");
}

void MapStore::undo(Undo& log) {
  for (auto step = log.rbegin(); step != log.rend(); ++step) (*step)();
  log.clear();
}

Presence MapStore::get(const Entity& entity, const Uuid& id, Row& out) {
  const auto found = rows_.find({&entity, id});
  if (found == rows_.end()) return Presence::notHeld;
  out = found->second;
  return Presence::present;
}

void MapStore::list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<Row>& out) {
  out.clear();
  for (auto it = rows_.lower_bound({&entity, Uuid{}}); it != rows_.end() && it->first.entity == &entity; ++it) {
    const Uuid* reference = std::get_if<Uuid>(&it->second.values[field_index]);
    if (!it->second.isDeleted() && reference != nullptr && *reference == id) out.push_back(it->second);
  }
}

void MapStore::begin(sync::Durability durability) {
  if (is_open_) throw std::logic_error("a transaction inside a transaction");
  is_open_ = true;
  durability_ = durability;
}

void MapStore::commit() {
  change();
  if (fails_next_commit_ && commits_before_-- == 0) {
    fails_next_commit_ = false;
    throw DiskFull();
  }
  is_open_ = false;
  if (durability_ == sync::Durability::full) {
    unsynced_.clear();
    log_.clear();
    return;
  }
  unsynced_.push_back(std::exchange(log_, {}));
  if (unsynced_.size() > most_unsynced_) unsynced_.pop_front();
}

void MapStore::rollback() {
  if (!is_open_) return;
  undo(log_);
  is_open_ = false;
}

void MapStore::kill() { rollback(); }

void MapStore::cutPower(SeededRng& rng) {
  kill();
  for (std::size_t lost = rng.below(unsynced_.size() + 1); lost > 0; --lost) loseNewest();
  nodes_changed_ = true;
}

bool MapStore::loseNewest() {
  nodes_changed_ = true;
  if (unsynced_.empty()) return false;
  undo(unsynced_.back());
  unsynced_.pop_back();
  return true;
}

void MapStore::put(const Row& row) {
  const RowKey key{row.entity, row.head.id};
  remember(rows_, key);
  rows_.insert_or_assign(key, row);
}

void MapStore::remove(const RowKey& key) {
  remember(rows_, key);
  rows_.erase(key);
}

void MapStore::putUnread(const sync::UnreadRow& row) {
  const std::pair key{row.entity, row.stamp.id};
  remember(unread_, key);
  unread_.insert_or_assign(key, row);
}

void MapStore::dropUnread(EntityNo entity, const Uuid& id) {
  remember(unread_, {entity, id});
  unread_.erase({entity, id});
}

std::optional<sync::UnreadRow> MapStore::unread(EntityNo entity, const Uuid& id) {
  const auto found = unread_.find({entity, id});
  if (found == unread_.end()) return std::nullopt;
  return found->second;
}

std::vector<sync::UnreadRow> MapStore::unreadAfter(EntityNo entity, const Uuid& id, std::size_t limit) {
  std::vector<sync::UnreadRow> rows;
  for (auto it = unread_.upper_bound({entity, id}); it != unread_.end() && rows.size() < limit; ++it)
    rows.push_back(it->second);
  return rows;
}

std::vector<RowKey> MapStore::rowsOf(const Node& node) {
  std::vector<RowKey> keys;
  for (const auto& [key, row] : rows_) {
    if (node.covers({row.head.root_id, row.head.facet})) keys.push_back(key);
  }
  return keys;
}

std::vector<sync::RowStamp> MapStore::stamps(const Entity& entity, const Uuid& after, std::size_t limit) {
  std::vector<sync::RowStamp> stamps;
  for (auto it = rows_.upper_bound({&entity, after}); it != rows_.end() && it->first.entity == &entity; ++it) {
    if (stamps.size() == limit) break;
    const auto shadow = shadows_.find(it->first);
    const Row* row = shadow == shadows_.end() ? &it->second : shadow->second.image ? &*shadow->second.image : nullptr;
    const RowHead& head = row ? row->head : it->second.head;
    stamps.push_back({it->first.id, {head.root_id, head.facet}, head.rev, row != nullptr && !row->isDeleted()});
  }
  return stamps;
}

std::optional<sync::Shadow> MapStore::shadow(const RowKey& key) {
  const auto found = shadows_.find(key);
  if (found == shadows_.end()) return std::nullopt;
  return found->second;
}

void MapStore::putShadow(const RowKey& key, const sync::Shadow& shadow) {
  remember(shadows_, key);
  shadows_.insert_or_assign(key, shadow);
}

void MapStore::dropShadow(const RowKey& key) {
  remember(shadows_, key);
  shadows_.erase(key);
}

void MapStore::addPending(const RowKey& key, std::int64_t cs_no) {
  remember(pending_, key);
  remember(rows_of_pending_, cs_no);
  pending_[key].insert(cs_no);
  rows_of_pending_[cs_no].insert(key);
}

std::vector<std::int64_t> MapStore::pendingOf(const RowKey& key) {
  const auto found = pending_.find(key);
  if (found == pending_.end()) return {};
  return {found->second.begin(), found->second.end()};
}

std::vector<RowKey> MapStore::rowsOfPending(std::int64_t cs_no) {
  const auto found = rows_of_pending_.find(cs_no);
  if (found == rows_of_pending_.end()) return {};
  return {found->second.begin(), found->second.end()};
}

void MapStore::dropPending(std::int64_t cs_no) {
  for (const RowKey& key : rowsOfPending(cs_no)) {
    remember(pending_, key);
    pending_[key].erase(cs_no);
    if (pending_[key].empty()) pending_.erase(key);
  }
  remember(rows_of_pending_, cs_no);
  rows_of_pending_.erase(cs_no);
}

void MapStore::putOutbox(const sync::OutboxEntry& entry) {
  remember(outbox_, entry.cs_no);
  outbox_.insert_or_assign(entry.cs_no, entry);
}

std::optional<sync::OutboxEntry> MapStore::outboxEntry(std::int64_t cs_no) {
  const auto found = outbox_.find(cs_no);
  if (found == outbox_.end()) return std::nullopt;
  return found->second;
}

std::optional<sync::OutboxEntry> MapStore::outboxById(const Uuid& change_set_id) {
  for (const auto& [no, entry] : outbox_) {
    if (entry.id == change_set_id) return entry;
  }
  return std::nullopt;
}

std::vector<sync::OutboxEntry> MapStore::outbox(std::int64_t after, std::size_t limit) {
  std::vector<sync::OutboxEntry> entries;
  for (auto it = outbox_.upper_bound(after); it != outbox_.end() && entries.size() < limit; ++it) {
    entries.push_back(it->second);
  }
  return entries;
}

std::vector<std::int64_t> MapStore::judgedUpTo(std::int64_t commit_no) {
  std::vector<std::int64_t> numbers;
  for (const auto& [no, entry] : outbox_) {
    if (entry.state != sync::OutboxState::judged) continue;
    if (entry.commit_no <= commit_no) numbers.push_back(no);
  }
  return numbers;
}

void MapStore::removeOutbox(std::int64_t cs_no) {
  remember(outbox_, cs_no);
  outbox_.erase(cs_no);
}

void MapStore::moveToJournal(std::int64_t cs_no, Instant confirmed_at) {
  const auto entry = outboxEntry(cs_no);
  if (!entry) return;
  const std::int64_t no = journal_.empty() ? 1 : journal_.rbegin()->first + 1;
  remember(journal_, no);
  journal_[no] = {cs_no, entry->id, entry->bytes, entry->commit_no, confirmed_at, entry->verdict == Verdict::parked};
  removeOutbox(cs_no);
}

std::vector<sync::JournalEntry> MapStore::journal() {
  std::vector<sync::JournalEntry> entries;
  for (const auto& [no, entry] : journal_) entries.push_back(entry);
  return entries;
}

void MapStore::replaceJournal(const std::vector<sync::JournalEntry>& entries) {
  while (!journal_.empty()) {
    remember(journal_, journal_.begin()->first);
    journal_.erase(journal_.begin());
  }
  std::int64_t no = 0;
  for (const sync::JournalEntry& entry : entries) {
    remember(journal_, ++no);
    journal_[no] = entry;
  }
}

void MapStore::trimJournal(Instant before) {
  while (!journal_.empty() && journal_.begin()->second.confirmed_at < before) {
    remember(journal_, journal_.begin()->first);
    journal_.erase(journal_.begin());
  }
}

bool MapStore::forgetRevs(std::int64_t commit_no) {
  bool any = false;
  for (auto& [key, row] : rows_) {
    if (row.head.rev <= commit_no) continue;
    remember(rows_, key);
    row.head.rev = sync::lostRev;
    any = true;
  }
  for (auto& [key, row] : unread_) {
    if (row.stamp.rev <= commit_no) continue;
    remember(unread_, key);
    row.stamp.rev = sync::lostRev;
    any = true;
  }
  for (auto& [key, shadow] : shadows_) {
    if (!shadow.image || shadow.image->head.rev <= commit_no) continue;
    remember(shadows_, key);
    shadow.image->head.rev = sync::lostRev;
    any = true;
  }
  return any;
}

void MapStore::keepWithdrawn(const sync::OutboxEntry& entry) {
  remember(withdrawn_, entry.id);
  withdrawn_[entry.id] = entry;
}

void MapStore::putDeed(const sync::Deed& deed) {
  const auto found = deed_places_.find(deed.id);
  const std::int64_t place = found != deed_places_.end() ? found->second
                             : deeds_.empty()            ? 1
                                                         : deeds_.rbegin()->first + 1;
  remember(deed_places_, deed.id);
  remember(deeds_, place);
  deed_places_[deed.id] = place;
  deeds_[place] = deed;
}

std::optional<sync::Deed> MapStore::deed(const Uuid& id) {
  const auto found = deed_places_.find(id);
  if (found == deed_places_.end()) return std::nullopt;
  return deeds_.at(found->second);
}

void MapStore::removeDeed(const Uuid& id) {
  const auto found = deed_places_.find(id);
  if (found == deed_places_.end()) return;
  const std::int64_t place = found->second;
  remember(deed_places_, id);
  remember(deeds_, place);
  deed_places_.erase(id);
  deeds_.erase(place);
}

void MapStore::trimDeeds(Instant before) {
  std::vector<Uuid> old;
  for (const auto& [place, deed] : deeds_) {
    if (deed.done_at < before) old.push_back(deed.id);
  }
  for (const Uuid& id : old) removeDeed(id);
}

std::int64_t MapStore::countWaiting() {
  std::int64_t count = 0;
  for (const auto& [no, entry] : outbox_) count += entry.state == sync::OutboxState::waiting;
  return count;
}

std::int64_t MapStore::countParked() {
  std::int64_t count = 0;
  for (const auto& [no, entry] : outbox_) count += entry.state == sync::OutboxState::parked;
  return count;
}

void MapStore::putState(const sync::ReplicaState& state) {
  change();
  log_.push_back([this, before = state_] { state_ = before; });
  state_ = state;
}

std::vector<sync::HeldNode> MapStore::nodes() {
  std::vector<sync::HeldNode> nodes;
  for (const auto& [key, node] : nodes_) nodes.push_back(node);
  return nodes;
}

void MapStore::putNode(const sync::HeldNode& node) {
  remember(nodes_, node.node);
  nodes_.insert_or_assign(node.node, node);
}

void MapStore::removeNode(const Node& node) {
  remember(nodes_, node);
  nodes_.erase(node);
}

}  // namespace carnet::simulation
