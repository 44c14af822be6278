// The demo's clock: every SystemClock of the process runs this much ahead of the machine's (behind it when below zero),
// so that a demo can show the next morning. Set once, before anything asks for the time; zero in every real company.
#pragma once

#include "shared/core/time.h"

namespace carnet {

void setClockAhead(Duration by);

}  // namespace carnet
