// From the engine's messages to protobuf.
#pragma once

#include <span>

#include "shared/sync/messages.h"

namespace carnet::wire {

namespace pb {
class Envelope;
}

void fill(pb::Envelope& envelope, const sync::Message& message);
void fillBundle(pb::Envelope& envelope, std::span<const sync::Message> messages);

}  // namespace carnet::wire
