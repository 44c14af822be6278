#include "shared/rules/work.h"

#include <algorithm>

#include "shared/rules/merge.h"

namespace carnet {

bool RowKey::operator<(const RowKey& other) const {
  return entity->no != other.entity->no ? entity->no < other.entity->no : id < other.id;
}

Presence Work::get(const Entity& entity, const Uuid& id, Row& out) {
  const RowKey key{&entity, id};
  touched_.insert(key);
  if (auto found = entries_.find(key); found != entries_.end()) {
    out = found->second.after;
    return Presence::present;
  }
  return base_.get(entity, id, out);
}

void Work::list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<Row>& out) {
  base_.list(entity, field_index, id, out);
  std::erase_if(out, [&](const Row& row) { return entries_.contains({&entity, row.head.id}); });
  for (auto it = entries_.lower_bound({&entity, Uuid{}}); it != entries_.end() && it->first.entity == &entity; ++it) {
    const Row& row = it->second.after;
    const Uuid* reference = std::get_if<Uuid>(&row.values[field_index]);
    if (!row.isDeleted() && reference != nullptr && *reference == id) out.push_back(row);
  }
  std::sort(out.begin(), out.end(), [](const Row& a, const Row& b) { return a.head.id < b.head.id; });
}

std::optional<Written> Work::written(const Entity& entity, const Uuid& id, std::uint16_t field_no) {
  if (auto found = entries_.find({&entity, id}); found != entries_.end()) {
    const std::size_t index = static_cast<std::size_t>(entity.findNo(field_no) - entity.fields.data());
    const Entry& entry = found->second;
    if (auto noted = entry.written.find(field_no); noted != entry.written.end()) return noted->second;
    if (!entry.before || entry.before->values[index] != entry.after.values[index]) {
      return Written{entry.after.head.updated_at, entry.after.head.updated_by};
    }
  }
  return base_.written(entity, id, field_no);
}

std::optional<bool> Work::changedByOthers(const Entity& entity, const Uuid& id, std::int64_t after_commit_no,
                                          const Uuid& person_id) {
  if (auto found = entries_.find({&entity, id}); found != entries_.end()) {
    for (const Uuid& author : found->second.authors) {
      if (author != person_id) return true;
    }
  }
  return base_.changedByOthers(entity, id, after_commit_no, person_id);
}

std::optional<bool> Work::addedByOthers(const Entity& entity, const Uuid& id, std::uint16_t field_no,
                                        std::string_view element, std::int64_t after_commit_no, const Uuid& person_id) {
  if (auto found = entries_.find({&entity, id}); found != entries_.end()) {
    const auto added = found->second.added.find({field_no, std::string(element)});
    if (added != found->second.added.end() &&
        std::any_of(added->second.begin(), added->second.end(), [&](const Uuid& by) { return by != person_id; })) {
      return true;
    }
  }
  return base_.addedByOthers(entity, id, field_no, element, after_commit_no, person_id);
}

void Work::noteChange(const RowChange& change, Hlc at, const Uuid& author_id) {
  const auto found = entries_.find({change.after.entity, change.after.head.id});
  if (found == entries_.end()) return;
  found->second.authors.insert(author_id);
  for (std::size_t i = 0; i < change.after.values.size(); ++i) {
    if (change.before && change.before->values[i] == change.after.values[i]) continue;
    const Field& field = change.after.entity->fields[i];
    found->second.written[field.no] = {at, author_id};
    if (field.merge != Merge::set) continue;
    for (std::string& element :
         addedElements(change.before ? change.before->values[i] : Value(), change.after.values[i])) {
      found->second.added[{field.no, std::move(element)}].insert(author_id);
    }
  }
}

std::optional<Row> Work::find(const Entity& entity, const Uuid& id) {
  Row row;
  switch (get(entity, id, row)) {
    case Presence::present:
      if (row.isDeleted()) return std::nullopt;
      return row;
    case Presence::absent:
      return std::nullopt;
    case Presence::notHeld:
      throw NotHeldHere{{&entity, id}};
  }
  return std::nullopt;
}

void Work::put(Row row) {
  const RowKey key{row.entity, row.head.id};
  touched_.insert(key);
  if (auto found = entries_.find(key); found != entries_.end()) {
    found->second.after = std::move(row);
    return;
  }
  Entry entry;
  Row before;
  if (base_.get(*key.entity, key.id, before) == Presence::present) entry.before = std::move(before);
  entry.after = std::move(row);
  entries_.emplace(key, std::move(entry));
}

bool Work::isChanged(const Entity& entity, const Uuid& id) const { return entries_.contains({&entity, id}); }

std::vector<RowChange> Work::changes() const {
  std::vector<RowChange> out;
  for (const auto& [key, entry] : entries_) {
    if (entry.before && *entry.before == entry.after) continue;
    out.push_back({entry.before, entry.after});
  }
  return out;
}

void Work::absorb(const Work& later) {
  for (const auto& [key, entry] : later.entries_) put(entry.after);
  touched_.insert(later.touched_.begin(), later.touched_.end());
}

}  // namespace carnet
