// From protobuf to the engine's messages, with every check that frame.h promises.
#pragma once

#include "shared/core/result.h"
#include "shared/sync/messages.h"

namespace carnet::wire {

namespace pb {
class Envelope;
}

// Takes the long strings out of `envelope` instead of copying them.
Result<sync::Message> take(pb::Envelope& envelope);

}  // namespace carnet::wire
