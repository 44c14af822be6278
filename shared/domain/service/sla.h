// When a ticket is due: its creation plus the target of its policy for its priority, in elapsed time.
#pragma once

#include "shared/domain/service/ticket.h"
#include "shared/rules/rule_book.h"

namespace carnet {

struct SlaTarget {
  std::optional<Duration> response;
  std::optional<Duration> resolution;
};

SlaTarget targetOf(const SlaPolicy& policy, TicketPriority priority);

// Sets both due times from the ticket's policy, or from the company's default policy where it has none; clears them
// where there is no target.
void setDueTimes(RuleContext& context, Ticket& ticket);

}  // namespace carnet
