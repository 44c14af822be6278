// Whether a device and the server speak of the same history. Numbers of commits mean something only within one: a database
// that was restored from a backup, or one that took over without the newest commits, gives them a second time.
#pragma once

#include "shared/sync/messages.h"

namespace carnet::sync {

// An epoch is what was committed after `after_no` of the one before it, until the next one began.
struct EpochBegin {
  Uuid epoch;
  std::int64_t after_no = 0;
};

// What the server knows of itself when a device says Hello.
struct OwnHistory {
  std::vector<EpochBegin> epochs;  // in their order; the last is the present one
  std::int64_t head = 0;
  std::int64_t last_cs_no = 0;  // the last change set of this device that has a verdict
  Uuid known_id;                // the change set of commit Hello::known_no; nil when there is none
};

// Up to which commit both histories agree, when the device knows something that is not in this one; nullopt when all that
// it knows is. Epochs say it exactly. Without a new one (nobody noticed the loss) it is told by what the device knows: a
// cursor beyond the head, a verdict that was never given, another change set under a number.
std::optional<std::int64_t> commonNo(const Hello& hello, const OwnHistory& own);

}  // namespace carnet::sync
