// The words of module organisation, for client/store's Words.
#pragma once

#include "client/store/words.h"

namespace carnet::client::organisation {

void addWords(Words& words);

}  // namespace carnet::client::organisation
