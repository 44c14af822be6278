#include "shared/domain/service/repair_step.h"

#include <algorithm>

namespace carnet {

namespace {

using enum RepairStep;

bool hasSteps(TicketKind kind) { return kind == TicketKind::repair || kind == TicketKind::internal; }

std::vector<RepairStep> following(const std::optional<RepairStep>& step, TicketPlace place) {
  const bool in_workshop = place == TicketPlace::workshop;
  if (!step) return {in_workshop ? received : diagnosed};
  switch (*step) {
    case received:
      return {diagnosed};
    case diagnosed:
      return {repairing, awaitingApproval, awaitingParts};
    case awaitingApproval:
      return {approved, declined};
    case approved:
      return {repairing, awaitingParts};
    case awaitingParts:
      return {repairing};
    case repairing:
      return {testing};
    case testing:
      return {ready, repairing, diagnosed};
    case ready:
    case declined:
      return in_workshop ? std::vector{returned} : std::vector<RepairStep>{};
    case returned:
      return {};
  }
  return {};
}

bool isTimeFor(const Ticket& ticket, RepairStep to) {
  switch (ticket.state) {
    case TicketState::inProgress:
    case TicketState::onHold:
      return true;
    case TicketState::fresh:
    case TicketState::assigned:
    case TicketState::reopened:
      return to == received;
    case TicketState::resolved:
      return to == returned;
    default:
      return false;
  }
}

}  // namespace

std::vector<RepairStep> nextRepairSteps(const Ticket& ticket) {
  if (!hasSteps(ticket.kind)) return {};
  std::vector<RepairStep> steps = following(ticket.repair_step, ticket.place);
  std::erase_if(steps, [&](RepairStep to) { return !isTimeFor(ticket, to); });
  return steps;
}

Result<Nothing> mayStep(const Ticket& ticket, RepairStep to) {
  if (!hasSteps(ticket.kind)) return Problem{"ticket.step.none", "repair_step", {}};
  const std::vector<RepairStep> next = nextRepairSteps(ticket);
  if (std::find(next.begin(), next.end(), to) != next.end()) return Nothing{};
  const std::string present(ticket.repair_step ? nameOf(*ticket.repair_step) : std::string_view());
  return Problem{"ticket.step.not_now", "repair_step", {present, std::string(nameOf(to))}};
}

bool needsReason(RepairStep from, RepairStep to) { return from == testing && to != ready; }

bool isStepFinal(const std::optional<RepairStep>& step) {
  return !step || *step == ready || *step == returned || *step == declined;
}

std::string_view nameOf(RepairStep step) { return enumNames<RepairStep>[static_cast<std::size_t>(step)]; }

std::optional<RepairStep> repairStepByName(std::string_view name) {
  const auto& names = enumNames<RepairStep>;
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<RepairStep>(found - names.begin());
}

}  // namespace carnet
