// Document numbers: given by the server in the transaction that writes the row, gapless per kind and year. Until then
// people use the temporary number that the device made, which finds the row for ever.
#pragma once

#include <string>

#include "shared/rules/rule_book.h"

namespace carnet {

// Gives a new row the next number of its series (kind, year of its creation) and moves the series on. On a device
// nothing happens. A row imported with a number keeps it; the series continues behind it.
void giveNumber(RuleContext& context, Row& row);

// The letter of an entity's documents, "T" for tickets; empty if they have no number.
std::string_view documentLetter(const Entity& entity);

// "T", device "T07" and 12 → "T-T07-0012".
std::string temporaryNumber(std::string_view letter, std::string_view device_code, std::int64_t number);

}  // namespace carnet
