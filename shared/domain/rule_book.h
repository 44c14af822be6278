// Every rule of Carnet's entities, as the engine reads them.
#pragma once

#include "shared/rules/rule_book.h"

namespace carnet {

const RuleBook& ruleBook();

}  // namespace carnet
