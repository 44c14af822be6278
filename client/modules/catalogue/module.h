// The words of module catalogue, for client/store's Words.
#pragma once

#include "client/store/words.h"

namespace carnet::client::catalogue {

void addWords(Words& words);

}  // namespace carnet::client::catalogue
