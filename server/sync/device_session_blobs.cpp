// The contents of attachments on one link: what the device asks for and sends, one after the other, each answered.
#include "server/sync/device_session.h"

namespace carnet::server {

namespace asio = boost::asio;

asio::awaitable<void> DeviceSession::moveBlobs() {
  const auto self = shared_from_this();
  while (!blobs_.empty() && !closing_) {
    const Blob blob = std::move(blobs_.front());
    blobs_.pop_front();
    wakeReader();
    if (const auto* ask = std::get_if<sync::BlobAsk>(&blob))
      co_await answer(*ask);
    else if (const auto* put = std::get_if<sync::BlobPut>(&blob))
      co_await answer(*put);
    else
      co_await answer(std::get<sync::BlobGet>(blob));
  }
  moving_blobs_ = false;
}

asio::awaitable<BlobRight> DeviceSession::rightToBlob(Sha256 hash, Uuid attachment_id) {
  co_return co_await parts_.database.run(
      [&](Transaction& tx) { return blobRight(tx, person_id_, hash, attachment_id); }, {.readOnly = true});
}

asio::awaitable<void> DeviceSession::noteSender(Sha256 hash) {
  co_await parts_.database.run([&](Transaction& tx) { noteBlobSender(tx, person_id_, hash); }, {.repeatable = true});
}

// That the server has a blob already is told only to somebody who has it too, or may have it.
asio::awaitable<void> DeviceSession::answer(const sync::BlobAsk& ask) {
  std::uint64_t there = parts_.blobs.receivedFrom(hello_.device_id, ask.hash);
  if (there > 0 && there == ask.total) {
    // The last part came, and the server ended before it had compared the whole.
    const sync::BlobPut nothing_more{ask.hash, there, ask.total, {}};
    co_await answer(nothing_more);
    co_return;
  }
  if (const auto whole = parts_.blobs.sizeOf(ask.hash)) {
    const BlobRight right = co_await rightToBlob(ask.hash, Uuid{});
    if (right == BlobRight::open) co_await noteSender(ask.hash);
    if (right != BlobRight::none) there = *whole;
  }
  if (!closing_) apply(session_->onBlobHave({ask.hash, there}));
}

asio::awaitable<void> DeviceSession::answer(const sync::BlobPut& put) {
  const auto add = [&] { return parts_.blobs.add(hello_.device_id, put.hash, put.offset, put.total, put.bytes); };
  const BlobFolder::Added added = co_await onBlockingThread(add);
  host_.blobs_disk_full_ = false;
  if (added.is_whole) co_await noteSender(put.hash);
  if (!closing_) apply(session_->onBlobHave({put.hash, added.bytes}));
}

asio::awaitable<void> DeviceSession::answer(const sync::BlobGet& get) {
  const auto whole = parts_.blobs.sizeOf(get.hash);
  BlobRight right = BlobRight::none;
  if (whole && !get.attachment_id.isNil()) right = co_await rightToBlob(get.hash, get.attachment_id);
  if (right == BlobRight::none) {
    outgoing_parts_.emplace_back(sync::BlobMissing{get.hash});
    startWriting();
    co_return;
  }
  const std::size_t length =
      get.length == 0 ? sync::blobPartBytes : std::min<std::size_t>(get.length, sync::blobPartBytes);
  const auto readPart = [&] { return parts_.blobs.read(get.hash, get.offset, length); };
  std::string bytes = co_await onBlockingThread(readPart);
  outgoing_parts_.emplace_back(sync::BlobPart{get.hash, get.offset, *whole, std::move(bytes)});
  startWriting();
}

}  // namespace carnet::server
