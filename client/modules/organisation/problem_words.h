// Refusals as sentences: which rule refused, and who can lift it.
#pragma once

#include <QString>

#include "shared/core/result.h"

namespace carnet::client {

// Empty for a code that is not known here.
QString problemSentence(const Problem& problem);

}  // namespace carnet::client
