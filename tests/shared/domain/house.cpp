#include "tests/shared/domain/house.h"

#include <algorithm>

#include "shared/domain/initial_rows.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/domain/registry.h"
#include "shared/domain/scope.h"
#include "shared/domain/stock/natural_keys.h"

namespace carnet::testing {

Presence MemoryRows::get(const Entity& entity, const Uuid& id, Row& out) {
  const auto found = rows_.find({&entity, id});
  if (found == rows_.end()) return is_partial ? Presence::notHeld : Presence::absent;
  out = found->second;
  return Presence::present;
}

void MemoryRows::list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<Row>& out) {
  out.clear();
  for (const Row& row : all(entity)) {
    const Uuid* reference = std::get_if<Uuid>(&row.values[field_index]);
    if (!row.isDeleted() && reference != nullptr && *reference == id) out.push_back(row);
  }
}

std::vector<Row> MemoryRows::all(const Entity& entity) const {
  std::vector<Row> out;
  for (const auto& [key, row] : rows_) {
    if (key.entity == &entity) out.push_back(row);
  }
  return out;
}

std::optional<Written> MemoryRows::written(const Entity& entity, const Uuid& id, std::uint16_t field_no) {
  const auto found = written_.find({{&entity, id}, field_no});
  return found == written_.end() ? std::nullopt : std::optional(found->second);
}

void MemoryRows::note(const RowChange& change, const Written& written) {
  const Entity& entity = *change.after.entity;
  for (std::size_t i = 0; i < entity.fields.size(); ++i) {
    if (change.before && change.before->values[i] == change.after.values[i]) continue;
    written_[{{&entity, change.after.head.id}, entity.fields[i].no}] = written;
  }
}

House::House() {
  for (Row& row : initialRows({.name = "Carnet"})) rows.put(std::move(row));
  technician = addPerson("Nora", {RoleCode::technician});
  other_technician = addPerson("Paul", {RoleCode::technician});
  desk = addPerson("Dina", {RoleCode::serviceDesk});
  storekeeper = addPerson("Sam", {RoleCode::storekeeper});
  admin = addPerson("Ada", {RoleCode::admin});

  Partner partner;
  partner.name = "Brasserie du Port";
  customer = put(partner);
  Product product;
  product.sku = "P-11";
  product.name.by_language["en"] = "Pump";
  pump = put(product);
  product.head = {};
  product.sku = "G-7";
  gasket = put(product);
  product.head = {};
  product.kind = ProductKind::service;
  labour = put(product);
  Serial serial;
  serial.head.id = serialId(pump, "SN-1").value;
  serial.number = "SN-1";
  serial.product_id = pump;
  serial.partner_id = customer;
  machine = put(serial);

  Location place;
  place.kind = LocationKind::van;
  place.name = "Van 12";
  place.user_id = Id<AppUser>(technician);
  van = put(place);
  place.head = {};
  place.user_id = Id<AppUser>(other_technician);
  other_van = put(place);
  place.head = {};
  place.user_id.reset();
  place.kind = LocationKind::depot;
  depot = put(place);
  at_customers = closingLocationId(LocationKind::customer);
}

Uuid House::newId() {
  ++ids_;
  return Uuid::v7(now.unix_ms + static_cast<std::int64_t>(ids_), ids_, ids_);
}

Uuid House::addPerson(std::string name, std::initializer_list<RoleCode> roles) {
  AppUser person;
  person.login = person.display_name = std::move(name);
  const Id<AppUser> id = put(person);
  for (RoleCode role : roles) {
    UserRole given;
    given.head.id = userRoleId(id, roleId(role)).value;
    given.user_id = id;
    given.role_id = roleId(role);
    put(given);
  }
  return id.value;
}

Actor House::actor(const Uuid& person) {
  return {person, naturalId("device", person.toString()), rolesOf(rows, person)};
}

Outcome House::run(const Uuid& person, std::vector<Operation> operations) {
  return execute(Side::server, person, std::move(operations));
}

Outcome House::runOnDevice(const Uuid& person, std::vector<Operation> operations) {
  return execute(Side::device, person, std::move(operations));
}

Outcome House::execute(Side side, const Uuid& person, std::vector<Operation> operations) {
  now = now + Duration::seconds(1);
  ChangeSet change_set;
  change_set.id = change_set_id_ = newId();
  change_set.person_id = person;
  change_set.seen = cs_no_ + 1;
  change_set.cs_no = ++cs_no_;
  change_set.happened_at = Hlc::of(now);
  for (Operation& operation : operations) operation.happened_at = Hlc::of(now);
  change_set.operations = std::move(operations);

  Work work(rows);
  ExecutionTerms terms;
  terms.actor = actor(person);
  terms.side = side;
  terms.arrival = now;
  terms.numbers = numbers_before;
  const std::set<Node> held = scopeOf(rows, person, now);
  if (side == Side::server) {
    terms.holds = [&](const Leaf& leaf) {
      return std::any_of(held.begin(), held.end(), [&](const Node& node) { return node.covers(leaf); });
    };
  }
  Outcome outcome = carnet::execute(ruleBook(), change_set, terms, work);
  changes_.clear();
  inverse_ = inverseOf(ruleBook(), change_set, terms.actor, work);
  if (outcome.verdict == Verdict::applied || outcome.verdict == Verdict::merged) {
    changes_ = work.changes();
    for (const RowChange& change : changes_) {
      rows.note(change, {change_set.happened_at, person});
      Row row = change.after;
      if (side == Side::server) row.head.rev = cs_no_ + 1;
      rows.put(std::move(row));
    }
  }
  return outcome;
}

Id<Ticket> House::openTicket(const Uuid& person, std::string title) {
  Ticket ticket;
  ticket.head.id = newId();
  ticket.kind = TicketKind::repair;
  ticket.title = std::move(title);
  ticket.temp_number = "T-T07-0001";
  ticket.partner_id = customer;
  ticket.serial_id = machine;
  // The customer and the machine are known to whoever opens it.
  const Outcome outcome = runOnDevice(person, {create(ticket)});
  EXPECT_EQ(outcome.verdict, Verdict::applied) << outcome.reason.code;
  return Id<Ticket>(ticket.head.id);
}

void House::force(Id<Ticket> id, TicketState state, std::optional<Uuid> assignee) {
  Ticket ticket = get(id);
  ticket.state = state;
  ticket.assignee_id.reset();
  if (assignee) ticket.assignee_id = Id<AppUser>(*assignee);
  rows.put(rowOf(ticket));
}

Id<Activity> House::planVisit(Id<Ticket> ticket, const Uuid& person, Instant at) {
  Activity visit;
  visit.head.id = newId();
  visit.head.root_id = ticket.value;
  visit.head.facet = Facet::ticket;
  visit.kind = ActivityKind::visit;
  visit.ticket_id = ticket;
  visit.assignee_id = Id<AppUser>(person);
  visit.planned_start_at = at;
  return put(visit);
}

::testing::AssertionResult applied(const Outcome& outcome) {
  if (outcome.verdict == Verdict::applied) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << nameOf(outcome.verdict) << ": " << outcome.reason.code << " "
                                       << outcome.reason.field;
}

::testing::AssertionResult merged(const Outcome& outcome) {
  if (outcome.verdict == Verdict::merged) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << nameOf(outcome.verdict) << ": " << outcome.reason.code;
}

::testing::AssertionResult parkedFor(const Outcome& outcome, std::string_view code) {
  if (outcome.verdict == Verdict::parked && outcome.reason.code == code) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << nameOf(outcome.verdict) << ": " << outcome.reason.code;
}

}  // namespace carnet::testing
