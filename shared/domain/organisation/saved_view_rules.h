// Everybody with a role keeps views, and only their own; a view has a name.
// Refuses with "saved_view.not_yours", "saved_view.no_name".
#pragma once

#include "shared/rules/rule_book.h"

namespace carnet {

EntityRules savedViewRules();

}  // namespace carnet
