// Attachments in their own lane: one upload and one download at a time, a part at a time, behind the change sets.
#include "shared/sync/device_engine.h"

namespace carnet::sync {

void DeviceEngine::blobMore(DeviceReaction& reaction) {
  if (link_ != LinkState::online || blobs_ == nullptr) return;
  if (!upload_) {
    const auto waiting = blobs_->uploads(1);
    if (!waiting.empty()) {
      upload_ = Upload{waiting.front().hash, waiting.front().total, 0, false};
      reaction.send.push_back(BlobAsk{upload_->hash, upload_->total});
    }
  }
  if (!download_) {
    const auto wanted = blobs_->downloads(1);
    if (!wanted.empty()) {
      download_ = wanted.front().hash;
      reaction.send.push_back(BlobGet{wanted.front().hash, wanted.front().offset, wanted.front().attachment_id});
    }
  }
}

void DeviceEngine::applyBlobHave(const BlobHave& have, DeviceReaction& reaction) {
  if (!upload_ || upload_->hash != have.hash) return;
  if (have.offset >= upload_->total) {
    blobs_->markUploaded(have.hash);
    upload_.reset();
    reaction.outbox_changed = true;
    blobMore(reaction);
    return;
  }
  BlobPut put;
  put.hash = have.hash;
  put.offset = have.offset;
  put.total = upload_->total;
  put.bytes = blobs_->read(have.hash, have.offset, blobPartBytes);
  upload_->is_answered = true;
  upload_->sent = put.offset + put.bytes.size();
  reaction.send.push_back(std::move(put));
}

void DeviceEngine::applyBlobPart(const BlobPart& part, DeviceReaction& reaction) {
  if (!download_ || *download_ != part.hash) return;
  blobs_->append(part.hash, part.offset, part.total, part.bytes);
  download_.reset();
  reaction.nodes_changed = true;
  blobMore(reaction);
}

DeviceReaction DeviceEngine::onBlobs(Instant now) {
  DeviceReaction reaction;
  blobMore(reaction);
  return finish(std::move(reaction), now);
}

}  // namespace carnet::sync
