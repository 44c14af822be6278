// What was read from a damaged replica goes on in a new one (client/replica/rescue.h): the change sets with their exact
// bytes and numbers. Only the server knows which numbers were given, so what is missing among them is settled at the
// first Welcome: every change set reaches it once, under the number under which it may have been sent before.
#pragma once

#include <vector>

#include "shared/core/random.h"
#include "shared/rules/executor.h"
#include "shared/sync/local_store.h"

namespace carnet::sync {

// Puts the entries, in order of their numbers, into the outbox and shows their effects as far as the rows are here. Inside
// the store's transaction, before any other pending work.
void adopt(const RuleBook& book, LocalStore& store, std::vector<OutboxEntry> entries, const Actor& actor);

// After the first Welcome since the rescue (ReplicaState::first_since_rescue), in a transaction of its own; else nothing.
//  - A number that the server waits for and that no entry has was lost with the file. Its place is taken by an entry
//    without content, which the server parks: what depends on it is parked with it, all others go on, and both the
//    person and headquarters see that something is missing.
//  - The device may have given numbers again that the server knows already, when the true next one could not be read:
//    what was made since, and was never sent, moves behind them.
void mendNumbers(LocalStore& store, Rng& rng, std::int64_t last_cs_no, Instant now);

}  // namespace carnet::sync
