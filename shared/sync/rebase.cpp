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

Outcome runPending(const RuleBook& book, StagedRows& rows, const ChangeSet& change_set, const Actor& actor,
                   std::vector<RowKey>& changed) {
  Work work(rows);
  ExecutionTerms terms;
  terms.actor = actor;
  terms.side = Side::device;
  terms.arrival = Instant{INT64_MAX >> 17};
  Outcome outcome = execute(book, change_set, terms, work);
  if (outcome.verdict == Verdict::applied || outcome.verdict == Verdict::merged) {
    for (const RowChange& change : work.changes()) {
      const RowKey key{change.after.entity, change.after.head.id};
      if (!rows.shadow(key)) rows.putShadow(key, {change.before});
      rows.put(change.after);
      rows.addPending(key, change_set.cs_no);
      changed.push_back(key);
    }
  }
  for (const RowKey& key : editedRows(book.registry, change_set)) rows.addPending(key, change_set.cs_no);
  if (outcome.verdict == Verdict::unknown) {
    // When the missing row comes, the change set runs again.
    for (const RowKey& key : work.touched()) {
      Row row;
      if (rows.get(*key.entity, key.id, row) != Presence::present) rows.addPending(key, change_set.cs_no);
    }
  }
  return outcome;
}

void Rebase::include(StagedRows& rows, const RowKey& first) {
  std::vector<RowKey> open{first};
  while (!open.empty()) {
    const RowKey key = open.back();
    open.pop_back();
    if (base_.contains(key)) continue;
    std::optional<Row>& base = base_[key];
    if (const auto& shadow = rows.shadow(key)) {
      base = shadow->image;
    } else {
      Row row;
      if (rows.get(*key.entity, key.id, row) == Presence::present) base = std::move(row);
    }
    for (std::int64_t cs_no : rows.pendingOf(key)) {
      if (!sets_.insert(cs_no).second) continue;
      for (const RowKey& other : rows.rowsOfPending(cs_no)) open.push_back(other);
    }
  }
}

void Rebase::includeSet(StagedRows& rows, std::int64_t cs_no) {
  sets_.insert(cs_no);
  const std::set<RowKey> touched = rows.rowsOfPending(cs_no);
  for (const RowKey& key : touched) include(rows, key);
}

void Rebase::restore(StagedRows& rows) {
  for (std::int64_t cs_no : sets_) rows.dropPending(cs_no);
  for (auto& [key, base] : base_) {
    if (auto image = images_.find(key); image != images_.end()) {
      if (!image->second)
        base.reset();
      else if (!base || image->second->head.rev >= base->head.rev)
        base = image->second;
    }
    if (base)
      rows.put(*base);
    else
      rows.remove(key);
    rows.dropShadow(key);
  }
}

void Rebase::run(const Actor& actor, std::vector<RowKey>& changed) {
  if (!isNeeded()) return;
  StagedRows rows(store_);
  runOver(rows, actor);
  rows.write(changed);
}

void Rebase::runOver(StagedRows& rows, const Actor& actor) {
  for (const auto& [key, image] : images_) include(rows, key);
  for (std::int64_t cs_no : dropped_) includeSet(rows, cs_no);
  for (std::int64_t cs_no : again_) includeSet(rows, cs_no);
  // Run again, a change set may touch rows of pending work outside: then that work belongs to it too, and all starts
  // again. Each round adds at least one change set, so it ends.
  std::vector<std::pair<ChangeSet, OutboxEntry>> again;
  for (bool grown = true; grown;) {
    grown = false;
    restore(rows);
    if (planted(Bug::ownWorkHidden)) return;
    again.clear();
    for (std::int64_t cs_no : sets_) {
      if (dropped_.contains(cs_no)) continue;
      auto entry = store_.outboxEntry(cs_no);
      if (!entry || entry->state == OutboxState::parked) continue;
      if (entry->state == OutboxState::waiting && entry->commit_no != 0) continue;
      if (entry->offered_again && entry->offered_again->is_withdrawn) continue;
      if (auto change_set = readChangeSet(book_, entry->bytes))
        again.emplace_back(std::move(*change_set), std::move(*entry));
    }
    for (auto& [change_set, entry] : again) {
      std::vector<RowKey> touched;
      const Outcome outcome = runPending(book_, rows, change_set, actor, touched);
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
        for (std::int64_t cs_no : rows.pendingOf(key)) meets_others = meets_others || !sets_.contains(cs_no);
        include(rows, key);
        grown = grown || meets_others;
      }
      if (grown) break;
    }
  }
}

}  // namespace carnet::sync
