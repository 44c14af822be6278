#include "shared/sync/new_identity.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>

namespace carnet::sync {

namespace {

void renumber(LocalStore& store, OutboxEntry entry, std::int64_t cs_no) {
  const std::vector<RowKey> touched = store.rowsOfPending(entry.cs_no);
  store.dropPending(entry.cs_no);
  store.removeOutbox(entry.cs_no);
  entry.cs_no = cs_no;
  store.putOutbox(entry);
  for (const RowKey& key : touched) store.addPending(key, cs_no);
}

}  // namespace

// The bytes say the device and the number.
void readdress(OutboxEntry& entry, const Uuid& device_id, std::int64_t cs_no,
               const std::map<std::int64_t, std::int64_t>& numbers) {
  std::vector<std::int64_t> depends_on;
  for (const std::int64_t no : entry.depends_on) {
    // What it depended on and has a verdict is judged by its rows alone.
    if (const auto found = numbers.find(no); found != numbers.end()) depends_on.push_back(found->second);
  }
  entry.cs_no = cs_no;
  entry.depends_on = depends_on;
  // The new numbers have no gaps: those that were lost are of the device before.
  if (entry.offered_again) entry.offered_again->missing = 0;
  auto change_set = decodeChangeSet(entry.bytes);
  if (!change_set) return;
  change_set->device_id = device_id;
  change_set->cs_no = cs_no;
  change_set->depends_on = depends_on;
  entry.bytes = encodeChangeSet(*change_set);
  entry.hash = sha256(entry.bytes);
}

void takeNewIdentity(LocalStore& store, const Uuid& device_id, const std::string& device_code) {
  store.begin(Durability::full);
  try {
    ReplicaState state = store.state();
    constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
    const std::vector<OutboxEntry> entries = store.outbox(lowest, std::numeric_limits<std::size_t>::max());
    // Below what an earlier change of identity put aside.
    const std::int64_t floor = entries.empty() ? 0 : std::min<std::int64_t>(0, entries.front().cs_no);
    std::vector<OutboxEntry> waiting;
    std::map<std::int64_t, std::int64_t> numbers;
    for (const OutboxEntry& entry : entries) {
      // Out of the way first: the new numbers begin where old ones stand.
      const std::int64_t aside = entry.cs_no > 0 ? floor + entry.cs_no - state.next_cs_no : entry.cs_no;
      if (aside != entry.cs_no) renumber(store, entry, aside);
      if (entry.state != OutboxState::waiting) continue;
      numbers[entry.cs_no] = static_cast<std::int64_t>(numbers.size()) + 1;
      waiting.push_back(entry);
      waiting.back().cs_no = aside;
    }
    std::int64_t next = 1;
    for (OutboxEntry& entry : waiting) {
      const std::vector<RowKey> touched = store.rowsOfPending(entry.cs_no);
      store.dropPending(entry.cs_no);
      store.removeOutbox(entry.cs_no);
      readdress(entry, device_id, next++, numbers);
      store.putOutbox(entry);
      for (const RowKey& key : touched) store.addPending(key, entry.cs_no);
    }
    // What was confirmed has the numbers of the device that this one was.
    std::vector<JournalEntry> journal = store.journal();
    for (JournalEntry& confirmed : journal) confirmed.cs_no = -std::abs(confirmed.cs_no);
    store.replaceJournal(journal);
    state.device_id = device_id;
    state.device_code = device_code;
    state.next_cs_no = next;
    store.putState(state);
    store.commit();
  } catch (...) {
    store.rollback();
    throw;
  }
}

}  // namespace carnet::sync
