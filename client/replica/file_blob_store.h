// Attachments on the device: a file per content under FOLDER/blobs, named by its SHA-256; what is whole, to be sent or
// asked for stands in the replica's own tables, so that a wish is as durable as the change set that goes with it.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "shared/core/time.h"
#include "shared/sync/local_store.h"

namespace carnet::client {

class Database;

inline constexpr std::size_t maxAttachmentBytes = 64u << 20;
// How much the contents of attachments may take on a device before the oldest go, unless the person says otherwise.
inline constexpr std::int64_t defaultFilesCap = 2'000'000'000;

// What the contents of attachments take on this device, in bytes; those that are still arriving with what has come.
struct FilesHeld {
  std::int64_t bytes = 0;
  std::int64_t unsent = 0;  // of them not at the server yet
  std::int64_t ahead = 0;   // of them kept for what is planned
  std::int64_t cap = defaultFilesCap;
};

// A content and the row through which it may be asked for.
struct FileWish {
  Sha256 hash{};
  Uuid attachment_id;
};

// On the writer thread, except pathOf. Faults are thrown as ReplicaError.
//
// What the server has as well goes again when all of it together passes the cap: first what was used longest ago, never
// what is kept for what is planned, and never what came or was opened in the last ten minutes. What the server is not
// known to have never goes. So the cap may be exceeded by these.
class FileBlobStore final : public sync::BlobStore {
 public:
  FileBlobStore(const std::filesystem::path& folder, Database& database, const Clock& clock);

  // Writes the content, then marks it whole and to be sent; durable when it returns. Twice is once.
  Sha256 keep(std::string_view bytes);
  // A person opens this content: one that is not here is asked for, before those that are fetched ahead; one that is here
  // counts as used now.
  void want(const Sha256& hash, const Uuid& attachment_id);
  // What is to be here for what is planned: asked for, and kept until the next call leaves it out.
  void keepAhead(const std::vector<FileWish>& contents);
  void setCap(std::int64_t bytes);
  FilesHeld held();
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
  void offerAgain() override;
  std::string read(const Sha256& hash, std::uint64_t offset, std::size_t size) override;
  std::vector<Download> downloads(std::size_t limit) override;
  void append(const Sha256& hash, std::uint64_t offset, std::uint64_t total, std::string_view bytes) override;
  void markMissing(const Sha256& hash) override;

 private:
  std::filesystem::path partOf(const Sha256& hash) const;
  void finish(const Sha256& hash, std::uint64_t total);
  bool isHere(const Sha256& hash) const;
  void ask(const FileWish& wish);
  void noteUse(const Sha256& hash);
  void makeRoom();

  std::filesystem::path folder_;
  Database& database_;
  const Clock& clock_;
  std::int64_t cap_ = defaultFilesCap;
  std::optional<std::int64_t> open_uploads_;
};

}  // namespace carnet::client
