// Rules of jobs and their runs: the server makes them (verb import) under the ids of their natural keys, nobody erases
// them, and of a job only the switch is set by people. Refusal: "job.server_only".
#pragma once

#include "shared/rules/rule_book.h"

namespace carnet {

EntityRules jobRules();
EntityRules jobRunRules();

}  // namespace carnet
