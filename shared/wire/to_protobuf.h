// From the engine's messages to protobuf.
#pragma once

#include <span>

#include "shared/sync/messages.h"
#include "shared/wire/maker.h"

namespace carnet::wire {

namespace pb {
class Envelope;
}

void fill(pb::Envelope& envelope, const sync::Message& message);
void fillBundle(pb::Envelope& envelope, std::span<const sync::Message> messages);
// Pushes of which makerOf() is the same.
void fillChangeSets(pb::Envelope& envelope, const Maker& maker, std::span<const sync::Message> pushes);

}  // namespace carnet::wire
