#include "client/replica/file_blob_store.h"

#include "client/replica/blob_file.h"
#include "client/replica/database.h"
#include "client/replica/replica_error.h"

namespace carnet::client {

namespace {

constexpr Duration stillInUse = Duration::minutes(10);
constexpr const char* sumHeld =
    "SELECT total(iif(b.is_whole, b.total, b.here)), total(iif(b.is_whole AND NOT b.is_uploaded, b.total, 0)),"
    " total(iif(coalesce(s.is_ahead, 0), iif(b.is_whole, b.total, b.here), 0))"
    " FROM sync_blob b LEFT JOIN sync_blob_stay s ON s.hash = b.hash";
constexpr const char* selectOldest =
    "SELECT b.hash, b.total FROM sync_blob b LEFT JOIN sync_blob_stay s ON s.hash = b.hash"
    " WHERE b.is_whole = 1 AND b.is_uploaded = 1 AND coalesce(s.is_ahead, 0) = 0 AND coalesce(s.used_at, 0) < ?"
    " ORDER BY coalesce(s.used_at, 0), b.no";
constexpr const char* selectWanted =
    "SELECT b.hash, b.here, b.attachment_id FROM sync_blob b LEFT JOIN sync_blob_stay s ON s.hash = b.hash"
    " WHERE b.is_whole = 0 AND b.is_missing = 0 AND b.attachment_id IS NOT NULL"
    " ORDER BY coalesce(s.used_at, 0) = 0, b.no LIMIT ?";

}  // namespace

FileBlobStore::FileBlobStore(const std::filesystem::path& folder, Database& database, const Clock& clock)
    : folder_(folder), database_(database), clock_(clock) {
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
  noteUse(hash);
  open_uploads_.reset();
  std::filesystem::rename(part, path, error);
  orFail(error, path);
  return hash;
}

bool FileBlobStore::isHere(const Sha256& hash) const {
  std::error_code error;
  return std::filesystem::exists(pathOf(folder_, hash), error);
}

void FileBlobStore::want(const Sha256& hash, const Uuid& attachment_id) {
  noteUse(hash);
  if (!isHere(hash)) ask({hash, attachment_id});
}

void FileBlobStore::noteUse(const Sha256& hash) {
  Run(database_.cached("INSERT INTO sync_blob_stay VALUES (?, ?, 0) "
                       "ON CONFLICT (hash) DO UPDATE SET used_at = excluded.used_at"),
      hash, clock_.now().unix_ms)
      .finish();
}

void FileBlobStore::keepAhead(const std::vector<FileWish>& contents) {
  Run(database_.cached("UPDATE sync_blob_stay SET is_ahead = 0 WHERE is_ahead = 1")).finish();
  for (const FileWish& wish : contents) {
    Run(database_.cached("INSERT INTO sync_blob_stay VALUES (?, 0, 1) ON CONFLICT (hash) DO UPDATE SET is_ahead = 1"),
        wish.hash)
        .finish();
    if (!isHere(wish.hash)) ask(wish);
  }
  makeRoom();
}

void FileBlobStore::setCap(std::int64_t bytes) {
  cap_ = bytes;
  makeRoom();
}

FilesHeld FileBlobStore::held() {
  Run run(database_.cached(sumHeld));
  run.next();
  return {run.number(0), run.number(1), run.number(2), cap_};
}

void FileBlobStore::makeRoom() {
  std::int64_t bytes = held().bytes;
  std::vector<Sha256> oldest;
  if (bytes > cap_) {
    Run run(database_.cached(selectOldest), (clock_.now() - stillInUse).unix_ms);
    for (; bytes > cap_ && run.next(); bytes -= run.number(1)) oldest.push_back(run.hash(0));
  }
  for (const Sha256& hash : oldest) {
    // The file first: a row without its file is mended by the next wish, a file without its row is counted by nobody.
    std::error_code error;
    std::filesystem::remove(pathOf(folder_, hash), error);
    if (error) continue;
    Run(database_.cached("DELETE FROM sync_blob WHERE hash = ?"), hash).finish();
    Run(database_.cached("DELETE FROM sync_blob_stay WHERE hash = ?"), hash).finish();
  }
}

void FileBlobStore::ask(const FileWish& wish) {
  Run(database_.cached("INSERT INTO sync_blob (hash, total, here, is_whole, is_uploaded, is_missing, attachment_id) "
                       "VALUES (?, 0, 0, 0, 0, 0, ?) "
                       "ON CONFLICT (hash) DO UPDATE SET is_missing = 0, attachment_id = excluded.attachment_id, "
                       "here = iif(is_whole = 1, 0, here), is_whole = 0"),
      wish.hash, wish.attachment_id)
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
  makeRoom();
}

void FileBlobStore::offerAgain() {
  // What no row names any more nobody is waiting for.
  Run(database_.cached("UPDATE sync_blob SET is_uploaded = 0 WHERE is_whole = 1 AND EXISTS (SELECT 1 FROM attachment"
                       " WHERE sha256 = lower(hex(sync_blob.hash)) AND deleted_at IS NULL)"))
      .finish();
  open_uploads_.reset();
}

std::string FileBlobStore::read(const Sha256& hash, std::uint64_t offset, std::size_t size) {
  return BlobFile(pathOf(folder_, hash), BlobFile::Mode::read).read(offset, size);
}

std::vector<sync::BlobStore::Download> FileBlobStore::downloads(std::size_t limit) {
  Run run(database_.cached(selectWanted), static_cast<std::int64_t>(limit));
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
  noteUse(hash);
  makeRoom();
  if (on_arrived) on_arrived(hash);
}

void FileBlobStore::markMissing(const Sha256& hash) {
  Run(database_.cached("UPDATE sync_blob SET is_missing = 1 WHERE hash = ?"), hash).finish();
  if (on_missing) on_missing();
}

}  // namespace carnet::client
