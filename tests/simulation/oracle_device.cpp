// The oracle's checks of one device: its server state is the true history as its person may see it (S3, S7), nothing
// saved is lost (S1), own work stays in sight (S8).
#include <algorithm>

#include "shared/domain/organisation/conflict.h"
#include "shared/domain/registry.h"
#include "shared/schema/codec.h"
#include "tests/simulation/oracle.h"
#include "tests/simulation/versions.h"

namespace carnet::simulation {

namespace {

enum class Holding { none, arriving, whole };

Holding holdingOf(const MapStore& store, const Leaf& leaf) {
  Holding holding = Holding::none;
  const bool catches_up = store.stateNow().catch_up.has_value();
  for (const Node& node : {Node{leaf.root_id, leaf.facet}, Node{Uuid{}, leaf.facet}}) {
    const auto held = store.node(node);
    if (held && (catches_up || !held->is_complete)) return Holding::arriving;
    if (held) holding = Holding::whole;
  }
  return holding;
}

}  // namespace

void Oracle::checkDevice(std::size_t device, const Uuid& person, MapStore& store, bool everything) {
  DeviceView& view = devices_[device];
  const std::int64_t cursor = store.state().cursor;
  // It says itself that what it shows may be other than what the server has.
  if (isBehind(store) || store.state().is_reconciling) {
    view.cursor = view.seen_up_to = -1;
    checkSaved(device, store, view);
    checkOwnWork(device, store, view);
    return;
  }
  if (cursor < view.cursor) fail("S8", "device " + std::to_string(device) + " went back in time");
  if (cursor > head()) fail("S8", "device " + std::to_string(device) + " is ahead of the server");
  std::set<RowKey> keys = store.takeTouched();
  const bool nodes_changed = store.takeNodesChanged();
  const std::optional<sync::CatchUp> catch_up = store.state().catch_up;
  if (catch_up && (catch_up->from > cursor || catch_up->to <= cursor)) {
    fail("S11", "device " + std::to_string(device) + " catches up with what it has");
  }
  // Where it was of several commits, all must be as of the cursor now (S11).
  const bool has_caught_up = std::exchange(view.was_catching_up, catch_up.has_value()) && !catch_up;
  // Often within one step.
  const bool came_through_trimmed = view.cursor >= 0 && view.cursor < std::min(server_.trimmedTo(), cursor);
  const bool catches_up = catch_up || has_caught_up || came_through_trimmed;
  const Look look{device, store, cursor, sightAt(person, cursor), catches_up ? "S11" : "S3"};
  view.seen_up_to = store.state().seenUpTo();
  if (everything || nodes_changed || view.cursor < 0 || has_caught_up || came_through_trimmed) {
    checkRows(look, view);
  } else {
    for (std::int64_t no = view.cursor + 1; no <= cursor; ++no) {
      const auto& commit = commits_[static_cast<std::size_t>(no - 1)];
      if (!commit) continue;
      for (const sync::FeedRow& row : commit->rows) {
        keys.insert({registry().findNo(row.entity), row.id});
      }
    }
    for (const RowKey& key : keys) {
      if (view.omitted.contains(key)) continue;
      const auto merged = store.rows().find(key);
      const auto written = rows_.find(key);
      checkRow(look, key, merged == store.rows().end() ? nullptr : &merged->second,
               written == rows_.end() ? nullptr : &written->second);
    }
  }
  view.cursor = cursor;
  checkSaved(device, store, view);
  checkOwnWork(device, store, view);
}

// Both are in the order of keys.
void Oracle::checkRows(const Look& look, const DeviceView& view) {
  auto merged = look.store.rows().begin();
  auto written = rows_.begin();
  while (merged != look.store.rows().end() || written != rows_.end()) {
    const bool is_merged =
        merged != look.store.rows().end() && (written == rows_.end() || !(written->first < merged->first));
    const bool is_written = written != rows_.end() && (!is_merged || merged->first == written->first);
    const RowKey& key = is_merged ? merged->first : written->first;
    if (view.omitted.empty() || !view.omitted.contains(key)) {
      checkRow(look, key, is_merged ? &merged->second : nullptr, is_written ? &written->second : nullptr);
    }
    if (is_merged) ++merged;
    if (is_written) ++written;
  }
}

void Oracle::checkRow(const Look& look, const RowKey& key, const Row* merged, const std::vector<Version>* versions) {
  const auto& [device, store, cursor, sight, if_wrong] = look;
  const std::int32_t version = versions_.at(look.device);
  const Row* base = merged;
  // What an earlier app does not know it keeps as it came.
  std::optional<Row> unread;
  if (const auto kept = store.unreadRows().find({key.entity->no, key.id}); kept != store.unreadRows().end()) {
    if (isKnownTo(version, key.entity->no)) fail("S3", "what can be read is kept unread: " + nameOf(key));
    unread = decodeRow(*key.entity, kept->second.image);
    unread->head.rev = kept->second.stamp.rev;
    base = &*unread;
  }
  if (const auto shadow = store.shadows().find(key); shadow != store.shadows().end()) {
    base = shadow->second.image ? &*shadow->second.image : nullptr;
  }
  if (base != nullptr && base->isDeleted() && base->head.rev <= cursor) base = nullptr;
  const Version* truth = versions ? versionAt(*versions, cursor) : nullptr;
  if (truth != nullptr && truth->row.isDeleted()) truth = nullptr;
  if (base == nullptr && truth == nullptr) return;

  const RowHead& head_of = base ? base->head : truth->row.head;
  const Leaf leaf{head_of.root_id, head_of.facet};
  const bool is_visible = sight.covers(leaf) && key.entity->replication == Replication::scoped;
  const auto wrong = [&](const std::string& invariant, const std::string& what) {
    fail(invariant,
         "device " + std::to_string(look.device) + " at " + std::to_string(look.cursor) + ", " + nameOf(key) + what);
  };
  if (base == nullptr) {
    if (!is_visible) return;
    if (holdingOf(store, leaf) == Holding::none) wrong(if_wrong, ": the device does not know of its leaf");
    if (holdingOf(store, leaf) == Holding::whole) wrong(if_wrong, " is missing");
    return;
  }
  if (!is_visible) wrong("S5", " is held without the right");
  if (store.stateNow().catch_up && base->head.rev <= cursor) {
    truth = versionBetween(look, *base, versions);
  } else if (base->head.rev > cursor) {
    // A snapshot runs ahead of the cursor; until it is whole, pages show the node as arriving.
    if (holdingOf(store, leaf) != Holding::arriving) wrong(if_wrong, " is ahead of the cursor");
    truth = versions ? versionAt(*versions, base->head.rev) : nullptr;
  }
  if (truth == nullptr || truth->no != base->head.rev) {
    wrong(if_wrong, " has rev " + std::to_string(base->head.rev) + ", should have " +
                        (truth ? std::to_string(truth->no) : "none"));
  }
  const bool is_veiled = isEarlier(version) && !unread;
  if (*base != (is_veiled ? veiled(truth->row) : truth->row)) wrong(if_wrong, " differs from what the server wrote");
}

const Oracle::Version* Oracle::versionBetween(const Look& look, const Row& row,
                                              const std::vector<Version>* versions) const {
  const Version* oldest = versions ? versionAt(*versions, look.store.stateNow().catch_up->from) : nullptr;
  const Version* found = versions ? versionAt(*versions, row.head.rev) : nullptr;
  return found != nullptr && (oldest == nullptr || oldest->no <= found->no) ? found : nullptr;
}

bool Oracle::isBehind(const MapStore& store) const {
  const Uuid& epoch = store.stateNow().epoch;
  return !epoch_.isNil() && !epoch.isNil() && epoch != epoch_;
}

void Oracle::checkSaved(std::size_t device, MapStore& store, DeviceView& view) {
  const Uuid device_id = store.state().device_id;
  const bool is_behind = isBehind(store);
  for (auto it = view.open.begin(); it != view.open.end();) {
    const std::int64_t cs_no = *it;
    const Saved& saved = view.saved.at(cs_no);
    const std::string what = "change set " + std::to_string(cs_no) + " of device " + std::to_string(device);
    const auto entry = store.outboxEntries().find(cs_no);
    const auto receipt = server_.receipts().find({device_id, cs_no});
    if (receipt != server_.receipts().end() && receipt->second.bytes != saved.bytes)
      fail("S1", what + " is another one at the server");
    if (entry != store.outboxEntries().end()) {
      if (entry->second.bytes != saved.bytes) fail("S1", what + " changed in the outbox");
      const bool is_judged = entry->second.state != sync::OutboxState::waiting && !is_behind;
      if (is_judged && receipt == server_.receipts().end())
        fail("S1", what + " has a receipt that the server does not know");
      if (is_judged && entry->second.commit_no != receipt->second.stored.receipt.commit_no)
        fail("S1", what + " has another commit than its receipt says");
      ++it;
      continue;
    }
    if (receipt == server_.receipts().end()) {
      const bool is_kept = std::any_of(store.journalEntries().begin(), store.journalEntries().end(),
                                       [&](const auto& kept) { return kept.second.bytes == saved.bytes; });
      if (!is_behind || !is_kept) fail("S1", what + " is lost");
      ++it;
      continue;
    }
    const sync::Receipt& verdict = receipt->second.stored.receipt;
    if (verdict.verdict == Verdict::parked && !saved.is_withdrawn)
      fail("S1", what + " was parked and is gone from the device");
    if (verdict.commit_no > view.seen_up_to && !saved.is_withdrawn && view.cursor >= 0)
      fail("S8", what + " left the outbox before its commit arrived");
    it = view.open.erase(it);
  }
}

// A person's own value of a free field stands until the receipt, and new rows are there (S8, S7).
void Oracle::checkOwnWork(std::size_t device, MapStore& store, DeviceView& view) {
  std::map<std::pair<RowKey, std::uint16_t>, Value> expected;
  const std::string who = "device " + std::to_string(device) + ": ";
  for (const auto& [cs_no, entry] : store.outboxEntries()) {
    if (entry.state == sync::OutboxState::parked || !entry.has_effects || entry.commit_no != 0) continue;
    // One that was written as the device died was never seen as saved, but it is there, and as a whole.
    const auto saved = view.saved.find(cs_no);
    const auto unseen = saved == view.saved.end() ? decodeChangeSet(entry.bytes) : std::nullopt;
    if (saved == view.saved.end() && !unseen) continue;
    for (const Operation& op : unseen ? unseen->operations : saved->second.change_set.operations) {
      const RowKey key{registry().findNo(op.entity), op.row_id};
      const auto row = store.rows().find(key);
      if (op.verb == Verb::create || op.verb == Verb::append) {
        if (row == store.rows().end()) fail("S7", who + "an own row is missing: " + nameOf(key));
      }
      if (op.verb == Verb::transition && key.entity == &entityOf<Conflict>) {
        if (row == store.rows().end()) continue;
        std::erase_if(expected,
                      [&](const auto& item) { return item.first.first.id == as<Conflict>(row->second).target_id; });
      }
      if (op.verb == Verb::erase) std::erase_if(expected, [&](const auto& item) { return item.first.first == key; });
      if (op.verb != Verb::set) continue;
      for (const FieldEdit& edit : op.fields) {
        // An undo gives way to what somebody else wrote.
        if (takesBack(op)) {
          expected.erase({key, edit.field_no});
          continue;
        }
        const Field* field = key.entity->findNo(edit.field_no);
        if (field->merge == Merge::free && field->name != "is_default") expected[{key, edit.field_no}] = edit.value;
      }
    }
  }
  for (const auto& [place, value] : expected) {
    const auto& [key, field_no] = place;
    const auto row = store.rows().find(key);
    if (row == store.rows().end()) fail("S8", who + "an own change's row is missing: " + nameOf(key));
    const std::size_t index = static_cast<std::size_t>(key.entity->findNo(field_no) - key.entity->fields.data());
    if (row->second.values[index] != value) {
      fail("S8", who + "an own value is not shown: " + nameOf(key) + " " + std::string(key.entity->fields[index].name));
    }
  }
}

void Oracle::checkOutboxes(std::size_t device, MapStore& store) const {
  for (const auto& [cs_no, entry] : store.outboxEntries()) {
    if (entry.state != sync::OutboxState::parked) {
      fail("L1", "change set " + std::to_string(cs_no) + " of device " + std::to_string(device) + " still waits");
    }
  }
}

// sync.md 6: full jitter under a cap of a second is about a hundred attempts a minute; ten minutes after the cut make it two.
// A cut is noticed a hundred seconds after the last contact at the latest, when the clock was set back meanwhile.
void Oracle::onAttempt(std::size_t device) {
  constexpr std::size_t most = 150, most_when_lazy = 12;
  auto& [since, attempts] = devices_[device].calls;
  const Instant now = world_.now();
  attempts.push_back(now);
  while (now - attempts.front() > Duration::minutes(1)) attempts.pop_front();
  const bool is_lazy = now - since > Duration::minutes(13);
  if (attempts.size() > (is_lazy ? most_when_lazy : most)) {
    fail("L4", "device " + std::to_string(device) + " tried to connect " + std::to_string(attempts.size()) +
                   " times within a minute");
  }
}

void Oracle::checkWhole(std::size_t device, const Uuid& person, MapStore& store) {
  const std::string who = "device " + std::to_string(device);
  if (isBehind(store)) fail("L2", who + " does not know of the restored server");
  if (store.state().is_reconciling) fail("L2", who + " has not been found equal since the restore");
  if (store.state().cursor != head()) {
    fail("L2", who + " is at " + std::to_string(store.state().cursor) + " of " + std::to_string(head()));
  }
  if (store.state().catch_up) fail("L2", who + " has not caught up");
  for (const sync::HeldNode& held : store.nodes()) {
    if (!held.is_complete) fail("L2", who + ": a node has not arrived");
  }
  if (!store.shadows().empty()) {
    for (const auto& [key, shadow] : store.shadows()) {
      if (store.pendingOf(key).empty()) fail("L2", who + ": a shadow without pending work: " + nameOf(key));
    }
  }
  // What was lost on the way has been found and brought again.
  devices_[device].omitted.clear();
  checkDevice(device, person, store, true);
}

}  // namespace carnet::simulation
