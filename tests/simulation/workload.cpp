#include "tests/simulation/workload.h"

#include "shared/domain/crm/activity.h"
#include "shared/domain/crm/activity_workflow.h"
#include "shared/domain/crm/address.h"
#include "shared/domain/crm/contact.h"
#include "shared/domain/crm/natural_keys.h"
#include "shared/domain/crm/partner_credit.h"
#include "shared/domain/crm/partner_role.h"
#include "shared/domain/organisation/attachment_link.h"
#include "shared/domain/organisation/conflict.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/note.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/domain/service/logged_time.h"
#include "shared/domain/service/repair_step.h"
#include "shared/domain/service/ticket_event.h"
#include "shared/domain/service/ticket_part.h"
#include "shared/domain/service/ticket_time.h"
#include "shared/domain/service/ticket_workflow.h"
#include "shared/domain/stock/location.h"
#include "shared/domain/stock/natural_keys.h"
#include "shared/domain/stock/stock_move.h"
#include "tests/simulation/drafts.h"

namespace carnet::simulation {

std::string Workload::words() {
  static constexpr const char* some[] = {"pump", "leaks", "valve", "é", "noise", "gasket", "two\nlines", "Лампа"};
  std::string out;
  for (std::uint64_t n = 1 + world_.rng.below(3); n > 0; --n)
    out += std::string(out.empty() ? "" : " ") + some[world_.rng.below(8)];
  return out + " " + std::to_string(world_.rng.below(1000));
}

std::vector<Operation> Workload::openTicket(const Person& person, MapStore& store) {
  Ticket ticket;
  ticket.head.id = newId();
  ticket.title = "New " + words();
  ticket.temp_number = "T-X-" + std::to_string(++temporary_);
  ticket.kind = world_.rng.chance(50) ? TicketKind::repair : TicketKind::request;
  if (const auto serial = pick<Serial>(store); serial && world_.rng.chance(70)) {
    ticket.serial_id = Id<Serial>(serial->head.id);
    ticket.partner_id = serial->partner_id;
  }
  std::vector<Operation> operations{made(Verb::create, ticket)};
  if (person.role == RoleCode::technician && world_.rng.chance(60)) {
    operations.push_back(step(ticket, "assign", {{"assignee_id", person.id}}));
  }
  return operations;
}

std::vector<Operation> Workload::stepTicket(const Person&, MapStore& store) {
  const auto ticket = pick<Ticket>(store);
  if (!ticket) return {};
  std::vector<std::string_view> steps = stepsOf(*ticket);
  std::erase(steps, "assign");
  if (steps.empty()) return {};
  std::vector<Argument> arguments;
  const std::string name(steps[world_.rng.below(steps.size())]);
  // A ticket that is over ends the story, so it is taken there seldom.
  if ((name == "cancel" || name == "reject" || name == "merge" || name == "close") && world_.rng.chance(70)) return {};
  if (name == "hold" || name == "cancel" || name == "reject") arguments.push_back(because(words()));
  if (name == "merge") {
    const auto into = pick<Ticket>(store);
    arguments.push_back({"into_id", into->head.id});
  }
  return {step(*ticket, name, std::move(arguments))};
}

std::vector<Operation> Workload::assignTicket(const Person& person, MapStore& store) {
  const auto ticket = pick<Ticket>(store);
  if (!ticket || company_.technicians.empty()) return {};
  const Uuid whom = person.role == RoleCode::technician
                        ? person.id
                        : company_.technicians[world_.rng.below(company_.technicians.size())];
  return {step(*ticket, "assign", {{"assignee_id", whom}})};
}

std::vector<Operation> Workload::editTicket(const Person& person, MapStore& store) {
  const auto ticket = pick<Ticket>(store);
  if (!ticket) return {};
  switch (world_.rng.below(5)) {
    case 0:
      return {edited(Verb::set, *ticket, "title", "Title " + words())};
    case 1:
      if (person.role == RoleCode::technician) return {};
      return {edited(Verb::set, *ticket, "priority", std::string(enumNames<TicketPriority>[world_.rng.below(4)]))};
    case 2:
      return {edited(Verb::text, *ticket, "diagnosis",
                     ticket->diagnosis + (ticket->diagnosis.empty() ? "" : "\n") + words())};
    case 3: {
      std::string text = ticket->description;
      if (const auto at = text.find('\n'); at != std::string::npos && world_.rng.chance(50))
        text = words() + text.substr(at);
      else
        text += "\n" + words();
      return {edited(Verb::text, *ticket, "description", text)};
    }
    default:
      if (const auto serial = pick<Serial>(store)) return {edited(Verb::set, *ticket, "serial_id", serial->head.id)};
      return {};
  }
}

std::vector<Operation> Workload::repairStep(MapStore& store) {
  const auto ticket = pick<Ticket>(store);
  if (!ticket) return {};
  const std::vector<RepairStep> next = nextRepairSteps(*ticket);
  if (next.empty()) return {};
  return {step(*ticket, "step",
               {{"to", std::string(nameOf(next[world_.rng.below(next.size())]))}, because("because " + words())})};
}

std::vector<Operation> Workload::usePart(const Person& person, MapStore& store) {
  const auto ticket = pick<Ticket>(store);
  const auto product = pick<Product>(store);
  std::vector<Id<Location>> places;
  for (const auto& [key, row] : store.rows()) {
    if (key.entity != &entityOf<Location>) continue;
    const Location place = as<Location>(row);
    if (place.user_id == Id<AppUser>(person.id) || place.kind == LocationKind::depot)
      places.push_back(Id<Location>(key.id));
  }
  if (!ticket || !product || places.empty()) return {};
  TicketPart part;
  part.head.id = newId();
  part.ticket_id = Id<Ticket>(ticket->head.id);
  part.product_id = Id<Product>(product->head.id);
  part.location_id = places[world_.rng.below(places.size())];
  part.quantity = {static_cast<std::int64_t>(1 + world_.rng.below(4)) * 1000};
  if (world_.rng.chance(90)) return {made(Verb::append, part)};
  // Taken back: a line of this ticket or another, perhaps one that somebody takes back at the same time, or nothing at all.
  if (const auto used = pick<TicketPart>(store)) {
    part.ticket_id = used->ticket_id;
    part.product_id = used->product_id;
    part.location_id = used->location_id;
    part.quantity = used->quantity;
  }
  part.quantity.thousandths = -part.quantity.thousandths;
  return {made(Verb::append, part)};
}

std::vector<Operation> Workload::logTime(MapStore& store) {
  const auto ticket = pick<Ticket>(store);
  if (!ticket) return {};
  TicketTime time;
  time.head.id = newId();
  time.ticket_id = Id<Ticket>(ticket->head.id);
  time.starts_at = world_.now() - Duration::minutes(static_cast<std::int64_t>(10 + world_.rng.below(90)));
  time.ends_at = world_.now();
  return {made(Verb::append, time)};
}

// One's own is corrected or taken out, the office takes out anybody's.
std::vector<Operation> Workload::changeTime(const Person& person, MapStore& store) {
  const auto wrong = pick<TicketTime>(store);
  if (!wrong) return logTime(store);
  const bool is_own = wrong->head.created_by == person.id;
  if (!is_own && person.role == RoleCode::technician) return logTime(store);
  if (!is_own || world_.rng.chance(30)) {
    Operation removal = of<Ticket>(Verb::transition, wrong->ticket_id.value);
    removal.transition = "remove_time";
    removal.arguments = {{"time_id", wrong->head.id}};
    return {removal};
  }
  TicketTime right = *wrong;
  right.head = {};
  right.head.id = newId();
  right.ends_at = right.ends_at + Duration::minutes(static_cast<std::int64_t>(1 + world_.rng.below(20)));
  return correctionOf(wrong->ticket_id.value, wrong->head.id, made(Verb::append, right));
}

std::vector<Operation> Workload::comment(MapStore& store) {
  const auto ticket = pick<Ticket>(store);
  if (!ticket) return {};
  TicketEvent event;
  event.head.id = newId();
  event.ticket_id = Id<Ticket>(ticket->head.id);
  event.body = words();
  return {made(Verb::append, event)};
}

std::vector<Operation> Workload::writeNote(MapStore& store) {
  Note note;
  note.head.id = newId();
  note.body = words();
  if (const auto ticket = pick<Ticket>(store); ticket && world_.rng.chance(60)) {
    note.target_entity = entityOf<Ticket>.no;
    note.target_id = ticket->head.id;
  } else if (const auto partner = pick<Partner>(store)) {
    note.target_entity = entityOf<Partner>.no;
    note.target_id = partner->head.id;
  } else {
    return {};
  }
  return {made(Verb::create, note)};
}

std::vector<Operation> Workload::changeNote(const Person& person, MapStore& store) {
  const auto note = pick<Note>(store);
  if (!note || note->head.created_by != person.id) return {};
  if (world_.rng.chance(30)) return {of<Note>(Verb::erase, note->head.id)};
  return {edited(Verb::text, *note, "body", note->body + "\n" + words())};
}

std::vector<Operation> Workload::photograph(MapStore& store, MemoryBlobs& blobs) {
  const auto ticket = pick<Ticket>(store);
  if (!ticket) return {};
  const std::size_t size = world_.rng.chance(10) ? 300'000 + world_.rng.below(400'000) : 1 + world_.rng.below(5'000);
  std::string bytes(size, static_cast<char>(world_.rng.next()));
  for (std::size_t at = 0; at < bytes.size(); at += 97) bytes[at] = static_cast<char>(world_.rng.next());
  Attachment photo;
  photo.size_bytes = static_cast<std::int64_t>(bytes.size());
  photo.sha256 = toHex(blobs.add(std::move(bytes)));
  photo.name = "photo.jpg";
  photo.mime = "image/jpeg";
  photo.target_entity = entityOf<Ticket>.no;
  photo.target_id = ticket->head.id;
  photo.head.id = attachmentId(photo.sha256, ticket->head.root_id).value;
  AttachmentLink link;
  link.head.id = newId();
  link.attachment_id = Id<Attachment>(photo.head.id);
  link.target_entity = photo.target_entity;
  link.target_id = photo.target_id;
  return {made(Verb::append, photo), made(Verb::append, link)};
}

std::vector<Operation> Workload::editContact(MapStore& store) {
  const auto contact = pick<Contact>(store);
  if (!contact) return {};
  std::vector<Operation> operations{edited(Verb::set, *contact, "job_title", words())};
  if (world_.rng.chance(40)) operations.push_back(edited(Verb::set, *contact, "name", "Name " + words()));
  return operations;
}

std::vector<Operation> Workload::editAddress(MapStore& store) {
  const auto address = pick<Address>(store);
  if (!address) return {};
  if (world_.rng.chance(30)) return {edited(Verb::set, *address, "is_default", true)};
  // Only what was changed: the engine says the rest of the group.
  Operation op = edited(Verb::set, *address, "city", "City " + words());
  if (world_.rng.chance(50)) {
    op.fields.push_back(edited(Verb::set, *address, "street", "Street " + words()).fields.front());
  }
  return {op};
}

std::vector<Operation> Workload::editPartner(MapStore& store) {
  const auto partner = pick<Partner>(store);
  if (!partner) return {};
  const std::string element = "tag" + std::to_string(world_.rng.below(6));
  switch (world_.rng.below(5)) {
    case 0:
      return {edited(Verb::set, *partner, "name", "Firm " + words())};
    case 1:
      return {edited(Verb::add, *partner, "tags", element)};
    case 2:
      return {edited(Verb::remove, *partner, "tags", element)};
    case 3:
      return {edited(Verb::text, *partner, "description", partner->description + "\n" + words())};
    default: {
      PartnerRole role;
      role.partner_id = Id<Partner>(partner->head.id);
      role.role = static_cast<PartnerRoleKind>(world_.rng.below(3));
      role.head.id = partnerRoleId(role.partner_id, role.role).value;
      Row standing;
      const bool is_there =
          store.get(entityOf<PartnerRole>, role.head.id, standing) == Presence::present && !standing.isDeleted();
      return {is_there ? of<PartnerRole>(Verb::erase, role.head.id) : made(Verb::create, role)};
    }
  }
}

std::vector<Operation> Workload::makeContact(MapStore& store) {
  const auto partner = pick<Partner>(store);
  if (!partner) return {};
  Contact contact;
  contact.head.id = newId();
  contact.partner_id = Id<Partner>(partner->head.id);
  contact.name = "Contact " + words();
  return {made(Verb::create, contact)};
}

}  // namespace carnet::simulation
