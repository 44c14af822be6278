#include "shared/sync/rescue.h"

#include <algorithm>
#include <limits>

#include "shared/sync/rebase.h"

namespace carnet::sync {

namespace {

void moveTo(LocalStore& store, const OutboxEntry& entry, std::int64_t first, std::int64_t by) {
  const std::vector<RowKey> touched = store.rowsOfPending(entry.cs_no);
  store.dropPending(entry.cs_no);
  store.removeOutbox(entry.cs_no);
  OutboxEntry moved = entry;
  moved.cs_no += by;
  for (std::int64_t& no : moved.depends_on) no += no >= first ? by : 0;
  if (auto change_set = decodeChangeSet(entry.bytes)) {
    change_set->cs_no = moved.cs_no;
    change_set->depends_on = moved.depends_on;
    moved.bytes = encodeChangeSet(*change_set);
    moved.hash = sha256(moved.bytes);
  }
  store.putOutbox(moved);
  for (const RowKey& key : touched) store.addPending(key, moved.cs_no);
}

OutboxEntry withoutContent(std::int64_t cs_no, const Uuid& id, Instant now) {
  OutboxEntry entry;
  entry.cs_no = cs_no;
  entry.id = id;
  entry.hash = sha256(entry.bytes);
  entry.happened_at = Hlc::of(now);
  entry.has_effects = false;
  return entry;
}

}  // namespace

void adopt(const RuleBook& book, LocalStore& store, std::vector<OutboxEntry> entries, const Actor& actor) {
  std::sort(entries.begin(), entries.end(),
            [](const OutboxEntry& a, const OutboxEntry& b) { return a.cs_no < b.cs_no; });
  StagedRows rows(store);
  std::vector<RowKey> changed;
  for (OutboxEntry& entry : entries) {
    const auto change_set = readChangeSet(book, entry.bytes);
    // What the server has judged comes back with its rows.
    const bool is_pending = entry.state == OutboxState::waiting && entry.commit_no == 0;
    entry.has_effects = false;
    if (is_pending && change_set) {
      const Outcome outcome = runPending(book, rows, *change_set, actor, changed);
      entry.has_effects = outcome.verdict == Verdict::applied || outcome.verdict == Verdict::merged;
    }
    store.putOutbox(entry);
  }
  rows.write(changed);
}

void mendNumbers(LocalStore& store, Rng& rng, std::int64_t last_cs_no, Instant now) {
  ReplicaState state = store.state();
  const std::int64_t first = std::exchange(state.first_since_rescue, 0);
  if (first == 0) return;
  store.begin(Durability::full);
  try {
    const std::vector<OutboxEntry> entries = store.outbox(0, std::numeric_limits<std::size_t>::max());
    std::set<std::int64_t> here;
    for (const OutboxEntry& entry : entries) here.insert(entry.cs_no);
    for (std::int64_t no = last_cs_no + 1; no < first; ++no) {
      if (!here.contains(no)) store.putOutbox(withoutContent(no, rng.newId(now), now));
    }
    if (const std::int64_t by = last_cs_no + 1 - first; by > 0) {
      // The highest first: none may meet one that has not moved yet.
      for (auto entry = entries.rbegin(); entry != entries.rend() && entry->cs_no >= first; ++entry) {
        moveTo(store, *entry, first, by);
      }
      state.next_cs_no += by;
    }
    store.putState(state);
    store.commit();
  } catch (...) {
    store.rollback();
    throw;
  }
}

}  // namespace carnet::sync
