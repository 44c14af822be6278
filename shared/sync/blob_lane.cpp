#include "shared/sync/blob_lane.h"

#include <algorithm>
#include <utility>

namespace carnet::sync {

namespace {

// More than one, so that the line does not stand still between two small ones.
constexpr std::size_t blobsAtOnce = 4;

template <class Blobs>
auto findBlob(Blobs& blobs, const Sha256& hash) {
  return std::find_if(blobs.begin(), blobs.end(), [&](const auto& blob) { return blob.hash == hash; });
}

}  // namespace

void BlobLane::open(std::uint32_t window_bytes) {
  close();
  is_open_ = store_ != nullptr;
  up_ = down_ = BlobPace(window_bytes);
}

void BlobLane::close() {
  is_open_ = false;
  uploads_.clear();
  downloads_.clear();
  sent_.clear();
  asked_.clear();
}

void BlobLane::offerAgain() {
  if (store_ != nullptr) store_->offerAgain();
}

void BlobLane::more(Waiting records, Instant now, std::vector<Message>& send) {
  if (!is_open_) return;
  takeUp(send);
  has_work_ = !uploads_.empty() || !downloads_.empty();
  if (!records.up) sendParts(now, send);
  if (!records.down) askForParts(now, send);
}

void BlobLane::takeUp(std::vector<Message>& send) {
  const auto is_refused = [](const Upload& upload) { return upload.is_refused; };
  const std::size_t most = blobsAtOnce + static_cast<std::size_t>(std::ranges::count_if(uploads_, is_refused));
  if (uploads_.size() < most) {
    for (const BlobStore::Upload& waiting : store_->uploads(most)) {
      if (uploads_.size() >= most || findBlob(uploads_, waiting.hash) != uploads_.end()) continue;
      uploads_.push_back({.hash = waiting.hash, .total = waiting.total, .under_way = 1});
      sent_.push_back({.hash = waiting.hash});
      send.push_back(BlobAsk{waiting.hash, waiting.total});
    }
  }
  // In the store's order also when a person has asked for one meanwhile; those it displaces go on behind it.
  std::deque<Download> next;
  for (const BlobStore::Download& wanted : store_->downloads(blobsAtOnce)) {
    const auto known = findBlob(downloads_, wanted.hash);
    if (known == downloads_.end()) {
      next.push_back({.hash = wanted.hash, .attachment_id = wanted.attachment_id, .next = wanted.offset});
    } else {
      next.push_back(*known);
      downloads_.erase(known);
    }
  }
  std::ranges::copy_if(downloads_, std::back_inserter(next), [](const Download& left) { return left.under_way > 0; });
  downloads_ = std::move(next);
}

void BlobLane::sendParts(Instant now, std::vector<Message>& send) {
  for (Upload& upload : uploads_) {
    while (upload.is_known && !upload.is_lost && !upload.is_refused && upload.next < upload.total) {
      const std::size_t room = up_.room();
      if (room == 0) return;
      BlobPut put{upload.hash, upload.next, upload.total, store_->read(upload.hash, upload.next, room)};
      if (put.bytes.empty()) {
        upload.is_refused = true;
        break;
      }
      up_.began(put.bytes.size(), now);
      upload.next += put.bytes.size();
      ++upload.under_way;
      sent_.push_back({upload.hash, upload.next, true});
      send.push_back(std::move(put));
    }
  }
}

void BlobLane::askForParts(Instant now, std::vector<Message>& send) {
  for (Download& download : downloads_) {
    // Its first part tells how long it is.
    while (!download.is_lost && (download.total == 0 ? download.under_way == 0 : download.next < download.total)) {
      const std::size_t room = down_.room();
      if (room == 0) return;
      down_.began(room, now);
      asked_.push_back({download.hash, download.next, room});
      send.push_back(BlobGet{download.hash, download.next, download.attachment_id, static_cast<std::uint32_t>(room)});
      download.next += room;
      ++download.under_way;
    }
  }
}

bool BlobLane::onHave(const BlobHave& have, Instant now) {
  if (sent_.empty() || sent_.front().hash != have.hash) return false;
  const Sent answered = sent_.front();
  sent_.pop_front();
  if (answered.is_part) up_.ended(now);
  const auto upload = findBlob(uploads_, have.hash);
  if (upload == uploads_.end()) return false;
  if (upload->under_way > 0) --upload->under_way;
  if (have.offset >= upload->total) {
    store_->markUploaded(have.hash);
    uploads_.erase(upload);
    return true;
  }
  if (!answered.is_part) {
    upload->is_known = true;
    upload->next = have.offset;
    return false;
  }
  // All of it had arrived, and was not what its hash says.
  if (have.offset == 0 && answered.end == upload->total && !upload->is_lost) upload->is_refused = true;
  if (have.offset != answered.end) upload->is_lost = true;
  if (!upload->is_lost) return false;
  upload->next = have.offset;
  upload->is_lost = upload->under_way > 0;
  return false;
}

bool BlobLane::onPart(const BlobPart& part, Instant now) {
  if (asked_.empty() || asked_.front().hash != part.hash || asked_.front().offset != part.offset) return false;
  const Asked asked = asked_.front();
  asked_.pop_front();
  down_.ended(now);
  store_->append(part.hash, part.offset, part.total, part.bytes);
  const auto download = findBlob(downloads_, part.hash);
  if (download == downloads_.end()) return true;
  if (download->under_way > 0) --download->under_way;
  const std::uint64_t end = part.offset + part.bytes.size();
  download->total = part.total;
  // What the server cannot read is as good as missing.
  if (part.bytes.empty() && end < part.total) store_->markMissing(part.hash);
  if (end != std::min<std::uint64_t>(part.offset + asked.length, part.total)) download->is_lost = true;
  if (end >= part.total || (download->is_lost && download->under_way == 0)) downloads_.erase(download);
  return true;
}

void BlobLane::onMissing(const BlobMissing& missing, Instant now) {
  if (asked_.empty() || asked_.front().hash != missing.hash) return;
  asked_.pop_front();
  down_.ended(now);
  store_->markMissing(missing.hash);
  const auto download = findBlob(downloads_, missing.hash);
  if (download != downloads_.end()) downloads_.erase(download);
}

}  // namespace carnet::sync
