// Time that was logged by mistake: steps of the ticket take the line out and put it back.
//
// | step         | what happens                                                      | arguments            | decided |
// | remove_time  | the line is deleted, and the timeline says which and whose it was | time_id, replaced_by | at once |
// | restore_time | it stands again as it stood, with its author                      | time_id, replaced_by | at once |
//
// Each is the way back of the other, and the first also that of the line itself. Who logged it may, and who works on
// everybody's tickets; no longer once the ticket is over. Only who has taken a line out puts it back.
//
// What is wrong in a line is corrected by taking it out and logging it anew in one change set: correctionOf(). Both name the
// other line, and then the removal is refused where the line is gone already, or the time would be charged twice, or after
// all: somebody has corrected or removed it meanwhile. The undo of a correction is one too.
//
// They are steps of the ticket because a line only says what has happened, and is neither edited nor deleted; and because
// every role that logs time has steps of the ticket already, so that companies that were set up earlier need no new rights.
//
// The event is a comment that no person can write: from_value is "time_removed" or "time_restored", to_value "<kind>
// <starts> <ends>" (milliseconds since 1970), assignee_id whose time it was if somebody else's, body its remark.
//
// Refusals: "ticket_time.remove.not_yours" · "ticket_time.remove.over" · "ticket_time.remove.gone" for a correction ·
// "ticket_time.restore.taken_out" by somebody else · "row.unknown" for a line that is not the ticket's.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "shared/rules/rule_book.h"

namespace carnet {

struct TicketEvent;

Result<Effect> removeTime(RuleContext& context, Row& ticket);
Result<Effect> restoreTime(RuleContext& context, Row& ticket);

// Takes the line `wrong` of a ticket out and puts `right`, the creation of another, in its place.
std::vector<Operation> correctionOf(const Uuid& ticket_id, const Uuid& wrong, Operation right);

// What takes a line of time back that was appended, and what takes one of these steps back.
std::optional<Operation> loggedTimeBack(const Operation& appended, const Row*);
std::optional<Operation> timeStepBack(const Operation& step);

// EntityRules::corrects_work of a ticket.
const Entity* timeThatStepCorrects(const Operation& step, const Uuid& person_id, Rows& rows);

// Whether the event tells of one of these steps.
bool tellsOfTime(const TicketEvent& event);

}  // namespace carnet
