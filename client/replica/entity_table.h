// The table of one entity with its statements, prepared at their first use.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "client/replica/database.h"
#include "shared/schema/entity.h"
#include "shared/sync/local_store.h"

namespace carnet::client {

class EntityTable {
 public:
  // `name`: of the table, if another than the entity's.
  EntityTable(Database& database, const Entity& entity, std::string_view name = {});
  const Entity& entity() const { return entity_; }

  bool get(const Uuid& id, Row& out);
  void list(std::size_t field_index, const Uuid& id, std::vector<Row>& out);
  // Whether a row stands with an id from `first` to `last`.
  bool hasRows(const Uuid& first, const Uuid& last);
  // Inserts a row that is not there. Answers its rid.
  std::int64_t add(const Row& row);
  // Inserts, or replaces the row with this id where it stands (its rid stays). Answers the rid.
  std::int64_t put(const Row& row);
  // The same for a row that stands as `before`: what is equal is not written, nor the indexes over it.
  std::int64_t change(const Row& before, const Row& after);
  // The rid it had, or nullopt when it was not there.
  std::optional<std::int64_t> remove(const Uuid& id);
  bool at(std::int64_t rid, Row& out);
  // At most `limit` rows above `rid`, in its order.
  void after(std::int64_t rid, std::int64_t limit, std::vector<std::pair<std::int64_t, Row>>& out);
  // 0 when there is no row. New rows get higher ones, but one that was freed at the end is given again.
  std::int64_t lastRid();
  void ids(const Node& node, std::vector<Uuid>& out);
  // As LocalStore::stamps, of the merged rows.
  std::vector<sync::RowStamp> stamps(const Uuid& after, std::size_t limit);
  // Rows above `after` up to `to` that hold fields of a newer schema are read again with the fields of this one: after
  // columns were added (rids).
  void readUnknownAgain(std::int64_t after, std::int64_t to);

  // "SELECT … FROM …" of all columns, for questions of others; `read` takes the row that a run of it stands on.
  std::string select() const;
  Row read(const Run& run) const;

 private:
  std::string insert() const;
  Statement& prepared(std::unique_ptr<Statement>& statement, const std::string& sql);

  Database& database_;
  const Entity& entity_;
  const std::string name_;
  std::string columns_;
  std::unique_ptr<Statement> get_, has_, add_, put_, remove_, leaf_, facet_, at_, after_, last_, stamps_, unknown_;
  std::map<std::size_t, std::unique_ptr<Statement>> lists_;
  std::map<std::vector<std::size_t>, std::unique_ptr<Statement>> changes_;  // by the columns they write
};

}  // namespace carnet::client
