#include "client/replica/blob_file.h"

#include <sqlite3.h>

#include <algorithm>

#include "client/replica/replica_error.h"

namespace carnet::client {

namespace {

// The Unix layer takes less than 128 KiB at once.
constexpr std::size_t step = 64 * 1024;

}  // namespace

BlobFile::BlobFile(const std::filesystem::path& path, Mode mode) {
  const std::u8string name = std::filesystem::absolute(path).u8string();
  path_.assign(name.begin(), name.end());
  // The file layer looks behind the name for parameters, which end with one more NUL.
  path_.push_back('\0');
  sqlite3_vfs* vfs = sqlite3_vfs_find(nullptr);
  memory_.resize(static_cast<std::size_t>(vfs->szOsFile) / sizeof(std::uint64_t) + 1);
  file_ = reinterpret_cast<sqlite3_file*>(memory_.data());
  // As a super-journal: no locks, and the first sync makes the folder's entry durable too.
  const int flags = SQLITE_OPEN_SUPER_JOURNAL |
                    (mode == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  const int code = vfs->xOpen(vfs, path_.c_str(), file_, flags, nullptr);
  if (code == SQLITE_OK) return;
  if (file_->pMethods != nullptr) file_->pMethods->xClose(file_);
  fail(code, "open");
}

BlobFile::~BlobFile() { file_->pMethods->xClose(file_); }

void BlobFile::fail(int code, const char* doing) const {
  const std::string text = std::string(path_.c_str()) + ": cannot " + doing + " (" + sqlite3_errstr(code) + ")";
  throw ReplicaError({(code & 0xff) == SQLITE_FULL ? "replica.disk_full" : "replica.io", "", {path_.c_str()}}, text);
}

std::uint64_t BlobFile::size() {
  sqlite3_int64 size = 0;
  if (const int code = file_->pMethods->xFileSize(file_, &size); code != SQLITE_OK) fail(code, "measure");
  return static_cast<std::uint64_t>(size);
}

std::string BlobFile::read(std::uint64_t offset, std::size_t size) {
  const std::uint64_t here = this->size();
  if (offset >= here) return {};
  size = static_cast<std::size_t>(std::min<std::uint64_t>(size, here - offset));
  std::string bytes(size, '\0');
  for (std::size_t at = 0; at < size; at += step) {
    const int code = file_->pMethods->xRead(file_, bytes.data() + at, static_cast<int>(std::min(step, size - at)),
                                            static_cast<sqlite3_int64>(offset + at));
    if (code != SQLITE_OK) fail(code, "read");
  }
  return bytes;
}

void BlobFile::write(std::uint64_t offset, std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size(); at += step) {
    const std::string_view piece = bytes.substr(at, step);
    const int code = file_->pMethods->xWrite(file_, piece.data(), static_cast<int>(piece.size()),
                                             static_cast<sqlite3_int64>(offset + at));
    if (code != SQLITE_OK) fail(code, "write");
  }
}

void BlobFile::truncate(std::uint64_t size) {
  if (const int code = file_->pMethods->xTruncate(file_, static_cast<sqlite3_int64>(size)); code != SQLITE_OK) {
    fail(code, "truncate");
  }
}

void BlobFile::sync() {
  if (const int code = file_->pMethods->xSync(file_, SQLITE_SYNC_NORMAL); code != SQLITE_OK) fail(code, "sync");
}

}  // namespace carnet::client
