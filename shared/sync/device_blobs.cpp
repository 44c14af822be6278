// The engine's attachments: the lane of the connection (blob_lane.h), which waits for the change sets.
#include "shared/sync/device_engine.h"

namespace carnet::sync {

void DeviceEngine::blobMore(Instant now, DeviceReaction& reaction) {
  if (link_ != LinkState::online) return;
  // Records that are held back count too: a server that does not know the row of a blob does not say that it has it.
  const bool records_wait = !in_flight_.empty() || (awaits_until_ && store_.countWaiting() > 0);
  blob_lane_.more({.up = records_wait, .down = !inbox_.empty()}, now, reaction.send);
}

void DeviceEngine::applyBlobHave(const BlobHave& have, Instant now, DeviceReaction& reaction) {
  if (blob_lane_.onHave(have, now)) reaction.outbox_changed = true;
  blobMore(now, reaction);
}

void DeviceEngine::applyBlobPart(const BlobPart& part, Instant now, DeviceReaction& reaction) {
  if (!blob_lane_.onPart(part, now)) {
    reaction.send.push_back(Error{"blob.window_exceeded", 0, false});
    return cut(now, reaction);
  }
  reaction.nodes_changed = true;
  blobMore(now, reaction);
}

void DeviceEngine::applyBlobMissing(const BlobMissing& missing, Instant now, DeviceReaction& reaction) {
  blob_lane_.onMissing(missing, now);
  blobMore(now, reaction);
}

DeviceReaction DeviceEngine::onBlobs(Instant now) {
  noticeClock(now);
  DeviceReaction reaction;
  blobMore(now, reaction);
  return finish(std::move(reaction), now);
}

}  // namespace carnet::sync
