// Module service: tickets with their events, parts and times.
#pragma once

#include <vector>

#include "shared/rules/rule_book.h"

namespace carnet::service {

// In registry order.
std::vector<const Entity*> entities();

// Enters the rules of the module's entities.
void addRules(RuleBook& book);

}  // namespace carnet::service
