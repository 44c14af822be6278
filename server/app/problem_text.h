// A Problem in plain English for the command line; screens have their own words.
#pragma once

#include <string>

#include "shared/core/result.h"

namespace carnet::server {

std::string textOf(const Problem& problem);

}  // namespace carnet::server
