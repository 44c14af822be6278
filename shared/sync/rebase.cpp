#include "shared/sync/rebase.h"

#include "shared/core/planted.h"

namespace carnet::sync {

namespace {

std::vector<RowKey> editedRows(const Registry& registry, const ChangeSet& change_set) {
  std::vector<RowKey> keys;
  for (const Operation& op : change_set.operations) {
    if (const Entity* entity = registry.findNo(op.entity)) keys.push_back({entity, op.row_id});
  }
  return keys;
}

}  // namespace

Outcome runPending(const RuleBook& book, LocalStore& store, const ChangeSet& change_set, const Actor& actor,
                   std::vector<RowKey>& changed) {
  Work work(store);
  ExecutionTerms terms;
  terms.actor = actor;
  terms.side = Side::device;
  terms.arrival = Instant{INT64_MAX >> 17};
  Outcome outcome = execute(book, change_set, terms, work);
  if (outcome.verdict == Verdict::applied || outcome.verdict == Verdict::merged) {
    for (const RowChange& change : work.changes()) {
      const RowKey key{change.after.entity, change.after.head.id};
      if (!store.shadow(key)) store.putShadow(key, {change.before});
      store.put(change.after);
      store.addPending(key, change_set.cs_no);
      changed.push_back(key);
    }
  }
  for (const RowKey& key : editedRows(book.registry, change_set)) store.addPending(key, change_set.cs_no);
  if (outcome.verdict == Verdict::unknown) {
    // When the missing row comes, the change set runs again.
    for (const RowKey& key : work.touched()) {
      Row row;
      if (store.get(*key.entity, key.id, row) != Presence::present) store.addPending(key, change_set.cs_no);
    }
  }
  return outcome;
}

void Rebase::include(const RowKey& first) {
  std::vector<RowKey> open{first};
  while (!open.empty()) {
    const RowKey key = open.back();
    open.pop_back();
    if (base_.contains(key)) continue;
    std::optional<Row>& base = base_[key];
    if (auto shadow = store_.shadow(key)) {
      base = std::move(shadow->image);
    } else {
      Row row;
      if (store_.get(*key.entity, key.id, row) == Presence::present) base = std::move(row);
    }
    for (std::int64_t cs_no : store_.pendingOf(key)) {
      if (!sets_.insert(cs_no).second) continue;
      for (const RowKey& other : store_.rowsOfPending(cs_no)) open.push_back(other);
    }
  }
}

void Rebase::includeSet(std::int64_t cs_no) {
  sets_.insert(cs_no);
  for (const RowKey& key : store_.rowsOfPending(cs_no)) include(key);
}

void Rebase::restore(std::vector<RowKey>& changed) {
  for (std::int64_t cs_no : sets_) store_.dropPending(cs_no);
  for (auto& [key, base] : base_) {
    if (auto image = images_.find(key); image != images_.end()) {
      if (!image->second)
        base.reset();
      else if (!base || image->second->head.rev >= base->head.rev)
        base = image->second;
    }
    if (base)
      store_.put(*base);
    else
      store_.remove(key);
    store_.dropShadow(key);
    changed.push_back(key);
  }
}

void Rebase::run(const Actor& actor, std::vector<RowKey>& changed) {
  if (!isNeeded()) return;
  for (const auto& [key, image] : images_) include(key);
  for (std::int64_t cs_no : dropped_) includeSet(cs_no);
  for (std::int64_t cs_no : again_) includeSet(cs_no);
  // Run again, a change set may touch rows of pending work outside: then that work belongs to it too, and all starts
  // again. Each round adds at least one change set, so it ends.
  std::vector<std::pair<ChangeSet, OutboxEntry>> again;
  for (bool grown = true; grown;) {
    grown = false;
    restore(changed);
    if (planted(Bug::ownWorkHidden)) return;
    again.clear();
    for (std::int64_t cs_no : sets_) {
      if (dropped_.contains(cs_no)) continue;
      auto entry = store_.outboxEntry(cs_no);
      if (!entry || entry->state == OutboxState::parked) continue;
      if (entry->state == OutboxState::waiting && entry->commit_no != 0) continue;
      if (entry->offered_again && entry->offered_again->is_withdrawn) continue;
      if (auto change_set = decodeChangeSet(entry->bytes))
        again.emplace_back(std::move(*change_set), std::move(*entry));
    }
    for (auto& [change_set, entry] : again) {
      std::vector<RowKey> touched;
      const Outcome outcome = runPending(book_, store_, change_set, actor, touched);
      changed.insert(changed.end(), touched.begin(), touched.end());
      const bool has_effects = outcome.verdict == Verdict::applied || outcome.verdict == Verdict::merged;
      const bool is_sealed = !has_effects && (sealed_.contains(entry.cs_no) || !entry.reason.code.empty());
      if (has_effects != entry.has_effects || is_sealed == entry.reason.code.empty()) {
        entry.has_effects = has_effects;
        entry.reason = is_sealed ? Problem{"access.withdrawn", "", {}} : Problem{};
        store_.putOutbox(entry);
      }
      for (const RowKey& key : touched) {
        if (base_.contains(key)) continue;
        bool meets_others = false;
        for (std::int64_t cs_no : store_.pendingOf(key)) meets_others = meets_others || !sets_.contains(cs_no);
        include(key);
        grown = grown || meets_others;
      }
      if (grown) break;
    }
  }
}

}  // namespace carnet::sync
