// The steps of a ticket (model.md, Lifecycles): which are legal, who may take them, what follows.
//
// | step     | from → to                                        | arguments                | decided  |
// | assign   | new, assigned, reopened → assigned               | assignee_id, [team_id]   | at once for oneself if nobody has it, else by headquarters |
// | withdraw | assigned → new                                   |                          | headquarters |
// | start    | assigned, reopened → in_progress                 |                          | at once  |
// | hold     | in_progress → on_hold                            | reason                   | at once  |
// | resume   | on_hold → in_progress                            |                          | at once  |
// | resolve  | in_progress → resolved                           |                          | at once  |
// | close    | resolved → closed                                |                          | server   |
// | reopen   | resolved → reopened; the repair steps begin anew | [reason]                 | at once  |
// | reject   | new → rejected                                   | reason                   | at once  |
// | cancel   | new, assigned, in_progress, on_hold → cancelled  | reason                   | at once  |
// | merge    | any → merged                                     | into_id                  | headquarters |
// | step     | the repair step (repair_step.h)                  | to, [reason]             | at once  |
//
// And two that leave the state as it is, for time that was logged by mistake (logged_time.h).
//
// Taken back by: an assignment by the former one (or withdraw), hold by resume, resume by hold with the same reason, a repair
// step by the step before it where the repair may go back without a reason. The others have no way back.
//
// A reason is reason_id, reason_text or both. What headquarters decides has no effect on the device, except that an
// assignment asked for shows as requested_assignee_id. Every step appends a ticket_event. Closing, rejecting, cancelling and
// merging cancel the visits that are still planned. Assigning and withdrawing take along those of them that belonged to
// whoever had the ticket: they go to the new assignee, or to nobody. A step whose target is reached already changes nothing.
//
// Refusals: "ticket.<step>.not_now" {state} · "ticket.not_yours" · "ticket.assign.taken" (a technician takes only what
// nobody has) · "ticket.assign.unknown_person" · "ticket.resolve.step_open" {step} · "ticket.merge.into_itself",
// "ticket.merge.unknown" · "reason.missing".
#pragma once

#include <string_view>
#include <vector>

#include "shared/domain/service/ticket.h"
#include "shared/rules/rule_book.h"

namespace carnet {

// Enters the transitions above.
void addTicketSteps(EntityRules& rules);

// Whether the step is legal now as far as state and repair step are concerned, whoever takes it; without "step".
bool mayTake(const Ticket& ticket, std::string_view step);
// Those that are, in the order of the table.
std::vector<std::string_view> stepsOf(const Ticket& ticket);

// Whether headquarters decides the step in every case; an assignment may also be done at once.
bool isDecidedByHeadquarters(std::string_view step);

// closed, rejected, merged, cancelled: nothing is left to do.
bool isOver(TicketState state);

std::string_view nameOf(TicketState state);

// Service desk and administrators work on every ticket; a technician on those assigned to them, opened by them, or
// visited by them. Else "ticket.not_yours".
Result<Nothing> mayWorkOn(RuleContext& context, const Ticket& ticket);

}  // namespace carnet
