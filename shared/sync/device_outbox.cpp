// Outgoing change sets: made durable, pushed in order within the window, judged by receipts.
#include <algorithm>
#include <limits>

#include "shared/core/planted.h"
#include "shared/rules/inverse.h"
#include "shared/sync/device_engine.h"
#include "shared/sync/rebase.h"

namespace carnet::sync {

namespace {

// A screen names the fields that a person changed; of a group the operation must say the whole, so that two people's
// edits are never mixed: the other members go along as they stand.
void completeGroups(const Registry& registry, Rows& rows, Operation& op) {
  const Entity* entity = registry.findNo(op.entity);
  Row row;
  if (op.verb != Verb::set || entity == nullptr || rows.get(*entity, op.row_id, row) != Presence::present) return;
  std::set<std::string_view> groups;
  std::set<std::uint16_t> said;
  for (const FieldEdit& edit : op.fields) {
    said.insert(edit.field_no);
    const Field* field = entity->findNo(edit.field_no);
    if (field != nullptr && field->merge == Merge::group) groups.insert(field->group_name);
  }
  for (std::size_t i = 0; i < entity->fields.size(); ++i) {
    const Field& field = entity->fields[i];
    if (field.merge != Merge::group || !groups.contains(field.group_name) || said.contains(field.no)) continue;
    op.fields.push_back({field.no, row.values[i], row.values[i]});
  }
}

}  // namespace

SubmitOutcome DeviceEngine::submit(Submission submission, Instant now) {
  SubmitOutcome result;
  noticeClock(now);
  last_use_ = now;
  if (planted(Bug::retryOnNextWrite)) retry_at_ = now;
  if ((submission.operations.empty() && submission.in_place_of.empty()) ||
      submission.operations.size() > maxOperations || submission.in_place_of.size() > maxClosed) {
    result.problem = {"change_set.bad_size", "", {std::to_string(maxOperations)}};
    return result;
  }
  ReplicaState state = store_.state();
  if (!sent_up_to_) sent_up_to_ = state.next_cs_no - 1;
  if (submission.must_meet_base) {
    if (auto met = meetsBase(book_.registry, submission.operations, store_); !met) {
      result.problem = met.problem();
      return result;
    }
  }
  ChangeSet cs;
  for (const std::int64_t no : submission.in_place_of) {
    const auto parked = store_.outboxEntry(no);
    if (!parked || parked->state != OutboxState::parked) {
      result.problem = {"withdraw.unknown", "", {}};
      return result;
    }
    cs.in_place_of.push_back(parked->id);
    // What it was in place of itself may still be open: it may not even have been read.
    if (const auto content = decodeChangeSet(parked->bytes)) {
      cs.in_place_of.insert(cs.in_place_of.end(), content->in_place_of.begin(), content->in_place_of.end());
    }
  }
  if (cs.in_place_of.size() > maxClosed) cs.in_place_of.resize(maxClosed);
  cs.schema_version = book_.schema_version;
  cs.device_id = state.device_id;
  cs.person_id = state.person_id;
  cs.cs_no = state.next_cs_no;
  cs.seen = state.seenUpTo();
  const Instant corrected{now.unix_ms + state.clock_offset_ms};
  cs.id = rng_.newId(corrected);
  for (Operation& op : submission.operations) completeGroups(book_.registry, store_, op);
  for (Operation& op : submission.operations) op.happened_at = state.last_hlc = Hlc::next(state.last_hlc, corrected);
  if (submission.operations.empty()) state.last_hlc = Hlc::next(state.last_hlc, corrected);
  cs.happened_at = state.last_hlc;
  cs.operations = std::move(submission.operations);

  store_.begin(planted(Bug::savedWithoutSync) ? Durability::normal : Durability::full);
  try {
    // Run once without writing, to be refused or to learn what it depends on.
    Work trial(store_);
    ExecutionTerms terms{actor(state), Side::device, Instant{INT64_MAX >> 17}, {}};
    const Outcome outcome = execute(book_, cs, terms, trial);
    if (outcome.verdict == Verdict::parked) {
      store_.rollback();
      result.problem = outcome.reason;
      return result;
    }
    cs.depends_on = dependenciesOf(cs, trial);
    if (outcome.verdict != Verdict::unknown) {
      result.inverse = inverseOf(book_, cs, terms.actor, trial).value_or(std::vector<Operation>{});
    }
    if (result.inverse.empty()) result.inverse = submission.way_back;
    OutboxEntry entry;
    entry.cs_no = cs.cs_no;
    entry.id = cs.id;
    entry.bytes = encodeChangeSet(cs);
    entry.hash = sha256(entry.bytes);
    entry.happened_at = cs.happened_at;
    entry.depends_on = cs.depends_on;
    entry.has_effects = outcome.verdict != Verdict::unknown;
    if (entry.bytes.size() > maxChangeSetBytes || !decodeChangeSet(entry.bytes)) {
      store_.rollback();
      result.problem = {entry.bytes.size() > maxChangeSetBytes ? "change_set.bad_size" : "change_set.bad_text", "", {}};
      return result;
    }
    store_.putOutbox(entry);
    noteDeed(cs, submission, result.inverse, corrected);
    for (const std::int64_t no : submission.in_place_of) store_.moveToJournal(no, corrected);
    state.next_cs_no = cs.cs_no + 1;
    store_.putState(state);
    if (planted(Bug::savedInTwoSteps)) store_.commit(), store_.begin(Durability::full);
    StagedRows rows(store_);
    std::vector<RowKey> touched;
    runPending(book_, rows, cs, terms.actor, touched);
    rows.write(result.reaction.changed);
    store_.commit();
    result.has_effects = entry.has_effects;
  } catch (...) {
    store_.rollback();
    throw;
  }
  result.saved = true;
  result.change_set_id = cs.id;
  result.cs_no = cs.cs_no;
  result.reaction.outbox_changed = true;
  if (link_ == LinkState::online) pushMore(result.reaction);
  result.is_sent = isSent(cs.cs_no);
  result.reaction = finish(std::move(result.reaction), now);
  return result;
}

// A change set depends on the one that created a row it touches: parked with it, it could not make sense.
std::vector<std::int64_t> DeviceEngine::dependenciesOf(const ChangeSet& change_set, const Work& work) {
  std::set<std::int64_t> out;
  const auto add = [&](const RowKey& key) {
    const std::vector<std::int64_t> pending = store_.pendingOf(key);
    if (pending.empty()) return;
    const auto shadow = store_.shadow(key);
    Row row;
    if (shadow ? shadow->image.has_value() : store_.get(*key.entity, key.id, row) == Presence::present) return;
    const auto maker = std::find_if(pending.begin(), pending.end(), [&](std::int64_t no) { return makes(no, key); });
    if (maker != pending.end()) out.insert(*maker);
    // A consequence is named by no operation: the first that touched it made it.
    else if (shadow)
      out.insert(pending.front());
  };
  for (const RowKey& key : work.touched()) add(key);
  for (const Operation& op : change_set.operations) {
    if (const Entity* entity = book_.registry.findNo(op.entity)) add({entity, op.row_id});
  }
  return {out.begin(), out.end()};
}

bool DeviceEngine::makes(std::int64_t cs_no, const RowKey& key) {
  const auto entry = store_.outboxEntry(cs_no);
  const auto change_set = entry ? decodeChangeSet(entry->bytes) : std::nullopt;
  if (!change_set) return false;
  return std::any_of(change_set->operations.begin(), change_set->operations.end(), [&](const Operation& op) {
    const bool is_new = op.verb == Verb::create || op.verb == Verb::append || op.verb == Verb::import;
    return is_new && op.entity == key.entity->no && op.row_id == key.id;
  });
}

void DeviceEngine::pushMore(DeviceReaction& reaction) {
  while (in_flight_bytes_ < limits_.push_window_bytes) {
    const std::vector<OutboxEntry> entries = store_.outbox(pushed_up_to_, 64);
    if (entries.empty()) return;
    for (const OutboxEntry& entry : entries) {
      if (in_flight_bytes_ >= limits_.push_window_bytes) return;
      if (entry.state == OutboxState::waiting && awaitsOthers(entry)) return;
      pushed_up_to_ = entry.cs_no;
      if (sent_up_to_) sent_up_to_ = std::max(*sent_up_to_, entry.cs_no);
      if (entry.state != OutboxState::waiting) continue;
      push(entry, reaction);
    }
  }
}

void DeviceEngine::push(const OutboxEntry& entry, DeviceReaction& reaction) {
  in_flight_bytes_ += static_cast<std::int64_t>(entry.bytes.size());
  in_flight_[entry.cs_no] = entry.bytes.size();
  Push push{entry.cs_no, entry.id, entry.hash, entry.depends_on, entry.bytes, entry.offered_again};
  if (planted(Bug::outboxIsRewritten)) {
    if (const auto change_set = readChangeSet(book_, push.bytes)) push.bytes = encodeChangeSet(*change_set);
    push.hash = sha256(push.bytes);
  }
  reaction.send.push_back(std::move(push));
  reaction.outbox_changed = true;
}

void DeviceEngine::applyReceipts(const std::vector<Receipt>& receipts, Instant now, DeviceReaction& reaction) {
  std::vector<std::pair<const Receipt*, OutboxEntry>> judged;
  for (const Receipt& receipt : receipts) {
    if (auto sent = in_flight_.find(receipt.cs_no); sent != in_flight_.end()) {
      in_flight_bytes_ -= static_cast<std::int64_t>(sent->second);
      in_flight_.erase(sent);
    }
    auto entry = store_.outboxEntry(receipt.cs_no);
    if (!entry || entry->id != receipt.id || entry->state == OutboxState::parked) continue;
    entry->verdict = receipt.verdict;
    entry->commit_no = receipt.commit_no;
    entry->reason = receipt.reason;
    // One that its author has taken back needs nobody any more.
    const bool is_open = !entry->offered_again || !entry->offered_again->is_withdrawn;
    entry->state = receipt.verdict == Verdict::parked && is_open ? OutboxState::parked : OutboxState::judged;
    judged.emplace_back(&receipt, std::move(*entry));
  }
  if (judged.empty()) return;
  ReplicaState state = store_.state();
  store_.begin(Durability::normal);
  try {
    Rebase rebase(book_, store_);
    for (const auto& [receipt, entry] : judged) {
      store_.putOutbox(entry);
      if (entry.state == OutboxState::parked) rebase.drop(entry.cs_no);
      if (entry.state == OutboxState::parked && planted(Bug::parkedIsForgotten)) store_.removeOutbox(entry.cs_no);
    }
    cursorMoved(state, rebase, reaction);
    rebase.run(actor(state), reaction.changed);
    store_.putState(state);
    store_.commit();
  } catch (...) {
    // These receipts are nowhere now; they come again on the next connection.
    store_.rollback();
    held_.reset();
    cut(now, reaction);
    throw;
  }
  for (const auto& [receipt, entry] : judged) reaction.receipts.push_back(*receipt);
  reaction.outbox_changed = true;
}

Result<DeviceReaction> DeviceEngine::withdraw(std::int64_t cs_no, Instant now) {
  const auto entry = store_.outboxEntry(cs_no);
  if (!entry) return Problem{"withdraw.unknown", "", {}};
  if (entry->state == OutboxState::waiting) return withdrawUnsent(*entry, now);
  if (entry->state != OutboxState::parked) return Problem{"withdraw.on_its_way", "", {}};
  SubmitOutcome taken = submit({.operations = {}, .in_place_of = {cs_no}}, now);
  if (!taken.saved) return taken.problem;
  return std::move(taken.reaction);
}

// The server wants every number, in order: only the newest can go without leaving a gap.
bool DeviceEngine::isWithdrawable(const OutboxEntry& entry) {
  return entry.state == OutboxState::waiting && sent_up_to_ && entry.cs_no > *sent_up_to_ &&
         entry.cs_no == store_.state().next_cs_no - 1;
}

// What it was in place of was not accepted, and is open again once this is taken back. Sent once more it gets the receipt
// that the server keeps, which says why. Under a number of a device that this one was before nothing is sent: it is parked
// as it was, and why is not known any more.
std::vector<OutboxEntry> DeviceEngine::takeReplaced(const OutboxEntry& entry) {
  const auto change_set = decodeChangeSet(entry.bytes);
  if (!change_set || change_set->in_place_of.empty()) return {};
  const std::set<Uuid> named(change_set->in_place_of.begin(), change_set->in_place_of.end());
  std::vector<JournalEntry> kept, taken;
  std::set<Uuid> closed;  // by one of those taken, before
  for (JournalEntry& confirmed : store_.journal()) {
    const bool is_meant = confirmed.is_withdrawn && named.contains(confirmed.id);
    if (const auto content = is_meant ? decodeChangeSet(confirmed.bytes) : std::nullopt)
      closed.insert(content->in_place_of.begin(), content->in_place_of.end());
    (is_meant ? taken : kept).push_back(std::move(confirmed));
  }
  const std::vector<OutboxEntry> lowest = store_.outbox(std::numeric_limits<std::int64_t>::min(), 1);
  std::int64_t free_below = std::min<std::int64_t>(0, lowest.empty() ? 0 : lowest.front().cs_no) - 1;
  std::vector<OutboxEntry> open;
  for (JournalEntry& confirmed : taken) {
    if (closed.contains(confirmed.id)) {
      kept.push_back(std::move(confirmed));
      continue;
    }
    OutboxEntry again;
    again.cs_no = confirmed.cs_no;
    again.id = confirmed.id;
    again.hash = sha256(confirmed.bytes);
    again.has_effects = false;
    again.verdict = Verdict::parked;
    again.commit_no = confirmed.commit_no;
    if (again.cs_no < 0) {
      // Others have come to stand there since.
      again.cs_no = free_below--;
      again.state = OutboxState::parked;
      again.reason = {"change_set.former_device", "", {}};
    }
    if (auto content = decodeChangeSet(confirmed.bytes)) {
      again.happened_at = content->happened_at;
      again.depends_on = std::move(content->depends_on);
    }
    again.bytes = std::move(confirmed.bytes);
    open.push_back(std::move(again));
  }
  if (open.empty()) return {};
  store_.replaceJournal(kept);
  for (const OutboxEntry& again : open) store_.putOutbox(again);
  return open;
}

Result<DeviceReaction> DeviceEngine::withdrawUnsent(const OutboxEntry& entry, Instant now) {
  if (!isWithdrawable(entry)) return Problem{"withdraw.on_its_way", "", {}};
  ReplicaState state = store_.state();
  DeviceReaction reaction;
  std::vector<OutboxEntry> open;
  store_.begin(Durability::full);
  try {
    Rebase rebase(book_, store_);
    rebase.drop(entry.cs_no);
    rebase.run(actor(state), reaction.changed);
    store_.keepWithdrawn(entry);
    forgetDeed(entry.id);
    store_.removeOutbox(entry.cs_no);
    open = takeReplaced(entry);
    state.next_cs_no = entry.cs_no;
    store_.putState(state);
    store_.commit();
  } catch (...) {
    store_.rollback();
    throw;
  }
  if (link_ == LinkState::online) {
    for (const OutboxEntry& again : open) {
      if (again.state == OutboxState::waiting) push(again, reaction);
    }
  }
  reaction.outbox_changed = true;
  return finish(std::move(reaction), now);
}

std::string DeviceEngine::temporaryNumber(std::string_view prefix) {
  ReplicaState state = store_.state();
  std::string number = std::to_string(state.next_temporary_no++);
  if (number.size() < 4) number.insert(0, 4 - number.size(), '0');
  store_.begin(Durability::full);
  store_.putState(state);
  store_.commit();
  return std::string(prefix) + "-" + state.device_code + "-" + number;
}

}  // namespace carnet::sync
