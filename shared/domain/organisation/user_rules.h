// A person's row says twice whether they may work: `is_active`, and since when they may not. The two never disagree.
#pragma once

#include "shared/rules/rule_book.h"

namespace carnet {

// Disabling somebody sets `disabled_at`, enabling them clears it, and the other way round; on import too.
EntityRules userRules();

// A role that is given has the id of its person and role.
EntityRules userRoleRules();

}  // namespace carnet
