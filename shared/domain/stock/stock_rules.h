// Places, numbered pieces and moves. What happened is booked as it happened: a balance below zero is a task for
// people (count the van), never a refusal.
#pragma once

#include "shared/domain/stock/stock_move.h"
#include "shared/rules/rule_book.h"

namespace carnet {

EntityRules locationRules();
// A piece has a number; its id follows from product and number.
EntityRules serialRules();
// A move has a quantity above zero (one, for a numbered piece) and two different places, at most one of them a van: van
// to van goes through transit. Technicians move only from or to their own van ("stock_move.create.not_your_van").
EntityRules stockMoveRules();

// The leaf of a move: its van's, else its depot's, else that of where it comes from.
Leaf leafOfMove(const Location& from, const Location& to);

}  // namespace carnet
