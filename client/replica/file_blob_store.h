// Attachments on the device: a file per content under FOLDER/blobs, named by its SHA-256; what is whole, to be sent or
// asked for stands in the replica's own tables, so that a wish is as durable as the change set that goes with it.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "shared/sync/local_store.h"

namespace carnet::client {

class Database;

inline constexpr std::size_t maxAttachmentBytes = 64u << 20;

// On the writer thread, except pathOf. Faults are thrown as ReplicaError.
class FileBlobStore final : public sync::BlobStore {
 public:
  FileBlobStore(const std::filesystem::path& folder, Database& database);

  // Writes the content, then marks it whole and to be sent; durable when it returns. Twice is once.
  Sha256 keep(std::string_view bytes);
  // Wishes to have this content; no effect when it is here.
  void want(const Sha256& hash, const Uuid& attachment_id);
  // What the server did not have may have arrived there meanwhile: asked for again.
  void wantMissingAgain();
  // Where a whole file stands; a file under this name is whole.
  static std::filesystem::path pathOf(const std::filesystem::path& folder, const Sha256& hash);
  // Files that the server is not known to have.
  std::int64_t openUploads();
  // Called when a download is whole, and when the server did not have one.
  std::function<void(const Sha256&)> on_arrived;
  std::function<void()> on_missing;

  std::vector<Upload> uploads(std::size_t limit) override;
  void markUploaded(const Sha256& hash) override;
  std::string read(const Sha256& hash, std::uint64_t offset, std::size_t size) override;
  std::vector<Download> downloads(std::size_t limit) override;
  void append(const Sha256& hash, std::uint64_t offset, std::uint64_t total, std::string_view bytes) override;
  void markMissing(const Sha256& hash) override;

 private:
  std::filesystem::path partOf(const Sha256& hash) const;
  void finish(const Sha256& hash, std::uint64_t total);

  std::filesystem::path folder_;
  Database& database_;
  std::optional<std::int64_t> open_uploads_;
};

}  // namespace carnet::client
