// From the engine's messages to protobuf.
#pragma once

#include "shared/sync/messages.h"

namespace carnet::wire {

namespace pb {
class Envelope;
}

void fill(pb::Envelope& envelope, const sync::Message& message);

}  // namespace carnet::wire
