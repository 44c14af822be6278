// Module organisation: people, their roles, teams and devices; settings, numbers and reasons; notes, files and decisions on any row.
#pragma once

#include <vector>

#include "shared/rules/rule_book.h"

namespace carnet::organisation {

// In registry order.
std::vector<const Entity*> entities();

// Enters the rules of the module's entities.
void addRules(RuleBook& book);

}  // namespace carnet::organisation
