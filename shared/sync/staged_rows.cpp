#include "shared/sync/staged_rows.h"

#include <algorithm>

namespace carnet::sync {

Presence StagedRows::get(const Entity& entity, const Uuid& id, Row& out) {
  const std::optional<Row>& row = rowAt({&entity, id}).now;
  if (!row) return Presence::notHeld;
  out = *row;
  return Presence::present;
}

void StagedRows::list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<Row>& out) {
  store_.list(entity, field_index, id, out);
  std::erase_if(out, [&](const Row& row) { return rows_.contains({&entity, row.head.id}); });
  for (auto it = rows_.lower_bound({&entity, Uuid{}}); it != rows_.end() && it->first.entity == &entity; ++it) {
    const std::optional<Row>& row = it->second.now;
    const Uuid* reference = row ? std::get_if<Uuid>(&row->values[field_index]) : nullptr;
    if (reference != nullptr && !row->isDeleted() && *reference == id) out.push_back(*row);
  }
  std::sort(out.begin(), out.end(), [](const Row& a, const Row& b) { return a.head.id < b.head.id; });
}

void StagedRows::addPending(const RowKey& key, std::int64_t cs_no) {
  if (pendingAt(cs_no).now.insert(key).second) added_of_[key].insert(cs_no);
}

std::set<std::int64_t> StagedRows::pendingOf(const RowKey& key) {
  const auto [stored, is_new] = stored_of_.try_emplace(key);
  if (is_new) {
    const std::vector<std::int64_t> numbers = store_.pendingOf(key);
    stored->second = {numbers.begin(), numbers.end()};
  }
  std::set<std::int64_t> numbers = stored->second;
  std::erase_if(numbers, [&](std::int64_t cs_no) {
    const auto staged = pending_.find(cs_no);
    return staged != pending_.end() && !staged->second.now.contains(key);
  });
  if (const auto added = added_of_.find(key); added != added_of_.end())
    numbers.insert(added->second.begin(), added->second.end());
  return numbers;
}

void StagedRows::dropPending(std::int64_t cs_no) {
  std::set<RowKey>& rows = pendingAt(cs_no).now;
  for (const RowKey& key : rows) {
    if (const auto added = added_of_.find(key); added != added_of_.end()) added->second.erase(cs_no);
  }
  rows.clear();
}

void StagedRows::write(std::vector<RowKey>& changed) {
  for (const auto& [key, row] : rows_) {
    if (row.now == row.stored) continue;
    if (row.now && row.stored)
      store_.replace(*row.stored, *row.now);
    else if (row.now)
      store_.put(*row.now);
    else
      store_.remove(key);
    changed.push_back(key);
  }
  for (const auto& [key, shadow] : shadows_) {
    if (shadow.now == shadow.stored) continue;
    if (shadow.now)
      store_.putShadow(key, *shadow.now);
    else
      store_.dropShadow(key);
    changed.push_back(key);
  }
  for (const auto& [cs_no, rows] : pending_) {
    if (rows.now == rows.stored) continue;
    store_.dropPending(cs_no);
    for (const RowKey& key : rows.now) store_.addPending(key, cs_no);
  }
}

StagedRows::Staged<std::optional<Row>>& StagedRows::rowAt(const RowKey& key) {
  const auto [at, is_new] = rows_.try_emplace(key);
  Row row;
  if (is_new && store_.get(*key.entity, key.id, row) == Presence::present) at->second = {row, row};
  return at->second;
}

StagedRows::Staged<std::optional<Shadow>>& StagedRows::shadowAt(const RowKey& key) {
  const auto [at, is_new] = shadows_.try_emplace(key);
  if (is_new) at->second.now = at->second.stored = store_.shadow(key);
  return at->second;
}

StagedRows::Staged<std::set<RowKey>>& StagedRows::pendingAt(std::int64_t cs_no) {
  const auto [at, is_new] = pending_.try_emplace(cs_no);
  if (is_new) {
    const std::vector<RowKey> rows = store_.rowsOfPending(cs_no);
    at->second.now = at->second.stored = {rows.begin(), rows.end()};
  }
  return at->second;
}

}  // namespace carnet::sync
