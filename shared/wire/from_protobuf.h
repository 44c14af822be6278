// From protobuf to the engine's messages, with every check that frame.h promises.
#pragma once

#include "shared/core/result.h"
#include "shared/sync/messages.h"

namespace carnet::wire {

namespace pb {
class Envelope;
}

// The message of the envelope, or all that its bundle holds. Takes the long strings out of it instead of copying them.
Result<std::vector<sync::Message>> take(pb::Envelope& envelope);

}  // namespace carnet::wire
