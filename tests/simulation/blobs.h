// Photos in memory: those of a device, and those at the server.
#pragma once

#include <map>

#include "shared/sync/local_store.h"

namespace carnet::simulation {

class MemoryBlobs final : public sync::BlobStore {
 public:
  std::vector<Upload> uploads(std::size_t limit) override;
  void markUploaded(const Sha256& hash) override { uploads_.erase(hash); }
  void offerAgain() override {
    for (const auto& [hash, bytes] : whole_) uploads_[hash] = bytes.size();
  }
  std::string read(const Sha256& hash, std::uint64_t offset, std::size_t size) override;
  std::vector<Download> downloads(std::size_t limit) override;
  void append(const Sha256& hash, std::uint64_t offset, std::uint64_t total, std::string_view bytes) override;
  void markMissing(const Sha256& hash) override { wishes_.erase(hash); }

  // A photo was taken here.
  Sha256 add(std::string bytes);
  void wish(const Sha256& hash, const Uuid& attachment_id);
  bool has(const Sha256& hash) const;
  // Its content is another than its hash says.
  void damage(const Sha256& hash) { whole_[hash].front() ^= 1; }
  std::size_t countWishes() const { return wishes_.size(); }
  std::size_t countUploads() const { return uploads_.size(); }

 private:
  std::map<Sha256, std::string> whole_, partial_;
  std::map<Sha256, std::uint64_t> uploads_;
  std::map<Sha256, Uuid> wishes_;
};

// The server's: appends parts in order, answers how far it has one.
class ServerBlobs {
 public:
  std::uint64_t have(const Sha256& hash) const;
  std::uint64_t put(const sync::BlobPut& part);
  // Whole ones only.
  const std::string* find(const Sha256& hash) const;
  std::size_t count() const { return whole_.size(); }
  // Drops what has arrived of one that is not whole.
  void forget(const Sha256& hash) { partial_.erase(hash); }

 private:
  std::map<Sha256, std::string> whole_, partial_;
};

}  // namespace carnet::simulation
