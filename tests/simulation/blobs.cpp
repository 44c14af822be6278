#include "tests/simulation/blobs.h"

#include <algorithm>

namespace carnet::simulation {

std::vector<sync::BlobStore::Upload> MemoryBlobs::uploads(std::size_t limit) {
  std::vector<Upload> out;
  for (const auto& [hash, total] : uploads_) {
    if (out.size() < limit) out.push_back({hash, total});
  }
  return out;
}

std::string MemoryBlobs::read(const Sha256& hash, std::uint64_t offset, std::size_t size) {
  const auto found = whole_.find(hash);
  return found == whole_.end() || offset > found->second.size() ? std::string() : found->second.substr(offset, size);
}

std::vector<sync::BlobStore::Download> MemoryBlobs::downloads(std::size_t limit) {
  std::vector<Download> out;
  for (const auto& [hash, attachment] : wishes_) {
    if (out.size() < limit) out.push_back({hash, partial_[hash].size(), attachment});
  }
  return out;
}

void MemoryBlobs::append(const Sha256& hash, std::uint64_t offset, std::uint64_t total, std::string_view bytes) {
  std::string& part = partial_[hash];
  if (offset != part.size()) return;
  part += bytes;
  if (part.size() < total) return;
  if (sha256(part) == hash) {
    whole_[hash] = std::move(part);
    wishes_.erase(hash);
  }
  partial_.erase(hash);
}

Sha256 MemoryBlobs::add(std::string bytes) {
  const Sha256 hash = sha256(bytes);
  uploads_[hash] = bytes.size();
  whole_[hash] = std::move(bytes);
  return hash;
}

void MemoryBlobs::wish(const Sha256& hash, const Uuid& attachment_id) {
  if (!has(hash)) wishes_[hash] = attachment_id;
}

bool MemoryBlobs::has(const Sha256& hash) const { return whole_.contains(hash); }

std::uint64_t ServerBlobs::have(const Sha256& hash) const {
  if (const auto found = whole_.find(hash); found != whole_.end()) return found->second.size();
  const auto found = partial_.find(hash);
  return found == partial_.end() ? 0 : found->second.size();
}

std::uint64_t ServerBlobs::put(const sync::BlobPut& part) {
  if (whole_.contains(part.hash)) return have(part.hash);
  std::string& bytes = partial_[part.hash];
  if (part.offset == bytes.size()) bytes += part.bytes;
  if (bytes.size() < part.total) return bytes.size();
  std::string all = std::move(bytes);
  partial_.erase(part.hash);
  if (sha256(all) != part.hash) return 0;
  const std::uint64_t size = all.size();
  whole_[part.hash] = std::move(all);
  return size;
}

const std::string* ServerBlobs::find(const Sha256& hash) const {
  const auto found = whole_.find(hash);
  return found == whole_.end() ? nullptr : &found->second;
}

}  // namespace carnet::simulation
