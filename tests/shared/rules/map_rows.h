// Rows in a map, as a rule sees them, for tests of the executor.
#pragma once

#include <algorithm>

#include "shared/rules/executor.h"
#include "shared/rules/merge.h"

namespace carnet::testbook {

class MapRows final : public Rows {
 public:
  struct Added {
    RowKey key;
    std::uint16_t field_no = 0;
    std::string element;
    std::int64_t commit_no = 0;
    Uuid by;
  };

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
  std::optional<Written> written(const Entity& entity, const Uuid& id, std::uint16_t field_no) override {
    const auto found = written_at.find({{&entity, id}, field_no});
    if (found == written_at.end()) return std::nullopt;
    return found->second;
  }
  std::optional<bool> addedByOthers(const Entity& entity, const Uuid& id, std::uint16_t field_no,
                                    std::string_view element, std::int64_t after_commit_no,
                                    const Uuid& person_id) override {
    return std::any_of(added.begin(), added.end(), [&](const Added& one) {
      return one.key == RowKey{&entity, id} && one.field_no == field_no && one.element == element &&
             one.commit_no > after_commit_no && one.by != person_id;
    });
  }
  // Writes what a change set changed, as a server would.
  void take(const Work& work, std::int64_t commit_no, Hlc at) {
    for (RowChange change : work.changes()) {
      change.after.head.rev = commit_no;
      const Entity& entity = *change.after.entity;
      for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        if (change.before && change.before->values[i] == change.after.values[i]) continue;
        const RowKey key{&entity, change.after.head.id};
        const Uuid& by = change.after.head.updated_by;
        written_at[{key, entity.fields[i].no}] = {at, by};
        if (entity.fields[i].merge != Merge::set) continue;
        for (std::string& element :
             addedElements(change.before ? change.before->values[i] : Value(), change.after.values[i])) {
          added.push_back({key, entity.fields[i].no, std::move(element), commit_no, by});
        }
      }
      rows.insert_or_assign(RowKey{&entity, change.after.head.id}, change.after);
    }
  }

  std::map<RowKey, Row> rows;
  std::map<std::pair<RowKey, std::uint16_t>, Written> written_at;
  std::vector<Added> added;

 private:
  Presence missing_;
};

}  // namespace carnet::testbook
