// The words of module crm, for client/store's Words.
#pragma once

#include "client/store/words.h"

namespace carnet::client::crm {

void addWords(Words& words);

}  // namespace carnet::client::crm
