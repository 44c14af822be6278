// What this person can do to a ticket now: the legal steps of the workflow, the one the main button names first.
#pragma once

#include <QString>
#include <QVariantList>
#include <vector>

#include "shared/domain/service/ticket.h"

namespace carnet::client {

struct TicketStep {
  QString name;  // a transition of ticket_workflow.h; "take" = assign to oneself
  QString to;    // the repair step, for "step"
  // "step:diagnosed" or the name: what a button is known by.
  QString key() const { return to.isEmpty() ? name : name + ":" + to; }
  bool operator==(const TicketStep&) const = default;
};

struct Standing {
  Ticket ticket;             // kind, place, state, repair_step, assignee are read
  bool works_on_it = false;  // it is the person's own: assigned to, opened or visited by them
  bool is_office = false;
};

// Every step that is legal now and open to this person; the main one first. Steps that need the office's decision are
// left to the office.
std::vector<TicketStep> stepsNow(const Standing& standing);
// Whether the first of them is one for the main button: it leads forward.
bool leadsForward(const TicketStep& step);

// The stages for a stepper, {key, text}, and which of them the ticket has reached.
QVariantList stagesOf(const Ticket& ticket);
QString stageOf(const Ticket& ticket);

}  // namespace carnet::client
