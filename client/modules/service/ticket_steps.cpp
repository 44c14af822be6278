#include "client/modules/service/ticket_steps.h"

#include <algorithm>

#include "client/modules/service/ticket_words.h"
#include "client/store/read_transaction.h"
#include "shared/domain/service/repair_step.h"
#include "shared/domain/service/ticket_workflow.h"

namespace carnet::client {

namespace {

using State = TicketState;

bool hasRepairStages(const Ticket& ticket) {
  return ticket.kind == TicketKind::repair || ticket.kind == TicketKind::internal || ticket.repair_step.has_value();
}

}  // namespace

std::vector<TicketStep> stepsNow(const Standing& standing) {
  const Ticket& ticket = standing.ticket;
  const bool may_work = standing.works_on_it || standing.is_office;
  std::vector<TicketStep> steps;
  const auto legal = [&](std::string_view name) { return mayTake(ticket, name); };
  const auto add = [&](const char* name) {
    if (legal(name)) steps.push_back({name, {}});
  };

  if (standing.is_office && (ticket.state == State::fresh || ticket.state == State::reopened)) add("assign");
  if (!standing.is_office && legal("assign") && !ticket.assignee_id) steps.push_back({"take", {}});
  if (!may_work) return steps;
  add("start");
  add("resume");
  const std::vector<RepairStep> repair = nextRepairSteps(ticket);
  const bool resolves_next = repair.empty() || (ticket.repair_step && isStepFinal(ticket.repair_step));
  if (resolves_next && isStepFinal(ticket.repair_step)) add("resolve");
  for (RepairStep to : repair) {
    const bool is_wait = to == RepairStep::awaitingApproval || to == RepairStep::awaitingParts;
    const TicketStep step{"step", textOf(nameOf(to))};
    if (is_wait || ticket.state == State::onHold) continue;
    steps.push_back(step);
  }
  for (RepairStep to : repair) {
    const TicketStep step{"step", textOf(nameOf(to))};
    if (std::find(steps.begin(), steps.end(), step) == steps.end()) steps.push_back(step);
  }
  if (!resolves_next && isStepFinal(ticket.repair_step)) add("resolve");
  if (standing.is_office) {
    add("close");
    if (std::find(steps.begin(), steps.end(), TicketStep{"assign", {}}) == steps.end()) add("assign");
    add("withdraw");
  }
  add("hold");
  add("reopen");
  if (standing.is_office) add("reject");
  add("cancel");
  return steps;
}

bool leadsForward(const TicketStep& step) {
  static const QStringList backward = {"hold", "reopen", "reject", "cancel", "withdraw"};
  return !backward.contains(step.name);
}

// Only as far as it came, and then that it was cancelled.
QVariantList stoppedAfter(const QVariantList& stages, const Ticket& ticket) {
  Ticket before = ticket;
  before.state = ticket.started_at ? State::inProgress : ticket.assignee_id ? State::assigned : State::fresh;
  const QString reached = stageOf(before);
  QVariantList out;
  for (const QVariant& stage : stages) {
    out << stage;
    if (stage.toMap()["key"].toString() == reached) break;
  }
  out << QVariantMap{{"key", "closed"}, {"text", TicketWords::state("cancelled")}, {"stopped", true}};
  return out;
}

QVariantList stagesOf(const Ticket& ticket) {
  const auto stage = [](const char* key, const QString& text) { return QVariantMap{{"key", key}, {"text", text}}; };
  QVariantList stages{stage("new", TicketWords::state("new")), stage("assigned", TicketWords::state("assigned"))};
  if (hasRepairStages(ticket)) {
    if (ticket.place == TicketPlace::workshop) stages << stage("received", TicketWords::repairStep("received"));
    stages << stage("in_progress", TicketWords::tr("Started"))
           << stage("diagnosed", TicketWords::repairStep("diagnosed"))
           << stage("repairing", TicketWords::repairStep("repairing"))
           << stage("testing", TicketWords::repairStep("testing")) << stage("ready", TicketWords::repairStep("ready"));
  } else {
    stages << stage("in_progress", TicketWords::state("in_progress"));
  }
  if (ticket.state == State::cancelled) return stoppedAfter(stages, ticket);
  stages << stage("resolved", TicketWords::state("resolved")) << stage("closed", TicketWords::state("closed"));
  return stages;
}

QString stageOf(const Ticket& ticket) {
  switch (ticket.state) {
    case State::fresh:
      return "new";
    case State::assigned:
    case State::reopened:
      return ticket.repair_step == RepairStep::received ? "received" : "assigned";
    case State::resolved:
      return "resolved";
    case State::inProgress:
    case State::onHold:
      break;
    default:
      return "closed";
  }
  if (!ticket.repair_step) return "in_progress";
  switch (*ticket.repair_step) {
    case RepairStep::received:
      return "in_progress";
    case RepairStep::diagnosed:
    case RepairStep::awaitingApproval:
    case RepairStep::approved:
    case RepairStep::awaitingParts:
      return "diagnosed";
    case RepairStep::declined:
    case RepairStep::ready:
    case RepairStep::returned:
      return "ready";
    default:
      return textOf(nameOf(*ticket.repair_step));
  }
}

}  // namespace carnet::client
