// The steps of a repair beside the ticket's state (model.md, repair_step).
//
// Workshop: received → diagnosed → [awaiting_approval → approved or declined] → [awaiting_parts] → repairing → testing →
// ready → returned; declined → returned. On site the same without received and returned. testing → repairing or diagnosed
// needs a reason. Requests and complaints have no steps. A step is taken while the ticket is in progress or on hold; a
// machine may also be received before, and returned after it is resolved.
#pragma once

#include <vector>

#include "shared/core/result.h"
#include "shared/domain/service/ticket.h"

namespace carnet {

// The steps that may follow now, the usual one first.
std::vector<RepairStep> nextRepairSteps(const Ticket& ticket);

// "ticket.step.none" for kinds without steps, "ticket.step.not_now" {present step, wanted step} else.
Result<Nothing> mayStep(const Ticket& ticket, RepairStep to);

bool needsReason(RepairStep from, RepairStep to);

// Whether the ticket may be resolved as far as its step is concerned: at ready, returned or declined, or without a step.
bool isStepFinal(const std::optional<RepairStep>& step);

std::string_view nameOf(RepairStep step);
std::optional<RepairStep> repairStepByName(std::string_view name);

}  // namespace carnet
