// Module crm: partners, their contacts and addresses, and what is to be done with them.
#pragma once

#include <vector>

#include "shared/rules/rule_book.h"

namespace carnet::crm {

// In registry order.
std::vector<const Entity*> entities();

// Enters the rules of the module's entities.
void addRules(RuleBook& book);

}  // namespace carnet::crm
