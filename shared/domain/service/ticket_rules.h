// Tickets and their lines: how they begin, what may be changed, what follows.
#pragma once

#include "shared/domain/service/ticket.h"
#include "shared/rules/rule_book.h"

namespace carnet {

// A ticket has a title; the server gives it its number. Its due times follow from policy and priority, also when these change later.
EntityRules ticketRules();

// People append comments; every other event is written by a step.
EntityRules ticketEventRules();

// A part used: its stock move from where it was taken to the customers' side follows (back again for a negative
// quantity), also below zero. Technicians take from their own van or from a depot. Services have no move.
EntityRules ticketPartRules();

// Time worked or travelled: it ends after it starts, at most a day later.
EntityRules ticketTimeRules();

}  // namespace carnet
