// What the office and the van add to the day: visits, stock, decisions, deletions, rights; and the choice among all.
#include "shared/domain/crm/activity.h"
#include "shared/domain/crm/activity_workflow.h"
#include "shared/domain/crm/contact.h"
#include "shared/domain/crm/partner_credit.h"
#include "shared/domain/organisation/conflict.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/note.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/domain/service/ticket.h"
#include "shared/domain/stock/location.h"
#include "shared/domain/stock/stock_move.h"
#include "tests/simulation/drafts.h"
#include "tests/simulation/workload.h"

namespace carnet::simulation {

std::vector<Operation> Workload::planVisit(MapStore& store) {
  const auto ticket = pick<Ticket>(store);
  if (!ticket || company_.technicians.empty()) return {};
  Activity visit;
  visit.head.id = newId();
  visit.kind = ActivityKind::visit;
  if (world_.rng.chance(85)) visit.ticket_id = Id<Ticket>(ticket->head.id);
  visit.partner_id = ticket->partner_id;
  visit.planned_start_at = world_.now() + Duration::hours(static_cast<std::int64_t>(world_.rng.below(48)));
  return {
      made(Verb::create, visit),
      step(visit, "assign", {{"assignee_id", company_.technicians[world_.rng.below(company_.technicians.size())]}})};
}

std::vector<Operation> Workload::stepVisit(const Person& person, MapStore& store) {
  const auto visit = pick<Activity>(store);
  if (!visit) return {};
  if (visit->assignee_id == Id<AppUser>(person.id) && !visit->seen_by_device_at && world_.rng.chance(40)) {
    return {step(*visit, "seen")};
  }
  if (world_.rng.chance(20)) return {edited(Verb::text, *visit, "outcome", visit->outcome + "\n" + words())};
  const std::vector<std::string_view> steps = stepsOf(*visit);
  if (steps.empty()) return {};
  const std::string name(steps[world_.rng.below(steps.size())]);
  std::vector<Operation> operations{step(*visit, name, {because(words())})};
  // Arriving starts the work in one action.
  if (name == "arrive" && visit->ticket_id && world_.rng.chance(70)) {
    Ticket ticket;
    ticket.head.id = visit->ticket_id->value;
    operations.push_back(step(ticket, "start"));
  }
  return operations;
}

std::vector<Operation> Workload::moveStock(MapStore& store) {
  const auto product = pick<Product>(store);
  std::vector<Location> places;
  for (const auto& [key, row] : store.rows()) {
    if (key.entity == &entityOf<Location>) places.push_back(as<Location>(row));
  }
  if (!product || places.size() < 2) return {};
  StockMove move;
  move.head.id = newId();
  move.product_id = Id<Product>(product->head.id);
  move.quantity = {static_cast<std::int64_t>(1 + world_.rng.below(9)) * 1000};
  move.from_location_id = Id<Location>(places[world_.rng.below(places.size())].head.id);
  move.to_location_id = Id<Location>(places[world_.rng.below(places.size())].head.id);
  return {made(Verb::append, move)};
}

std::vector<Operation> Workload::placeSerial(MapStore& store) {
  const auto serial = pick<Serial>(store);
  if (!serial) return {};
  return {edited(Verb::set, *serial, "place", words())};
}

std::vector<Operation> Workload::closeConflict(MapStore& store) {
  const auto conflict = pick<Conflict>(store);
  if (!conflict || conflict->resolution != ConflictResolution::open) return {};
  return {step(*conflict, world_.rng.chance(50) ? "keep_mine" : "keep_theirs")};
}

std::vector<Operation> Workload::setCredit(MapStore& store) {
  const auto credit = pick<PartnerCredit>(store);
  if (!credit) return {};
  return {edited(Verb::set, *credit, "credit_limit_minor", static_cast<std::int64_t>(world_.rng.below(100'000)))};
}

std::vector<Operation> Workload::eraseSomething(MapStore& store) {
  if (world_.rng.chance(50)) {
    const auto visit = pick<Activity>(store);
    return visit ? std::vector{of<Activity>(Verb::erase, visit->head.id)} : std::vector<Operation>{};
  }
  const auto contact = pick<Contact>(store);
  return contact ? std::vector{of<Contact>(Verb::erase, contact->head.id)} : std::vector<Operation>{};
}

// A link in an old mail: the device may not hold the ticket any more, or never did.
std::vector<Operation> Workload::workOnForgottenTicket(MapStore& store) {
  if (const auto seen = pick<Ticket>(store)) tickets_.push_back(seen->head.id);
  if (tickets_.empty()) return {};
  Ticket ticket;
  ticket.head.id = tickets_[world_.rng.below(tickets_.size())];
  if (Row row; store.get(entityOf<Ticket>, ticket.head.id, row) == Presence::present) ticket = as<Ticket>(row);
  return {edited(Verb::set, ticket, "title", "Old " + words())};
}

// An administrator gives a technician the desk's role, or takes it back.
std::vector<Operation> Workload::changeRoles(MapStore& store) {
  if (company_.technicians.empty()) return {};
  UserRole given;
  given.user_id = Id<AppUser>(company_.technicians[world_.rng.below(company_.technicians.size())]);
  given.role_id = roleId(RoleCode::serviceDesk);
  given.head.id = userRoleId(given.user_id, given.role_id).value;
  Row standing;
  const bool is_there =
      store.get(entityOf<UserRole>, given.head.id, standing) == Presence::present && !standing.isDeleted();
  return {is_there ? of<UserRole>(Verb::erase, given.head.id) : made(Verb::create, given)};
}

// Somebody leaves the firm, or comes back.
std::vector<Operation> Workload::switchPerson(MapStore& store) {
  if (company_.technicians.empty()) return {};
  Row row;
  const Uuid& id = company_.technicians[world_.rng.below(company_.technicians.size())];
  if (store.get(entityOf<AppUser>, id, row) != Presence::present) return {};
  const AppUser user = as<AppUser>(row);
  return {edited(Verb::set, user, "is_active", !user.is_active)};
}

// More than fits a frame, in one action.
std::vector<Operation> Workload::pasteMuch(MapStore& store) {
  const auto ticket = pick<Ticket>(store);
  if (!ticket) return {};
  std::vector<Operation> operations;
  for (std::uint64_t n = 1 + world_.rng.below(9); n > 0; --n) {
    Note note;
    note.head.id = newId();
    note.target_entity = entityOf<Ticket>.no;
    note.target_id = ticket->head.id;
    note.body = words() + std::string(30'000 + world_.rng.below(20'000), '-');
    operations.push_back(made(Verb::create, note));
  }
  return operations;
}

std::vector<Operation> Workload::nextMove(const Person& person, MapStore& store) {
  const std::uint64_t roll = world_.rng.below(10);
  const auto ticket = pick<Ticket>(store);
  if (!ticket) return {};
  if (roll < 2 && person.role == RoleCode::admin) {
    return world_.rng.chance(60) ? changeRoles(store) : switchPerson(store);
  }
  if (roll < 4 && person.role != RoleCode::technician) return planVisit(store);
  if (roll < 5) {
    const auto serial = pick<Serial>(store);
    return serial ? std::vector{edited(Verb::set, *ticket, "serial_id", serial->head.id)} : std::vector<Operation>{};
  }
  if (roll < 6 && ticket->state == TicketState::assigned) return {step(*ticket, "withdraw")};
  if (roll < 7) return openTicket(person, store);
  return assignTicket(person, store);
}

std::vector<Operation> Workload::next(const Person& person, MapStore& store, MemoryBlobs& blobs) {
  const bool is_technician = person.role == RoleCode::technician;
  if (world_.happens(80)) return pasteMuch(store);
  const std::uint64_t roll = world_.rng.below(100);
  if (roll < 6) return openTicket(person, store);
  if (roll < 22) return stepTicket(person, store);
  if (roll < 30) return assignTicket(person, store);
  if (roll < 44) return editTicket(person, store);
  if (roll < 49) return is_technician || world_.rng.chance(40) ? repairStep(store) : editAddress(store);
  if (roll < 57) return usePart(person, store);
  if (roll < 60) return world_.rng.chance(60) ? logTime(store) : changeTime(person, store);
  if (roll < 64) return comment(store);
  if (roll < 68) return writeNote(store);
  if (roll < 71) return changeNote(person, store);
  if (roll < 73) return photograph(store, blobs);
  if (roll < 78) return editContact(store);
  if (roll < 80) return is_technician ? makeContact(store) : editAddress(store);
  if (roll < 84) return is_technician ? placeSerial(store) : editPartner(store);
  if (roll < 88) return is_technician ? stepVisit(person, store) : planVisit(store);
  if (roll < 91) return stepVisit(person, store);
  if (roll < 93) return moveStock(store);
  if (roll < 95) return closeConflict(store);
  if (roll < 97) return workOnForgottenTicket(store);
  if (roll < 98) return is_technician ? std::vector<Operation>{} : eraseSomething(store);
  if (person.role != RoleCode::admin) return {};
  if (roll < 99) return setCredit(store);
  return world_.rng.chance(60) ? changeRoles(store) : switchPerson(store);
}

}  // namespace carnet::simulation
