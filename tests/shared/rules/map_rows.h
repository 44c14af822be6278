// Rows in a map, as a rule sees them, for tests of the executor.
#pragma once

#include "shared/rules/executor.h"

namespace carnet::testbook {

class MapRows final : public Rows {
 public:
  explicit MapRows(Presence missing = Presence::absent) : missing_(missing) {}

  Presence get(const Entity& entity, const Uuid& id, Row& out) override {
    const auto found = rows.find({&entity, id});
    if (found == rows.end()) return missing_;
    out = found->second;
    return Presence::present;
  }
  void list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<Row>& out) override {
    out.clear();
    for (const auto& [key, row] : rows) {
      const Uuid* reference = std::get_if<Uuid>(&row.values[field_index]);
      if (key.entity == &entity && !row.isDeleted() && reference && *reference == id) out.push_back(row);
    }
  }
  std::optional<Hlc> changedAt(const Entity& entity, const Uuid& id, std::uint16_t field_no) override {
    const auto found = changed_at.find({{&entity, id}, field_no});
    if (found == changed_at.end()) return std::nullopt;
    return found->second;
  }
  // Writes what a change set changed, as a server would.
  void take(const Work& work, std::int64_t commit_no, Hlc at) {
    for (RowChange change : work.changes()) {
      change.after.head.rev = commit_no;
      const Entity& entity = *change.after.entity;
      for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        if (change.before && change.before->values[i] == change.after.values[i]) continue;
        changed_at[{{&entity, change.after.head.id}, entity.fields[i].no}] = at;
      }
      rows.insert_or_assign(RowKey{&entity, change.after.head.id}, change.after);
    }
  }

  std::map<RowKey, Row> rows;
  std::map<std::pair<RowKey, std::uint16_t>, Hlc> changed_at;

 private:
  Presence missing_;
};

}  // namespace carnet::testbook
