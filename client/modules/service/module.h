// The words of module service, for client/store's Words.
#pragma once

#include "client/store/words.h"

namespace carnet::client::service {

void addWords(Words& words);

}  // namespace carnet::client::service
