#include "shared/domain/service/logged_time.h"

#include "shared/domain/arguments.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/service/ticket_event.h"
#include "shared/domain/service/ticket_time.h"
#include "shared/domain/service/ticket_workflow.h"

namespace carnet {

namespace {

// The line of the ticket that the operation names; it may be deleted.
Result<TicketTime> namedTime(RuleContext& context, const Row& ticket) {
  const auto id = uuidArgument(context, "time_id");
  Row row;
  const Presence presence = id ? context.work.get(entityOf<TicketTime>, *id, row) : Presence::absent;
  if (presence == Presence::notHeld) throw NotHeldHere{{&entityOf<TicketTime>, *id}};
  if (presence == Presence::absent) return Problem{"row.unknown", {}, {std::string(entityOf<TicketTime>.name)}};
  const TicketTime time = as<TicketTime>(row);
  if (time.ticket_id.value != ticket.head.id)
    return Problem{"row.unknown", {}, {std::string(entityOf<TicketTime>.name)}};
  return time;
}

Result<Nothing> mayCorrect(const RuleContext& context, const Ticket& ticket, const TicketTime& time) {
  const bool is_own = time.head.created_by == context.actor.person_id;
  if (!is_own && !worksForEverybody(context.actor)) return Problem{"ticket_time.remove.not_yours", {}, {}};
  if (isOver(ticket.state)) return Problem{"ticket_time.remove.over", {}, {}};
  return Nothing{};
}

void tell(RuleContext& context, const Row& ticket, const TicketTime& time, std::string_view what) {
  TicketEvent event;
  event.head = context.newHead(context.derive("event"), {ticket.head.root_id, ticket.head.facet});
  event.ticket_id = time.ticket_id;
  event.kind = TicketEventKind::comment;
  event.happened_at = context.now();
  event.from_value = what;
  event.to_value = std::string(enumNames<TicketTimeKind>[static_cast<std::size_t>(time.kind)]) + " " +
                   std::to_string(time.starts_at.unix_ms) + " " + std::to_string(time.ends_at.unix_ms);
  const Id<AppUser> author(time.head.created_by);
  // What was imported may name an author whom nobody knows.
  if (author.value != context.actor.person_id && peek(context.work, author)) event.assignee_id = author;
  event.body = time.remark;
  context.work.put(event);
}

// Takes the named line out, or puts it back.
Result<Effect> letStand(RuleContext& context, const Row& ticket, bool stands) {
  const Result<TicketTime> named = namedTime(context, ticket);
  if (!named) return named.problem();
  TicketTime time = *named;
  if (auto may = mayCorrect(context, as<Ticket>(ticket), time); !may) return may.problem();
  if (stands != time.head.deleted_at.has_value()) return Effect::alreadyThere;
  tell(context, ticket, time, stands ? "time_restored" : "time_removed");
  context.stamp(time.head);
  time.head.deleted_at = stands ? std::nullopt : std::optional(context.now());
  context.work.put(time);
  return Effect::changed;
}

Operation timeStep(const Uuid& ticket_id, std::string_view name, const Uuid& time_id) {
  Operation op;
  op.verb = Verb::transition;
  op.entity = entityOf<Ticket>.no;
  op.row_id = ticket_id;
  op.transition = name;
  op.arguments = {{"time_id", time_id}};
  return op;
}

}  // namespace

Result<Effect> removeTime(RuleContext& context, Row& ticket) { return letStand(context, ticket, false); }
Result<Effect> restoreTime(RuleContext& context, Row& ticket) { return letStand(context, ticket, true); }

std::optional<Operation> loggedTimeBack(const Operation& appended, const Row*) {
  const std::uint16_t ticket_id = entityOf<TicketTime>.find("ticket_id")->no;
  for (const FieldEdit& edit : appended.fields) {
    const Uuid* ticket = std::get_if<Uuid>(&edit.value);
    if (edit.field_no == ticket_id && ticket) return timeStep(*ticket, "remove_time", appended.row_id);
  }
  return std::nullopt;
}

std::optional<Operation> timeStepBack(const Operation& step) {
  const Value* named = step.argument("time_id");
  const Uuid* time = named ? std::get_if<Uuid>(named) : nullptr;
  if (!time) return std::nullopt;
  return timeStep(step.row_id, step.transition == "remove_time" ? "restore_time" : "remove_time", *time);
}

bool tellsOfTime(const TicketEvent& event) { return event.from_value.starts_with("time_"); }

}  // namespace carnet
