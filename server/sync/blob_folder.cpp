#include "server/sync/blob_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>

#include <sodium.h>

namespace carnet::server {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const char* what, const fs::path& path) {
  throw fs::filesystem_error(what, path, std::error_code(errno, std::generic_category()));
}

class File {
 public:
  File(const fs::path& path, int flags) : path_(path), descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0) fail("cannot open", path);
  }
  ~File() { ::close(descriptor_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  void writeAt(std::uint64_t offset, std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
      if (written < 0 && errno != EINTR) fail("cannot write", path_);
      if (written <= 0) continue;
      bytes.remove_prefix(static_cast<std::size_t>(written));
      offset += static_cast<std::uint64_t>(written);
    }
  }
  void sync() {
    if (::fsync(descriptor_) != 0) fail("cannot write to the disk", path_);
  }

 private:
  fs::path path_;
  int descriptor_;
};

void syncFolder(const fs::path& folder) { File(folder, O_RDONLY | O_DIRECTORY).sync(); }

Sha256 hashOfFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  std::string buffer(256 * 1024, '\0');
  while (file) {
    file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(buffer.data()),
                              static_cast<unsigned long long>(file.gcount()));
  }
  Sha256 hash;
  crypto_hash_sha256_final(&state, hash.data());
  return hash;
}

Instant touchedAt(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) fail("cannot look at", path);
  return {status.st_mtim.tv_sec * std::int64_t{1000} + status.st_mtim.tv_nsec / 1'000'000};
}

void makePrivate(const fs::path& folder) {
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all);
}

}  // namespace

BlobFolder::BlobFolder(fs::path folder) : folder_(std::move(folder)) { makePrivate(folder_); }

fs::path BlobFolder::placeOf(const Sha256& hash) const {
  const std::string name = toHex(hash);
  return folder_ / name.substr(0, 2) / name;
}

fs::path BlobFolder::partOf(const Uuid& device_id, const Sha256& hash) const {
  return folder_ / "arriving" / device_id.toString() / toHex(hash);
}

std::optional<std::uint64_t> BlobFolder::sizeOf(const Sha256& hash) const {
  std::error_code missing;
  const std::uintmax_t size = fs::file_size(placeOf(hash), missing);
  if (missing) return std::nullopt;
  return size;
}

std::string BlobFolder::read(const Sha256& hash, std::uint64_t offset, std::size_t length) const {
  std::ifstream file(placeOf(hash), std::ios::binary);
  file.seekg(static_cast<std::streamoff>(offset));
  std::string bytes(length, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(length));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return bytes;
}

std::uint64_t BlobFolder::receivedFrom(const Uuid& device_id, const Sha256& hash) const {
  std::error_code missing;
  const std::uintmax_t size = fs::file_size(partOf(device_id, hash), missing);
  return missing ? 0 : size;
}

void BlobFolder::makeRoomIn(const fs::path& arriving) const {
  std::vector<std::pair<std::int64_t, fs::path>> parts;
  for (const fs::directory_entry& part : fs::directory_iterator(arriving)) {
    parts.emplace_back(touchedAt(part.path()).unix_ms, part.path());
  }
  if (parts.size() < maxArriving) return;
  fs::remove(std::min_element(parts.begin(), parts.end())->second);
}

BlobFolder::Added BlobFolder::add(const Uuid& device_id, const Sha256& hash, std::uint64_t offset, std::uint64_t total,
                                  std::string_view bytes) const {
  const fs::path part = partOf(device_id, hash);
  const std::uint64_t there = receivedFrom(device_id, hash);
  if (offset != there || there > total || total > maxBlobBytes || bytes.size() > total - there) return {there};
  makePrivate(part.parent_path());
  if (there == 0) makeRoomIn(part.parent_path());
  {
    // At its place, not at the end: another node may be writing the same part for a link that was displaced.
    File file(part, O_WRONLY | O_CREAT);
    file.writeAt(there, bytes);
    if (there + bytes.size() < total) return {there + bytes.size()};
    file.sync();
  }
  if (hashOfFile(part) != hash) {
    fs::remove(part);
    return {};
  }
  const fs::path place = placeOf(hash);
  makePrivate(place.parent_path());
  fs::rename(part, place);
  syncFolder(place.parent_path());
  return {total, true};
}

std::vector<BlobFolder::Arriving> BlobFolder::arrivingBefore(Instant at) const {
  std::vector<Arriving> found;
  const fs::path arriving = folder_ / "arriving";
  if (!fs::exists(arriving)) return found;
  for (const fs::directory_entry& device : fs::directory_iterator(arriving)) {
    const auto device_id = Uuid::parse(device.path().filename().string());
    if (!device_id || !device.is_directory()) continue;
    for (const fs::directory_entry& part : fs::directory_iterator(device)) {
      if (!part.is_regular_file()) continue;
      const Arriving one{*device_id, part.path().filename().string(), part.file_size(), touchedAt(part.path())};
      if (one.touched_at < at) found.push_back(one);
    }
  }
  return found;
}

bool BlobFolder::forget(const Arriving& part) const {
  const fs::path path = folder_ / "arriving" / part.device_id.toString() / part.hash;
  if (!fs::exists(path) || touchedAt(path) > part.touched_at) return false;
  return fs::remove(path);
}

}  // namespace carnet::server
