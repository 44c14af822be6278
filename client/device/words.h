// What a person at a terminal is told.
#pragma once

#include <string>

#include "shared/core/result.h"

namespace carnet::client {

// One English sentence for a problem of getting in or of opening the data; the code and its values for any other.
std::string wordsFor(const Problem& problem);

}  // namespace carnet::client
