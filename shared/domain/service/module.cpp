#include "shared/domain/service/module.h"

#include "shared/domain/service/sla_policy.h"
#include "shared/domain/service/ticket.h"
#include "shared/domain/service/ticket_event.h"
#include "shared/domain/service/ticket_part.h"
#include "shared/domain/service/ticket_rules.h"
#include "shared/domain/service/ticket_time.h"
#include "shared/schema/accessors.h"

namespace carnet::service {

std::vector<const Entity*> entities() {
  return {
      &entityOf<SlaPolicy>, &entityOf<Ticket>, &entityOf<TicketEvent>, &entityOf<TicketPart>, &entityOf<TicketTime>,
  };
}

namespace {

Result<Nothing> erasePartner(RuleContext& context, const Row& row) {
  if (context.work.listOf<Ticket>("partner_id", row.head.id).empty()) return Nothing{};
  return Problem{"partner.erase.has_tickets", {}, {}};
}

}  // namespace

void addRules(RuleBook& book) {
  book.entities[entityOf<Ticket>.no] = ticketRules();
  book.entities[entityOf<TicketEvent>.no] = ticketEventRules();
  book.entities[entityOf<TicketPart>.no] = ticketPartRules();
  book.entities[entityOf<TicketTime>.no] = ticketTimeRules();
  book.entities[entityOf<Partner>.no].on_erase = &erasePartner;
}

}  // namespace carnet::service
