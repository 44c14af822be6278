// The words of module stock, for client/store's Words.
#pragma once

#include "client/store/words.h"

namespace carnet::client::stock {

void addWords(Words& words);

}  // namespace carnet::client::stock
