// What a person can put right in a change that was not accepted, before it is sent again: the words, quantities and
// choices they gave.
#pragma once

#include <QVariantList>

#include "client/store/words.h"

namespace carnet::client {

// {key, label, kind, value, options}: `kind` is "text", "quantity" (thousandths) or "choice" (`options`: {value, text}).
// Only what has a word of its own on the screens; in the order of the change.
QVariantList correctableOf(const ChangeSet& change_set, const Words& words);

// The operations with `values` (by key) in place of what stood; what does not fit its field stays as it was.
std::vector<Operation> corrected(const ChangeSet& change_set, const QVariantMap& values);

}  // namespace carnet::client
