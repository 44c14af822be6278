// A server that was restored from a backup, or lost its newest commits otherwise, is brought back by its devices. Rows stay
// readable: those of the lost history differ from whatever the server has, and the comparison with it (device_checkpoint.cpp)
// brings them in line, while what the person did is offered again and stands over them as anything that waits.
#include <algorithm>
#include <limits>
#include <span>

#include "shared/core/planted.h"
#include "shared/sync/device_engine.h"
#include "shared/sync/new_identity.h"
#include "shared/sync/rebase.h"

namespace carnet::sync {

namespace {

constexpr Duration notSoonerThan = Duration::seconds(10);

OutboxEntry entryOf(const JournalEntry& confirmed) {
  OutboxEntry entry;
  entry.cs_no = confirmed.cs_no;
  entry.id = confirmed.id;
  entry.bytes = confirmed.bytes;
  entry.hash = sha256(entry.bytes);
  entry.has_effects = !confirmed.is_withdrawn;
  entry.offered_again.emplace().is_withdrawn = confirmed.is_withdrawn;
  entry.offered_again->seen = std::numeric_limits<std::int64_t>::max();
  if (const auto change_set = decodeChangeSet(entry.bytes)) {
    entry.happened_at = change_set->happened_at;
    entry.depends_on = change_set->depends_on;
  }
  return entry;
}

// By the device that had the numbers: a replica may have been several.
using Renumbered = std::map<Uuid, std::map<std::int64_t, std::int64_t>>;

// Makes it the newest of this device. What it depends on has become so before.
void takeOver(OutboxEntry& entry, ReplicaState& state, Renumbered& renumbered) {
  entry.cs_no = state.next_cs_no++;
  const auto change_set = decodeChangeSet(entry.bytes);
  std::map<std::int64_t, std::int64_t>& numbers = renumbered[change_set ? change_set->device_id : Uuid{}];
  if (change_set) numbers[change_set->cs_no] = entry.cs_no;
  readdress(entry, state.device_id, entry.cs_no, numbers);
}

bool isNew(Verb verb) { return verb == Verb::create || verb == Verb::append || verb == Verb::import; }

}  // namespace

// Verdicts come in the order of the numbers.
std::int64_t DeviceEngine::confirmedUpTo() {
  const ReplicaState state = store_.state();
  // Numbers of a file that was rescued may be ahead of those that were given (mendNumbers).
  if (state.first_since_rescue != 0) return 0;
  for (std::int64_t after = 0;;) {
    const std::vector<OutboxEntry> entries = store_.outbox(after, 64);
    if (entries.empty()) return state.next_cs_no - 1;
    for (const OutboxEntry& entry : entries) {
      // One that a withdrawn correction had been in place of waits for its verdict to be told again (takeReplaced).
      if (entry.state != OutboxState::waiting || entry.commit_no != 0) continue;
      // Of numbers that nothing is left of the server will have no verdict either.
      return entry.cs_no - 1 - (entry.offered_again ? entry.offered_again->missing : 0);
    }
    after = entries.back().cs_no;
  }
}

void DeviceEngine::applyRestored(const Restored& restored, Instant now, DeviceReaction& reaction) {
  ReplicaState state = store_.state();
  bool has_lost = std::max(state.known_no, state.cursor) > restored.common_no || confirmedUpTo() > restored.last_cs_no;
  store_.begin(Durability::full);
  try {
    // While the rows that name photos are still there: some come back only with what others offer.
    blob_lane_.offerAgain();
    Rebase rebase(book_, store_);
    for (const std::int64_t cs_no : offerAgain(restored, state)) rebase.again(cs_no);
    // Rows of a snapshot run ahead of the cursor.
    has_lost = store_.forgetRevs(restored.common_no) || state.catch_up || has_lost;
    // Rows that are older than the cursor are found by the comparison.
    state.catch_up.reset();
    holdOnly({restored.nodes.begin(), restored.nodes.end()}, rebase, reaction);
    state.server_id = restored.server_id;
    state.epoch = restored.epoch;
    state.cursor = restored.cursor;
    state.progress.reset();
    state.ended.reset();
    if (state.known_no > restored.common_no) state.known_no = 0, state.known_id = Uuid{};
    state.is_reconciling = (state.is_reconciling || has_lost) && !planted(Bug::equalTooEarly);
    rebase.run(actor(state), reaction.changed);
    store_.putState(state);
    store_.commit();
  } catch (...) {
    store_.rollback();
    held_.reset();
    cut(now, reaction);
    throw;
  }
  cut(now, reaction);
  compared_at_.reset();
  awaits_until_.reset();
  const bool is_first = !went_over_at_ || now - *went_over_at_ > notSoonerThan;
  went_over_at_ = now;
  if (is_first) retry_at_ = now;
}

std::vector<std::int64_t> DeviceEngine::offerAgain(const Restored& restored, ReplicaState& state) {
  std::map<std::int64_t, OutboxEntry> entries;
  for (OutboxEntry& entry : store_.outbox(restored.last_cs_no, std::numeric_limits<std::int32_t>::max())) {
    entries.emplace(entry.cs_no, std::move(entry));
  }
  std::vector<JournalEntry> journal = store_.journal(), kept;
  Renumbered renumbered;
  for (const JournalEntry& confirmed : journal) {
    if (confirmed.cs_no > restored.last_cs_no) {
      entries.emplace(confirmed.cs_no, entryOf(confirmed));
    } else if (confirmed.cs_no < 0 && confirmed.commit_no > restored.common_no) {
      // Of a device that the server does not know any more.
      OutboxEntry entry = entryOf(confirmed);
      takeOver(entry, state, renumbered);
      entries.emplace(entry.cs_no, std::move(entry));
    } else {
      kept.push_back(confirmed);
    }
  }
  store_.replaceJournal(kept);
  // What has a verdict of the lost history under a number of a device that this one was before (takeNewIdentity).
  for (OutboxEntry& entry : takeFormer(restored.common_no)) {
    takeOver(entry, state, renumbered);
    entries.emplace(entry.cs_no, std::move(entry));
  }
  std::vector<std::int64_t> numbers;
  std::int64_t before = restored.last_cs_no;
  for (auto& [cs_no, entry] : entries) {
    const auto change_set = decodeChangeSet(entry.bytes);
    if (!entry.offered_again) entry.offered_again.emplace().seen = std::numeric_limits<std::int64_t>::max();
    OfferedAgain& offered = *entry.offered_again;
    offered.seen = std::min(offered.seen, restored.common_no);
    offered.missing = cs_no - 1 - before;
    if (change_set && offered.numbers.empty()) offered.numbers = documentNumbers(*change_set);
    if (!planted(Bug::verdictsStay)) entry.state = OutboxState::waiting;
    entry.verdict = Verdict::applied;
    entry.commit_no = 0;
    entry.reason = {};
    store_.putOutbox(entry);
    before = cs_no;
    if (!change_set || offered.is_withdrawn) continue;
    for (const Operation& op : change_set->operations) {
      if (const Entity* entity = book_.registry.findNo(op.entity)) store_.addPending({entity, op.row_id}, cs_no);
    }
    numbers.push_back(cs_no);
  }
  // Nothing is left of what had these numbers: they are as if never given.
  if (entries.empty()) state.next_cs_no = restored.last_cs_no + 1;
  return numbers;
}

std::vector<OutboxEntry> DeviceEngine::takeFormer(std::int64_t common_no) {
  std::vector<OutboxEntry> taken;
  for (const OutboxEntry& entry :
       store_.outbox(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int32_t>::max())) {
    if (entry.cs_no >= 0) break;
    if (entry.commit_no <= common_no) continue;
    store_.dropPending(entry.cs_no);
    store_.removeOutbox(entry.cs_no);
    taken.push_back(entry);
  }
  return taken;
}

// Those that the rows have by which people know them.
std::vector<std::pair<Uuid, std::string>> DeviceEngine::documentNumbers(const ChangeSet& change_set) {
  std::vector<std::pair<Uuid, std::string>> numbers;
  for (const Operation& op : change_set.operations) {
    const Entity* entity = book_.registry.findNo(op.entity);
    const Field* field = entity != nullptr && isNew(op.verb) ? entity->find("number") : nullptr;
    Row row;
    if (field == nullptr || field->merge != Merge::server || store_.get(*entity, op.row_id, row) != Presence::present)
      continue;
    const auto* number = std::get_if<std::string>(&row.values[static_cast<std::size_t>(field - entity->fields.data())]);
    if (number != nullptr && !number->empty()) numbers.emplace_back(op.row_id, *number);
  }
  return numbers;
}

void DeviceEngine::holdOnly(const std::set<Node>& nodes, Rebase& rebase, DeviceReaction& reaction) {
  std::set<Node> whole;
  for (const HeldNode& held : store_.nodes()) {
    if (!nodes.contains(held.node))
      leaveNode(held.node, false, rebase, reaction);  // it may come back with what is offered
    else if (held.is_complete)
      whole.insert(held.node);
  }
  heldNodes();
  for (const Node& node : nodes) {
    if (whole.contains(node)) continue;
    store_.putNode({node, 0, false});
    held_->insert(node);
  }
  reaction.nodes_changed = true;
}

// A database that took over without its newest commits gives their numbers again, and where a device's cursor was below
// them nobody notices: neither it nor its own work is from beyond the head.
void DeviceEngine::forgetBeyond(std::int64_t head, ReplicaState& state, DeviceReaction& reaction) {
  // What this run has seen arrive needs no look at every row.
  const bool is_within = newest_rev_ && *newest_rev_ <= head;
  newest_rev_ = head;
  if (!isAhead(state)) return;
  const bool is_beyond = (state.catch_up && state.catch_up->to > head) || (state.ended && state.ended->to > head);
  if ((is_within || !store_.forgetRevs(head)) && !is_beyond) return;
  state.is_reconciling = true;
  if (state.catch_up) state.catch_up->to = std::min(state.catch_up->to, head);
  if (state.ended) state.ended->to = std::min(state.ended->to, head);
  Rebase rebase(book_, store_);
  cursorMoved(state, rebase, reaction);
  rebase.run(actor(state), reaction.changed);
}

bool DeviceEngine::awaitsOthers(const OutboxEntry& entry) {
  if (!awaits_until_ || !last_event_ || *last_event_ >= *awaits_until_) return false;
  if (!entry.offered_again || entry.offered_again->is_withdrawn) return false;
  const auto change_set = decodeChangeSet(entry.bytes);
  if (!change_set) return false;
  for (const Operation& op : change_set->operations) {
    const Entity* entity = book_.registry.findNo(op.entity);
    if (entity == nullptr) continue;
    if (!isNew(op.verb) && isComing({&entity, 1}, op.row_id, entry.cs_no)) return true;
    for (const FieldEdit& edit : op.fields) {
      const Uuid* id = std::get_if<Uuid>(&edit.value);
      const Field* field = entity->findNo(edit.field_no);
      if (id == nullptr || id->isNil() || field == nullptr) continue;
      // A field that names a row of any kind says nowhere of which.
      const Entity* kind = book_.registry.find(field->references);
      const auto kinds = kind != nullptr ? std::span(&kind, 1) : book_.registry.entities();
      if (isComing(kinds, *id, entry.cs_no)) return true;
    }
    // Whom an import names as an author nobody may know.
    if (op.verb == Verb::import) continue;
    for (const Argument& argument : op.arguments) {
      const Uuid* id = std::get_if<Uuid>(&argument.value);
      if (id != nullptr && !id->isNil() && isComing(book_.registry.entities(), *id, entry.cs_no)) return true;
    }
  }
  return false;
}

// Not there, or there as the lost history had it, and no earlier work of this device makes it.
bool DeviceEngine::isComing(std::span<const Entity* const> kinds, const Uuid& id, std::int64_t cs_no) {
  for (const Entity* entity : kinds) {
    if (entity->replication != Replication::scoped) continue;
    const RowKey key{entity, id};
    for (const std::int64_t no : store_.pendingOf(key)) {
      if (no <= cs_no && makes(no, key)) return false;
    }
    const auto shadow = store_.shadow(key);
    Row row;
    const bool is_here = shadow ? shadow->image.has_value() : store_.get(*entity, id, row) == Presence::present;
    if (is_here) return (shadow ? shadow->image->head.rev : row.head.rev) == lostRev;
  }
  return true;
}

}  // namespace carnet::sync
