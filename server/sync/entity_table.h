// An entity's table in PostgreSQL: the statements that read and write whole rows, composed from its descriptors, and the
// way a row goes into parameters and comes out of an answer.
#pragma once

#include <string>
#include <vector>

#include "server/db/array_parameter.h"
#include "server/db/transaction.h"
#include "shared/schema/entity.h"

namespace carnet::server {

class EntityTable {
 public:
  // Made once per entity; entities live for ever.
  static const EntityTable& of(const Entity& entity);

  const Entity& entity() const { return entity_; }
  // "id, root_id, … , name": what readRow() expects, each behind "t.".
  const std::string& columns() const { return columns_; }
  // "ticket", quoted.
  const std::string& name() const { return name_; }

  carnet::Row readRow(const Row& answer) const;

  // Rows as arrays, one per column, bound from position `first` on; the statement inserts all of them at once. It ends in
  // RETURNING, as the other does, so that the rows written can be counted.
  void addArrays(const std::vector<const carnet::Row*>& rows, Parameters& parameters) const;
  std::string insertFrom(std::size_t first) const;

  // A row as it was read and as it is to be.
  struct Change {
    const carnet::Row* before;
    const carnet::Row* after;
  };
  // The arrays of what is different in some of the rows, and what the statement must know beside them. It is the same
  // statement whatever is different, for a connection keeps it; it passes over rows that have another rev than was read.
  void addChanges(const std::vector<Change>& changes, Parameters& parameters) const;
  std::string updateFrom(std::size_t first) const;

 private:
  explicit EntityTable(const Entity& entity);
  std::string arrays(std::size_t first) const;
  void addValue(ArrayParameter& array, const carnet::Row& row, std::size_t column) const;

  const Entity& entity_;
  std::string name_;
  std::string columns_;
  std::vector<std::string> column_names_;
  std::vector<ElementType> column_types_;
};

}  // namespace carnet::server
