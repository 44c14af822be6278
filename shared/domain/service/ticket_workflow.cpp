#include "shared/domain/service/ticket_workflow.h"

#include <array>

#include "shared/domain/arguments.h"
#include "shared/domain/crm/activity.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/service/logged_time.h"
#include "shared/domain/service/repair_step.h"
#include "shared/domain/service/ticket_event.h"
#include "shared/domain/service/ticket_part.h"
#include "shared/domain/service/ticket_time.h"

namespace carnet {

namespace {

using enum TicketState;

template <class... States>
constexpr std::uint32_t states(States... each) {
  return ((1u << static_cast<int>(each)) | ...);
}

bool isIn(std::uint32_t set, TicketState state) { return (set & states(state)) != 0; }

enum class Decided : std::uint8_t { atOnce, byHeadquarters };

struct Step {
  std::string_view name;
  std::uint32_t from;
  TicketState to;
  Decided decided = Decided::atOnce;
  bool needs_reason = false;
  TicketEventKind event = TicketEventKind::state;
};

constexpr auto any = states(fresh, assigned, inProgress, onHold, resolved, closed, reopened, rejected, cancelled);
constexpr auto steps = std::to_array<Step>({
    {"assign", states(fresh, assigned, reopened), assigned, Decided::atOnce, false, TicketEventKind::assign},
    {"withdraw", states(assigned), fresh, Decided::byHeadquarters, false, TicketEventKind::assign},
    {"start", states(assigned, reopened), inProgress},
    {"hold", states(inProgress), onHold, Decided::atOnce, true, TicketEventKind::hold},
    {"resume", states(onHold), inProgress, Decided::atOnce, false, TicketEventKind::resume},
    {"resolve", states(inProgress), resolved},
    {"close", states(resolved), closed, Decided::byHeadquarters},
    {"reopen", states(resolved), reopened},
    {"reject", states(fresh), rejected, Decided::atOnce, true},
    {"cancel", states(fresh, assigned, inProgress, onHold), cancelled, Decided::atOnce, true},
    {"merge", any, merged, Decided::byHeadquarters},
});

const Step* stepNamed(std::string_view name) {
  for (const Step& step : steps) {
    if (step.name == name) return &step;
  }
  return nullptr;
}

Problem notNow(std::string_view step, TicketState state) {
  return {"ticket." + std::string(step) + ".not_now", "state", {std::string(nameOf(state))}};
}

Problem stepOpen(const Ticket& ticket) {
  return {"ticket.resolve.step_open", "repair_step", {std::string(nameOf(*ticket.repair_step))}};
}

TicketEvent& addEvent(RuleContext& context, const Ticket& ticket, TicketEventKind kind, TicketEvent& event) {
  event.head = context.newHead(context.derive("event"), {ticket.head.root_id, ticket.head.facet});
  event.ticket_id = Id<Ticket>(ticket.head.id);
  event.kind = kind;
  event.happened_at = context.now();
  return event;
}

// Writes the new state with its reason, and the event that tells of it.
void enter(RuleContext& context, Ticket& ticket, const Step& step, const GivenReason& reason) {
  TicketEvent event;
  addEvent(context, ticket, step.event, event);
  event.from_value = nameOf(ticket.state);
  event.to_value = nameOf(step.to);
  event.assignee_id = step.event == TicketEventKind::assign ? ticket.assignee_id : std::nullopt;
  event.body = reason.text;
  context.work.put(event);
  ticket.state = step.to;
  ticket.reason_id = reason.id;
  ticket.reason_text = reason.text;
}

// Of those whose time has come none: whoever makes a visit without a network tells of it later. Of a ticket that is closed
// the visits only: the call that asks how it went is one of the others. Of one that should never have been opened all.
void cancelPlannedVisits(RuleContext& context, const Ticket& ticket, bool is_unopened = false) {
  for (Activity& visit : context.work.listOf<Activity>("ticket_id", ticket.head.id)) {
    if (visit.state != ActivityState::planned) continue;
    if (ticket.state == closed && visit.kind != ActivityKind::visit) continue;
    const bool may_be_made = visit.planned_start_at && *visit.planned_start_at <= context.now();
    if ((ticket.state == closed || ticket.state == cancelled) && may_be_made && !is_unopened) continue;
    visit.state = ActivityState::cancelled;
    visit.reason_id = ticket.reason_id;
    visit.reason_text = ticket.reason_text;
    context.stamp(visit.head);
    context.work.put(visit);
  }
}

// The visits that are still planned go with the ticket: from whoever had it, or from nobody, to its assignee.
void handOverPlannedVisits(RuleContext& context, const Ticket& ticket, std::optional<Id<AppUser>> former) {
  for (Activity& visit : context.work.listOf<Activity>("ticket_id", ticket.head.id)) {
    const bool goes = visit.kind == ActivityKind::visit && visit.state == ActivityState::planned;
    if (!goes || visit.assignee_id != former) continue;
    visit.assignee_id = ticket.assignee_id;
    visit.seen_by_device_at.reset();
    context.stamp(visit.head);
    context.work.put(visit);
  }
}

Result<Effect> assignTicket(RuleContext& context, Row& row) {
  Ticket ticket = as<Ticket>(row);
  const Step& step = *stepNamed("assign");
  const auto id = uuidArgument(context, "assignee_id");
  if (!id) return Problem{"ticket.assign.unknown_person", "assignee_id", {}};
  const Id<AppUser> assignee(*id);
  if (ticket.assignee_id == assignee && (ticket.state == assigned || ticket.state == inProgress)) {
    return Effect::alreadyThere;
  }
  if (!isIn(step.from, ticket.state)) return notNow(step.name, ticket.state);
  const bool takes_it = assignee.value == context.actor.person_id && !ticket.assignee_id;
  if (!takes_it && !worksForEverybody(context.actor)) return Problem{"ticket.assign.taken", "assignee_id", {}};
  const auto person = context.work.find(assignee);
  if (!person || !person->is_active) return Problem{"ticket.assign.unknown_person", "assignee_id", {}};
  if (!takes_it && context.side == Side::device) {
    if (ticket.requested_assignee_id == assignee) return Effect::alreadyThere;
    ticket.requested_assignee_id = assignee;
    assign(row, ticket);
    return Effect::changed;
  }
  const auto former = ticket.assignee_id;
  ticket.assignee_id = assignee;
  ticket.requested_assignee_id.reset();
  if (const auto team = uuidArgument(context, "team_id")) {
    if (!context.work.find(Id<Team>(*team))) return Problem{"reference.unknown", "team_id", {}};
    ticket.team_id = Id<Team>(*team);
  }
  enter(context, ticket, step, {});
  if (former != ticket.assignee_id) handOverPlannedVisits(context, ticket, former);
  assign(row, ticket);
  return Effect::changed;
}

Result<Effect> mergeTicket(RuleContext& context, Row& row) {
  Ticket ticket = as<Ticket>(row);
  const auto into = uuidArgument(context, "into_id");
  if (into == ticket.head.id) return Problem{"ticket.merge.into_itself", "merged_into_id", {}};
  if (ticket.state == merged && into && ticket.merged_into_id == Id<Ticket>(*into)) return Effect::alreadyThere;
  const Step& step = *stepNamed("merge");
  if (!isIn(step.from, ticket.state)) return notNow(step.name, ticket.state);
  const auto target = into ? context.work.find(Id<Ticket>(*into)) : std::nullopt;
  if (!target || target->state == merged) return Problem{"ticket.merge.unknown", "merged_into_id", {}};
  if (context.side == Side::device) return Effect::awaitsServer;
  ticket.merged_into_id = Id<Ticket>(*into);
  enter(context, ticket, step, {});
  cancelPlannedVisits(context, ticket);
  assign(row, ticket);
  return Effect::changed;
}

Result<Effect> takeRepairStep(RuleContext& context, Row& row) {
  Ticket ticket = as<Ticket>(row);
  if (auto may = mayWorkOn(context, ticket); !may) return may.problem();
  const auto to = repairStepByName(textArgument(context, "to"));
  if (!to) return Problem{"field.bad_value", "repair_step", {textArgument(context, "to")}};
  if (ticket.repair_step == *to) return Effect::alreadyThere;
  if (auto may = mayStep(ticket, *to); !may) return may.problem();
  const Result<GivenReason> reason = givenReason(context, ticket.repair_step && needsReason(*ticket.repair_step, *to));
  if (!reason) return reason.problem();
  TicketEvent event;
  addEvent(context, ticket, TicketEventKind::step, event);
  if (ticket.repair_step) event.from_value = nameOf(*ticket.repair_step);
  event.to_value = nameOf(*to);
  event.body = reason->text;
  context.work.put(event);
  ticket.repair_step = *to;
  assign(row, ticket);
  return Effect::changed;
}

template <class Line>
bool hasAny(RuleContext& context, const Ticket& ticket) {
  return !context.work.listOf<Line>("ticket_id", ticket.head.id).empty();
}

// Whoever opened it takes that back as long as nobody has worked on it. People may know its number: it is cancelled, not
// deleted.
Result<Nothing> mayUnopen(RuleContext& context, const Ticket& ticket) {
  if (ticket.opened_by_id != Id<AppUser>(context.actor.person_id)) return Problem{"ticket.not_yours", {}, {}};
  if (!isIn(states(fresh, assigned), ticket.state) || ticket.repair_step) return notNow("cancel", ticket.state);
  if (hasAny<TicketPart>(context, ticket)) return Problem{"row.in_use", "ticket_id", {"ticket_part"}};
  if (hasAny<TicketTime>(context, ticket)) return Problem{"row.in_use", "ticket_id", {"ticket_time"}};
  for (const TicketEvent& event : context.work.listOf<TicketEvent>("ticket_id", ticket.head.id)) {
    const bool is_written = event.kind == TicketEventKind::comment && !tellsOfTime(event);
    if (is_written) return Problem{"row.in_use", "ticket_id", {"ticket_event"}};
  }
  return Nothing{};
}

// What a step changes beside state and reason.
void keepTimes(RuleContext& context, Ticket& ticket, std::string_view step) {
  if (step == "start" && !ticket.started_at) ticket.started_at = context.now();
  if (step == "resolve") ticket.resolved_at = context.now();
  if (step == "close") ticket.closed_at = context.now();
  if (step == "reopen") {
    ticket.resolved_at.reset();
    ticket.repair_step.reset();
  }
  if (step == "withdraw") ticket.assignee_id.reset();
}

Result<Effect> takeStep(RuleContext& context, Row& row) {
  Ticket ticket = as<Ticket>(row);
  const Step& step = *stepNamed(context.operation.transition);
  if (auto may = mayWorkOn(context, ticket); !may) return may.problem();
  if (ticket.state == step.to) return Effect::alreadyThere;
  if (!isIn(step.from, ticket.state)) return notNow(step.name, ticket.state);
  if (step.name == "resolve" && !isStepFinal(ticket.repair_step)) return stepOpen(ticket);
  const bool is_unopened = step.to == cancelled && takesBack(context.operation);
  if (auto may = is_unopened ? mayUnopen(context, ticket) : Nothing{}; !may) return may.problem();
  const Result<GivenReason> reason = givenReason(context, step.needs_reason && !is_unopened);
  if (!reason) return reason.problem();
  if (step.decided == Decided::byHeadquarters && context.side == Side::device) return Effect::awaitsServer;
  const auto former = ticket.assignee_id;
  keepTimes(context, ticket, step.name);
  enter(context, ticket, step, *reason);
  if (former != ticket.assignee_id) handOverPlannedVisits(context, ticket, former);
  if (isOver(step.to)) cancelPlannedVisits(context, ticket, is_unopened);
  assign(row, ticket);
  return Effect::changed;
}

bool isVisitedBy(RuleContext& context, const Ticket& ticket, Id<AppUser> person) {
  for (const Activity& activity : context.work.listOf<Activity>("ticket_id", ticket.head.id)) {
    if (activity.assignee_id == person) return true;
  }
  return false;
}

Operation stepOf(const Uuid& ticket_id, std::string_view name, std::vector<Argument> arguments) {
  Operation op;
  op.verb = Verb::transition;
  op.entity = entityOf<Ticket>.no;
  op.row_id = ticket_id;
  op.transition = name;
  op.arguments = std::move(arguments);
  return op;
}

std::optional<Operation> repairStepBack(const Row& before, const Operation& op) {
  Ticket ticket = as<Ticket>(before);
  const Value* to = op.argument("to");
  const std::string* name = to ? std::get_if<std::string>(to) : nullptr;
  const auto taken = name ? repairStepByName(*name) : std::nullopt;
  const auto former = ticket.repair_step;
  if (!taken || !former || needsReason(*taken, *former)) return std::nullopt;
  ticket.repair_step = taken;
  if (!mayStep(ticket, *former)) return std::nullopt;
  return stepOf(op.row_id, "step", {{"to", std::string(nameOf(*former))}});
}

std::optional<Operation> stepBack(const Operation& op, const Row* before) {
  if (op.verb == Verb::create) return stepOf(op.row_id, "cancel", {{"takes_back", true}});
  if (before == nullptr) return std::nullopt;
  const Ticket ticket = as<Ticket>(*before);
  if (op.transition == "assign") {
    if (!ticket.assignee_id) return stepOf(op.row_id, "withdraw", {});
    return stepOf(op.row_id, "assign", {{"assignee_id", ticket.assignee_id->value}});
  }
  if (op.transition == "withdraw" && ticket.assignee_id) {
    return stepOf(op.row_id, "assign", {{"assignee_id", ticket.assignee_id->value}});
  }
  if (op.transition == "hold") return stepOf(op.row_id, "resume", {});
  if (op.transition == "resume") {
    std::vector<Argument> reason;
    if (ticket.reason_id) reason.push_back({"reason_id", ticket.reason_id->value});
    if (!ticket.reason_text.empty()) reason.push_back({"reason_text", ticket.reason_text});
    return stepOf(op.row_id, "hold", std::move(reason));
  }
  if (op.transition == "step") return repairStepBack(*before, op);
  if (op.transition == "remove_time" || op.transition == "restore_time") return timeStepBack(op);
  return std::nullopt;
}

}  // namespace

void addTicketSteps(EntityRules& rules) {
  for (const Step& step : steps) rules.transitions[std::string(step.name)] = takeStep;
  rules.transitions["assign"] = assignTicket;
  rules.transitions["merge"] = mergeTicket;
  rules.transitions["step"] = takeRepairStep;
  rules.transitions["remove_time"] = removeTime;
  rules.transitions["restore_time"] = restoreTime;
  rules.inverse = stepBack;
  rules.corrects_work = timeThatStepCorrects;
}

bool mayTake(const Ticket& ticket, std::string_view name) {
  const Step* step = stepNamed(name);
  return step != nullptr && isIn(step->from, ticket.state) && (name != "resolve" || isStepFinal(ticket.repair_step));
}

std::vector<std::string_view> stepsOf(const Ticket& ticket) {
  std::vector<std::string_view> out;
  for (const Step& step : steps) {
    if (mayTake(ticket, step.name)) out.push_back(step.name);
  }
  return out;
}

bool isDecidedByHeadquarters(std::string_view step) {
  const Step* known = stepNamed(step);
  return known != nullptr && known->decided == Decided::byHeadquarters;
}

bool isOver(TicketState state) { return isIn(states(closed, rejected, merged, cancelled), state); }

std::string_view nameOf(TicketState state) { return enumNames<TicketState>[static_cast<std::size_t>(state)]; }

Result<Nothing> mayWorkOn(RuleContext& context, const Ticket& ticket) {
  const Id<AppUser> person(context.actor.person_id);
  if (worksForEverybody(context.actor)) return Nothing{};
  if (ticket.assignee_id == person || ticket.opened_by_id == person) return Nothing{};
  if (isVisitedBy(context, ticket, person)) return Nothing{};
  return Problem{"ticket.not_yours", {}, {}};
}

}  // namespace carnet
