// Module stock: places, numbered pieces and the moves of goods.
#pragma once

#include <vector>

#include "shared/rules/rule_book.h"

namespace carnet::stock {

// In registry order.
std::vector<const Entity*> entities();

// Enters the rules of the module's entities.
void addRules(RuleBook& book);

}  // namespace carnet::stock
