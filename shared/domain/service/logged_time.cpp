#include "shared/domain/service/logged_time.h"

#include "shared/domain/arguments.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/service/ticket_event.h"
#include "shared/domain/service/ticket_time.h"
#include "shared/domain/service/ticket_workflow.h"

namespace carnet {

namespace {

// Names the other line of a correction: in steps the one that takes the place of theirs, in a line the one it replaces.
constexpr std::string_view replacedBy = "replaced_by", replaces = "replaces";

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
  const Uuid& person = context.actor.person_id;
  if (time.head.created_by != person && !worksForEverybody(context.actor))
    return Problem{"ticket_time.remove.not_yours", {}, {}};
  if (stands != time.head.deleted_at.has_value()) {
    const bool corrects = !stands && uuidArgument(context, replacedBy).has_value();
    if (corrects) return Problem{"ticket_time.remove.gone", {}, {}};
    return Effect::alreadyThere;
  }
  if (isOver(as<Ticket>(ticket).state)) return Problem{"ticket_time.remove.over", {}, {}};
  if (stands && time.head.updated_by != person) return Problem{"ticket_time.restore.taken_out", {}, {}};
  tell(context, ticket, time, stands ? "time_restored" : "time_removed");
  context.stamp(time.head);
  time.head.deleted_at = stands ? std::nullopt : std::optional(context.now());
  context.work.put(time);
  return Effect::changed;
}

Operation timeStep(const Uuid& ticket_id, std::string_view name, const Uuid& time_id, const Uuid* other) {
  Operation op;
  op.verb = Verb::transition;
  op.entity = entityOf<Ticket>.no;
  op.row_id = ticket_id;
  op.transition = name;
  op.arguments = {{"time_id", time_id}};
  if (other != nullptr) op.arguments.push_back({std::string(replacedBy), *other});
  return op;
}

const Uuid* namedLine(const Operation& op, std::string_view argument) {
  const Value* named = op.argument(argument);
  return named ? std::get_if<Uuid>(named) : nullptr;
}

}  // namespace

Result<Effect> removeTime(RuleContext& context, Row& ticket) { return letStand(context, ticket, false); }
Result<Effect> restoreTime(RuleContext& context, Row& ticket) { return letStand(context, ticket, true); }

std::vector<Operation> correctionOf(const Uuid& ticket_id, const Uuid& wrong, Operation right) {
  const Operation removal = timeStep(ticket_id, "remove_time", wrong, &right.row_id);
  right.arguments.push_back({std::string(replaces), wrong});
  return {removal, std::move(right)};
}

std::optional<Operation> loggedTimeBack(const Operation& appended, const Row*) {
  const std::uint16_t ticket_id = entityOf<TicketTime>.find("ticket_id")->no;
  for (const FieldEdit& edit : appended.fields) {
    const Uuid* ticket = std::get_if<Uuid>(&edit.value);
    if (edit.field_no == ticket_id && ticket)
      return timeStep(*ticket, "remove_time", appended.row_id, namedLine(appended, replaces));
  }
  return std::nullopt;
}

std::optional<Operation> timeStepBack(const Operation& step) {
  const Uuid* time = namedLine(step, "time_id");
  if (!time) return std::nullopt;
  return timeStep(step.row_id, step.transition == "remove_time" ? "restore_time" : "remove_time", *time,
                  namedLine(step, replacedBy));
}

const Entity* timeThatStepCorrects(const Operation& step, const Uuid& person_id, Rows& rows) {
  const Uuid* id = namedLine(step, "time_id");
  if (id == nullptr || (step.transition != "remove_time" && step.transition != "restore_time")) return nullptr;
  Row row;
  if (rows.get(entityOf<TicketTime>, *id, row) != Presence::present) return nullptr;
  const bool is_own = row.head.created_by == person_id && as<TicketTime>(row).ticket_id.value == step.row_id;
  return is_own ? &entityOf<TicketTime> : nullptr;
}

bool tellsOfTime(const TicketEvent& event) { return event.from_value.starts_with("time_"); }

}  // namespace carnet
