#include "shared/domain/service/ticket_rules.h"

#include "shared/core/text.h"
#include "shared/domain/arguments.h"
#include "shared/domain/crm/activity.h"
#include "shared/domain/organisation/numbering.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/service/logged_time.h"
#include "shared/domain/service/sla.h"
#include "shared/domain/service/ticket_event.h"
#include "shared/domain/service/ticket_part.h"
#include "shared/domain/service/ticket_time.h"
#include "shared/domain/service/ticket_workflow.h"
#include "shared/domain/stock/natural_keys.h"
#include "shared/domain/stock/stock_rules.h"

namespace carnet {

namespace {

Result<Nothing> createTicket(RuleContext& context, Row& row) {
  giveNumber(context, row);
  if (isImport(context)) return Nothing{};
  Ticket ticket = as<Ticket>(row);
  if (trimmed(ticket.title).empty()) return Problem{"ticket.create.title_missing", "title", {}};
  if (!context.actor.person_id.isNil()) ticket.opened_by_id = Id<AppUser>(context.actor.person_id);
  setDueTimes(context, ticket);
  assign(row, ticket);
  return Nothing{};
}

std::optional<Id<Address>> siteOf(RuleContext& context, std::optional<Id<Serial>> serial_id) {
  const auto serial = serial_id ? peek(context.work, *serial_id) : std::nullopt;
  return serial ? serial->address_id : std::nullopt;
}

// Where a visit goes when its ticket goes from one customer or machine to another. The machine's site gives way to that of
// the next; what was chosen by hand stays, unless it is the former customer's.
std::optional<Id<Address>> addressAfter(RuleContext& context, const Activity& visit, const Ticket& was,
                                        const Ticket& is) {
  const auto site = siteOf(context, is.serial_id);
  const bool is_at_site = visit.address_id == siteOf(context, was.serial_id);
  if (was.partner_id == is.partner_id) return visit.address_id && is_at_site && site ? site : visit.address_id;
  const auto address = visit.address_id ? peek(context.work, *visit.address_id) : std::nullopt;
  const bool is_former = address && was.partner_id && address->partner_id == *was.partner_id;
  return is_at_site || is_former ? site : visit.address_id;
}

// A visit was planned to the customer, contact and site of its ticket. What of it still says so goes where the ticket goes,
// as long as somebody has yet to go there or to leave.
void redirectVisits(RuleContext& context, const Ticket& was, const Ticket& is) {
  using enum ActivityState;
  const bool moves =
      was.partner_id != is.partner_id || was.contact_id != is.contact_id || was.serial_id != is.serial_id;
  if (!moves) return;
  for (Activity& visit : context.work.listOf<Activity>("ticket_id", is.head.id)) {
    const bool is_to_come = visit.state == planned || visit.state == travelling || visit.state == arrived;
    if (visit.kind != ActivityKind::visit || !is_to_come) continue;
    const auto partner = visit.partner_id == was.partner_id ? is.partner_id : visit.partner_id;
    const auto contact = visit.contact_id == was.contact_id ? is.contact_id : visit.contact_id;
    const auto address = addressAfter(context, visit, was, is);
    if (partner == visit.partner_id && contact == visit.contact_id && address == visit.address_id) continue;
    visit.partner_id = partner;
    visit.contact_id = contact;
    visit.address_id = address;
    visit.seen_by_device_at.reset();
    context.stamp(visit.head);
    context.work.put(visit);
  }
}

Result<Nothing> changeTicket(RuleContext& context, const Row& before, Row& after) {
  if (isImport(context)) return Nothing{};
  const Ticket was = as<Ticket>(before);
  Ticket is = as<Ticket>(after);
  if (auto may = mayWorkOn(context, was); !may) return may;
  if (trimmed(is.title).empty()) return Problem{"ticket.create.title_missing", "title", {}};
  if (is.priority != was.priority || is.sla_policy_id != was.sla_policy_id) {
    setDueTimes(context, is);
    assign(after, is);
  }
  redirectVisits(context, was, is);
  return Nothing{};
}

template <class T>
Leaf leafOfTicket(RuleContext&, const Row& row) {
  return {as<T>(row).ticket_id.value, Facet::ticket};
}

// The ticket of a new line, if the actor may work on it.
template <class T>
Result<Ticket> ticketOf(RuleContext& context, const T& line) {
  const auto ticket = context.work.find(line.ticket_id);
  if (!ticket) return Problem{"reference.unknown", "ticket_id", {}};
  // Whoever has lost the ticket since did work on it all the same.
  if (isImport(context) || context.is_late) return *ticket;
  if (auto may = mayWorkOn(context, *ticket); !may) return may.problem();
  return *ticket;
}

Result<Nothing> createEvent(RuleContext& context, Row& row) {
  if (isImport(context)) return Nothing{};
  TicketEvent event = as<TicketEvent>(row);
  if (event.kind != TicketEventKind::comment) return Problem{"ticket_event.create.only_comments", "kind", {}};
  if (trimmed(event.body).empty()) return Problem{"ticket_event.create.empty", "body", {}};
  event.from_value.clear();
  event.to_value.clear();
  event.assignee_id.reset();
  event.happened_at = context.now();
  assign(row, event);
  if (has(context.actor, RoleCode::quality)) return Nothing{};
  const Result<Ticket> ticket = ticketOf(context, event);
  return ticket ? Result<Nothing>(Nothing{}) : ticket.problem();
}

Result<Nothing> mayTakeFrom(const RuleContext& context, const Location& location) {
  if (location.kind == LocationKind::depot) return Nothing{};
  if (location.kind != LocationKind::van) return Problem{"ticket_part.create.no_stock_place", "location_id", {}};
  const bool is_own = location.user_id == Id<AppUser>(context.actor.person_id);
  if (is_own || worksForEverybody(context.actor) || isImport(context)) return Nothing{};
  return Problem{"ticket_part.create.not_your_van", "location_id", {}};
}

StockMove moveOf(const RuleContext& context, const TicketPart& part, const Location& taken_from, Id<Location> used_at) {
  const bool is_taken_back = part.quantity.thousandths < 0;
  StockMove move;
  move.head = context.newHead(context.derive("stock_move"), {taken_from.head.id, Facet::location});
  move.product_id = part.product_id;
  move.serial_id = part.serial_id;
  move.quantity = {is_taken_back ? -part.quantity.thousandths : part.quantity.thousandths};
  move.from_location_id = is_taken_back ? used_at : part.location_id;
  move.to_location_id = is_taken_back ? part.location_id : used_at;
  move.cause_entity = entityOf<TicketPart>.no;
  move.cause_id = part.head.id;
  move.happened_at = part.happened_at;
  return move;
}

// What is left of the part on the ticket, of the same place and piece: more than that is not taken back, or the van would
// be given what it never had.
Result<Nothing> mayTakePartBack(RuleContext& context, const TicketPart& back) {
  if (back.quantity.thousandths > 0 || isImport(context)) return Nothing{};
  std::int64_t left = 0;
  for (const TicketPart& line : context.work.listOf<TicketPart>("ticket_id", back.ticket_id.value)) {
    const bool is_same = line.product_id == back.product_id && line.location_id == back.location_id &&
                         line.serial_id == back.serial_id && line.head.id != back.head.id;
    if (is_same) left += line.quantity.thousandths;
  }
  if (left + back.quantity.thousandths >= 0) return Nothing{};
  return Problem{"ticket_part.create.taken_back", "quantity", {}};
}

Result<Nothing> createPart(RuleContext& context, Row& row) {
  TicketPart part = as<TicketPart>(row);
  if (part.quantity == Quantity{}) return Problem{"ticket_part.create.quantity", "quantity", {}};
  const bool is_one = part.quantity == Quantity::whole(1) || part.quantity == Quantity::whole(-1);
  if (part.serial_id && !is_one) return Problem{"stock_move.create.one_piece", "quantity", {}};
  if (const Result<Ticket> ticket = ticketOf(context, part); !ticket) return ticket.problem();
  const auto product = context.work.find(part.product_id);
  const auto location = context.work.find(part.location_id);
  if (!product) return Problem{"reference.unknown", "product_id", {}};
  if (!location) return Problem{"reference.unknown", "location_id", {}};
  if (auto may = mayTakeFrom(context, *location); !may) return may;
  if (auto may = mayTakePartBack(context, part); !may) return may;
  if (part.happened_at == Instant{} || part.happened_at > context.now()) part.happened_at = context.now();
  if (product->kind == ProductKind::goods) {
    const StockMove move = moveOf(context, part, *location, closingLocationId(LocationKind::customer));
    part.stock_move_id = Id<StockMove>(move.head.id);
    context.work.put(move);
  }
  assign(row, part);
  return Nothing{};
}

// The same part with the opposite quantity; the move back follows from it.
std::optional<Operation> takePartBack(const Operation& op, const Row*) {
  Operation back = op;
  back.happened_at = {};
  const std::uint16_t quantity = entityOf<TicketPart>.find("quantity")->no;
  const std::uint16_t happened_at = entityOf<TicketPart>.find("happened_at")->no;
  std::erase_if(back.fields, [&](const FieldEdit& edit) { return edit.field_no == happened_at; });
  for (FieldEdit& edit : back.fields) {
    if (edit.field_no != quantity) continue;
    if (auto* thousandths = std::get_if<std::int64_t>(&edit.value)) *thousandths = -*thousandths;
  }
  return back;
}

Result<Nothing> createTime(RuleContext& context, Row& row) {
  const TicketTime time = as<TicketTime>(row);
  if (time.ends_at <= time.starts_at) return Problem{"ticket_time.create.ends_before_start", "ends_at", {}};
  if (time.ends_at - time.starts_at > Duration::hours(24)) return Problem{"ticket_time.create.too_long", "ends_at", {}};
  const Result<Ticket> ticket = ticketOf(context, time);
  return ticket ? Result<Nothing>(Nothing{}) : ticket.problem();
}

template <class T>
EntityRules lineRules(Result<Nothing> (*on_create)(RuleContext&, Row&)) {
  EntityRules rules;
  rules.place = leafOfTicket<T>;
  rules.on_create = on_create;
  rules.records_work = [](const Row&) { return true; };
  return rules;
}

}  // namespace

EntityRules ticketRules() {
  EntityRules rules;
  rules.on_create = createTicket;
  rules.on_set = changeTicket;
  addTicketSteps(rules);
  return rules;
}

EntityRules ticketEventRules() { return lineRules<TicketEvent>(createEvent); }
EntityRules ticketPartRules() {
  EntityRules rules = lineRules<TicketPart>(createPart);
  rules.inverse = takePartBack;
  return rules;
}
EntityRules ticketTimeRules() {
  EntityRules rules = lineRules<TicketTime>(createTime);
  rules.inverse = loggedTimeBack;
  return rules;
}

}  // namespace carnet
