// A small company in memory, with the real rule book: people, a customer, a machine, a van. Tests arrange with it, run
// change sets on either side, and look at the rows.
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <map>

#include "shared/domain/crm/activity.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/rule_book.h"
#include "shared/domain/service/ticket.h"
#include "shared/domain/stock/location.h"
#include "shared/rules/executor.h"
#include "shared/rules/inverse.h"
#include "tests/shared/domain/operations.h"

namespace carnet::testing {

class MemoryRows final : public Rows {
 public:
  Presence get(const Entity& entity, const Uuid& id, Row& out) override;
  void list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<Row>& out) override;
  void put(Row row) { rows_[{row.entity, row.head.id}] = std::move(row); }
  void remove(const Entity& entity, const Uuid& id) { rows_.erase({&entity, id}); }
  std::vector<Row> all(const Entity& entity) const;
  std::optional<Written> written(const Entity& entity, const Uuid& id, std::uint16_t field_no) override;
  // Who wrote the fields that a change set changed.
  void note(const RowChange& change, const Written& written);
  // As a device: what is not there may exist elsewhere.
  bool is_partial = false;

 private:
  std::map<RowKey, Row> rows_;
  std::map<std::pair<RowKey, std::uint16_t>, Written> written_;
};

struct EditOf {
  std::string_view field;
  Value base;
  Value value;
};

class House {
 public:
  House();

  Uuid newId();
  Uuid addPerson(std::string name, std::initializer_list<RoleCode> roles);
  Actor actor(const Uuid& person);

  // One change set at the server, rights and leaves checked; applied unless it is parked.
  Outcome run(const Uuid& person, std::vector<Operation> operations);
  // The same on the person's device: no verdict on leaves, what is decided elsewhere has no effect.
  Outcome runOnDevice(const Uuid& person, std::vector<Operation> operations);
  // The last change set's changes and id.
  const std::vector<RowChange>& changes() const { return changes_; }
  const Uuid& changeSetId() const { return change_set_id_; }
  // What would take it back; nullopt when there is no way.
  const std::optional<std::vector<Operation>>& inverse() const { return inverse_; }

  // A row put as it is, in the leaf of its own id unless it names one.
  template <class T>
  Id<T> put(T value) {
    if (value.head.id.isNil()) value.head.id = newId();
    if (value.head.root_id.isNil()) {
      value.head.root_id = value.head.id;
      value.head.facet = traitsOf<T>.facet;
    }
    value.head.rev = 1;
    rows.put(rowOf(value));
    return Id<T>(value.head.id);
  }
  template <class T>
  T get(const Id<T>& id) {
    Row row;
    EXPECT_EQ(rows.get(entityOf<T>, id.value, row), Presence::present);
    return as<T>(row);
  }
  template <class T>
  std::vector<T> all() {
    std::vector<T> out;
    for (const Row& row : rows.all(entityOf<T>)) out.push_back(as<T>(row));
    return out;
  }

  // A ticket of the customer's machine that `person` opened, through the rules.
  Id<Ticket> openTicket(const Uuid& person, std::string title = "Pump leaks");
  // Put into a state without its history.
  void force(Id<Ticket> id, TicketState state, std::optional<Uuid> assignee = {});
  Id<Activity> planVisit(Id<Ticket> ticket, const Uuid& technician, Instant at);

  MemoryRows rows;
  Instant now{1'772'349'000'000};  // 2026-03-01T07:10Z
  // What changes that run from now on are offered again with (ExecutionTerms::numbers).
  std::vector<std::pair<Uuid, std::string>> numbers_before;
  Uuid technician, other_technician, desk, storekeeper, admin;
  Id<Partner> customer;
  Id<Product> pump, gasket, labour;
  Id<Serial> machine;
  Id<Location> van, other_van, depot, at_customers;

 private:
  Outcome execute(Side side, const Uuid& person, std::vector<Operation> operations);

  std::uint64_t ids_ = 0;
  std::int64_t cs_no_ = 0;
  std::vector<RowChange> changes_;
  std::optional<std::vector<Operation>> inverse_;
  Uuid change_set_id_;
};

template <class T>
Operation set(const Id<T>& id, std::initializer_list<EditOf> edits, Verb verb = Verb::set) {
  Operation operation;
  operation.verb = verb;
  operation.entity = entityOf<T>.no;
  operation.row_id = id.value;
  for (const EditOf& edit : edits)
    operation.fields.push_back({entityOf<T>.find(edit.field)->no, edit.base, edit.value});
  return operation;
}

inline Argument because(std::string text) { return {"reason_text", std::move(text)}; }
inline Argument to(const Uuid& person) { return {"assignee_id", person}; }
inline Value text(std::string value) { return value; }

// EXPECT_TRUE(applied(house.run(…))) says why not.
::testing::AssertionResult applied(const Outcome& outcome);
// The state that was wanted was reached before.
::testing::AssertionResult merged(const Outcome& outcome);
::testing::AssertionResult parkedFor(const Outcome& outcome, std::string_view code);

}  // namespace carnet::testing
