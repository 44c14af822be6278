// The work of one change set, or of several in a row: an overlay of changed rows over a Rows view. Nothing reaches the
// database until whoever owns the Work writes its changes out; dropping it undoes everything.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "shared/rules/rows.h"

namespace carnet {

struct RowKey {
  const Entity* entity = nullptr;
  Uuid id;
  bool operator==(const RowKey&) const = default;
  // By entity number, then id: the same on every machine and in every run.
  bool operator<(const RowKey& other) const;
};

// A row before and after. `before` is empty for a new row; a deleted one has after.head.deleted_at.
struct RowChange {
  std::optional<Row> before;
  Row after;
};

// A rule asked for a row that this device does not hold: headquarters will decide.
struct NotHeldHere {
  RowKey key;
};

class Work final : public Rows {
 public:
  explicit Work(Rows& base) : base_(base) {}
  // A Work over a Work says so with Work::over: `Work later(earlier)` would be a copy.
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;
  static Work over(Work& earlier) { return Work(static_cast<Rows&>(earlier)); }

  Presence get(const Entity& entity, const Uuid& id, Row& out) override;
  void list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<Row>& out) override;
  std::optional<Written> written(const Entity& entity, const Uuid& id, std::uint16_t field_no) override;
  std::optional<bool> changedByOthers(const Entity& entity, const Uuid& id, std::int64_t after_commit_no,
                                      const Uuid& person_id) override;
  std::optional<bool> addedByOthers(const Entity& entity, const Uuid& id, std::uint16_t field_no,
                                    std::string_view element, std::int64_t after_commit_no,
                                    const Uuid& person_id) override;
  // When and by whom the fields in which `change` differs were written, for whoever comes later over this work.
  void noteChange(const RowChange& change, Hlc at, const Uuid& author_id);

  // The row, unless it is absent or deleted. Throws NotHeldHere on a device that does not hold it.
  std::optional<Row> find(const Entity& entity, const Uuid& id);
  template <class T>
  std::optional<T> find(const Id<T>& id) {
    if (auto row = find(entityOf<T>, id.value)) return as<T>(*row);
    return std::nullopt;
  }
  // list<TicketPart>(&TicketPart::ticket_id …) by the field's name.
  template <class T>
  std::vector<T> listOf(std::string_view field_name, const Uuid& id) {
    std::vector<Row> rows;
    list(entityOf<T>, entityOf<T>.indexOf(field_name), id, rows);
    std::vector<T> out;
    for (const Row& row : rows) out.push_back(as<T>(row));
    return out;
  }

  void put(Row row);
  template <class T>
  void put(const T& value) {
    Row row;
    if (get(entityOf<T>, value.head.id, row) == Presence::present)
      assign(row, value);
    else
      row = rowOf(value);
    put(std::move(row));
  }

  bool isChanged(const Entity& entity, const Uuid& id) const;
  // In the order of keys; rows put back to what they were are left out.
  std::vector<RowChange> changes() const;
  // Every row that was read or written: what the outcome depends on.
  const std::set<RowKey>& touched() const { return touched_; }
  // Takes the changes of `later`, a Work over this one.
  void absorb(const Work& later);

 private:
  struct Entry {
    std::optional<Row> before;
    Row after;
    std::map<std::uint16_t, Written> written;
    std::map<std::pair<std::uint16_t, std::string>, std::set<Uuid>> added;  // elements of sets, and by whom
    std::set<Uuid> authors;
  };
  Rows& base_;
  std::map<RowKey, Entry> entries_;
  std::set<RowKey> touched_;
};

}  // namespace carnet
