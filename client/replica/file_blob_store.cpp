#include "client/replica/file_blob_store.h"

#include "client/replica/blob_file.h"
#include "client/replica/database.h"
#include "client/replica/replica_error.h"

namespace carnet::client {

FileBlobStore::FileBlobStore(const std::filesystem::path& folder, Database& database)
    : folder_(folder), database_(database) {
  // A power cut may undo a renaming whose content is safe; what was never sent exists only here.
  std::vector<Sha256> own;
  {
    Run run(database_.cached("SELECT hash FROM sync_blob WHERE is_whole = 1 AND is_uploaded = 0"));
    while (run.next()) own.push_back(run.hash(0));
  }
  for (const Sha256& hash : own) {
    std::error_code error;
    const auto path = pathOf(folder_, hash);
    if (!std::filesystem::exists(path, error)) std::filesystem::rename(partOf(hash), path, error);
  }
}

std::filesystem::path FileBlobStore::pathOf(const std::filesystem::path& folder, const Sha256& hash) {
  const std::string name = toHex(hash);
  return folder / "blobs" / name.substr(0, 2) / name;
}

std::filesystem::path FileBlobStore::partOf(const Sha256& hash) const {
  return pathOf(folder_, hash).replace_extension(".part");
}

Sha256 FileBlobStore::keep(std::string_view bytes) {
  const Sha256 hash = sha256(bytes);
  {
    Run run(database_.cached("SELECT is_whole FROM sync_blob WHERE hash = ?"), hash);
    std::error_code ignored;
    if (run.next() && run.number(0) != 0 && std::filesystem::exists(pathOf(folder_, hash), ignored)) return hash;
  }
  const std::filesystem::path part = partOf(hash), path = pathOf(folder_, hash);
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  orFail(error, path);
  {
    BlobFile file(part, BlobFile::Mode::write);
    file.truncate(0);
    file.write(0, bytes);
    file.sync();
  }
  database_.setDurable(true);
  Run(database_.cached("INSERT INTO sync_blob (hash, total, here, is_whole, is_uploaded, is_missing) "
                       "VALUES (?, ?, ?, 1, 0, 0) "
                       "ON CONFLICT (hash) DO UPDATE SET total = excluded.total, here = excluded.here, is_whole = 1"),
      hash, static_cast<std::int64_t>(bytes.size()), static_cast<std::int64_t>(bytes.size()))
      .finish();
  open_uploads_.reset();
  std::filesystem::rename(part, path, error);
  orFail(error, path);
  return hash;
}

void FileBlobStore::want(const Sha256& hash, const Uuid& attachment_id) {
  std::error_code error;
  const bool is_here = std::filesystem::exists(pathOf(folder_, hash), error);
  if (is_here) return;
  Run(database_.cached("INSERT INTO sync_blob (hash, total, here, is_whole, is_uploaded, is_missing, attachment_id) "
                       "VALUES (?, 0, 0, 0, 0, 0, ?) "
                       "ON CONFLICT (hash) DO UPDATE SET is_missing = 0, attachment_id = excluded.attachment_id, "
                       "here = iif(is_whole = 1, 0, here), is_whole = 0"),
      hash, attachment_id)
      .finish();
}

std::int64_t FileBlobStore::openUploads() {
  if (!open_uploads_) {
    open_uploads_ =
        database_.number("SELECT count(*) FROM sync_blob WHERE is_whole = 1 AND is_uploaded = 0").value_or(0);
  }
  return *open_uploads_;
}

void FileBlobStore::wantMissingAgain() {
  Run(database_.cached("UPDATE sync_blob SET is_missing = 0 WHERE is_whole = 0 AND is_missing = 1")).finish();
}

std::vector<sync::BlobStore::Upload> FileBlobStore::uploads(std::size_t limit) {
  Run run(database_.cached("SELECT hash, total FROM sync_blob WHERE is_whole = 1 AND is_uploaded = 0 ORDER BY no"));
  std::vector<Upload> out;
  while (out.size() < limit && run.next()) {
    // A file that somebody deleted must not hold up the others.
    std::error_code error;
    const Sha256 hash = run.hash(0);
    if (std::filesystem::exists(pathOf(folder_, hash), error))
      out.push_back({hash, static_cast<std::uint64_t>(run.number(1))});
  }
  return out;
}

void FileBlobStore::markUploaded(const Sha256& hash) {
  Run(database_.cached("UPDATE sync_blob SET is_uploaded = 1 WHERE hash = ?"), hash).finish();
  open_uploads_.reset();
}

std::string FileBlobStore::read(const Sha256& hash, std::uint64_t offset, std::size_t size) {
  return BlobFile(pathOf(folder_, hash), BlobFile::Mode::read).read(offset, size);
}

std::vector<sync::BlobStore::Download> FileBlobStore::downloads(std::size_t limit) {
  Run run(database_.cached("SELECT hash, here, attachment_id FROM sync_blob "
                           "WHERE is_whole = 0 AND is_missing = 0 AND attachment_id IS NOT NULL "
                           "ORDER BY no LIMIT ?"),
          static_cast<std::int64_t>(limit));
  std::vector<Download> out;
  while (run.next()) out.push_back({run.hash(0), static_cast<std::uint64_t>(run.number(1)), run.id(2)});
  return out;
}

void FileBlobStore::append(const Sha256& hash, std::uint64_t offset, std::uint64_t total, std::string_view bytes) {
  std::uint64_t here = 0;
  {
    Run run(database_.cached("SELECT here, is_whole FROM sync_blob WHERE hash = ?"), hash);
    if (!run.next() || run.number(1) != 0) return;
    here = static_cast<std::uint64_t>(run.number(0));
  }
  if (total > maxAttachmentBytes) {
    // Not asked for again unless a person does.
    Run(database_.cached("UPDATE sync_blob SET is_missing = 2 WHERE hash = ?"), hash).finish();
    return;
  }
  // A part that came twice, or out of place: the next question says where to go on.
  if (offset != here || bytes.size() > total - offset) return;
  const std::filesystem::path part = partOf(hash);
  std::error_code error;
  std::filesystem::create_directories(part.parent_path(), error);
  orFail(error, part);
  {
    BlobFile file(part, BlobFile::Mode::write);
    file.write(offset, bytes);
    if (offset + bytes.size() == total) {
      file.truncate(total);
      file.sync();
    }
  }
  Run(database_.cached("UPDATE sync_blob SET here = ?, total = ? WHERE hash = ?"),
      static_cast<std::int64_t>(offset + bytes.size()), static_cast<std::int64_t>(total), hash)
      .finish();
  if (offset + bytes.size() == total) finish(hash, total);
}

void FileBlobStore::finish(const Sha256& hash, std::uint64_t total) {
  const std::filesystem::path part = partOf(hash), path = pathOf(folder_, hash);
  std::error_code error;
  if (sha256(BlobFile(part, BlobFile::Mode::read).read(0, static_cast<std::size_t>(total))) != hash) {
    std::filesystem::remove(part, error);
    Run(database_.cached("UPDATE sync_blob SET here = 0 WHERE hash = ?"), hash).finish();
    return markMissing(hash);
  }
  std::filesystem::rename(part, path, error);
  orFail(error, path);
  Run(database_.cached("UPDATE sync_blob SET is_whole = 1, is_uploaded = 1 WHERE hash = ?"), hash).finish();
  if (on_arrived) on_arrived(hash);
}

void FileBlobStore::markMissing(const Sha256& hash) {
  Run(database_.cached("UPDATE sync_blob SET is_missing = 1 WHERE hash = ?"), hash).finish();
  if (on_missing) on_missing();
}

}  // namespace carnet::client
