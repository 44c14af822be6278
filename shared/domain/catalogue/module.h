// Module catalogue: products, their families, properties and costs.
#pragma once

#include <vector>

#include "shared/rules/rule_book.h"

namespace carnet::catalogue {

// In registry order.
std::vector<const Entity*> entities();

// Enters the rules of the module's entities.
void addRules(RuleBook& book);

}  // namespace carnet::catalogue
