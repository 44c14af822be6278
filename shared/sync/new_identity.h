// A replica goes on as another device of the same person: its file was copied and another copy has the numbers, or the
// server no longer knew the device. A person let it in with a new invitation.
#pragma once

#include <map>

#include "shared/sync/local_store.h"

namespace carnet::sync {

// In a transaction of its own. What waits keeps its id, its content and its effects, and gets the new device's numbers,
// 1, 2, 3 …; what has a verdict already is out of their way below zero, where nothing is sent from. The rows stay: they
// are the person's.
void takeNewIdentity(LocalStore& store, const Uuid& device_id, const std::string& device_code);

// Makes it the change set `cs_no` of that device. `numbers`: what those that it may depend on were, and are now.
void readdress(OutboxEntry& entry, const Uuid& device_id, std::int64_t cs_no,
               const std::map<std::int64_t, std::int64_t>& numbers);

}  // namespace carnet::sync
