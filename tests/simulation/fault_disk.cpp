#include "tests/simulation/fault_disk.h"

#ifdef CARNET_WITH_REPLICA

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace carnet::simulation {

namespace {

constexpr std::size_t sectorBytes = 512;

// A write or, without `written`, a truncation that no sync has followed.
struct Unsynced {
  sqlite3_int64 offset = 0;
  sqlite3_int64 size_before = 0, size_after = 0;  // of the file
  std::string stood, written;
};

struct FolderState {
  bool is_stopped = false;
  std::size_t fails_in = 0;  // 0: never
  std::map<std::string, std::vector<Unsynced>> files;
};

std::mutex faultsMutex;
std::map<std::string, FolderState> folders;

FolderState* folderOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const auto found = slash == path.npos ? folders.end() : folders.find(path.substr(0, slash));
  return found == folders.end() ? nullptr : &found->second;
}

// What SQLite has open; the real file lies behind it.
struct OpenFile {
  sqlite3_file base;
  std::string* path;
};

sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<OpenFile*>(file) + 1);
}
const std::string& pathOf(sqlite3_file* file) { return *reinterpret_cast<OpenFile*>(file)->path; }

// What stands from `offset` up to `end`, before it is changed.
Unsynced noted(sqlite3_file* file, sqlite3_int64 offset, sqlite3_int64 end) {
  Unsynced change;
  change.offset = offset;
  real(file)->pMethods->xFileSize(real(file), &change.size_before);
  const sqlite3_int64 known = std::min(end, change.size_before);
  if (known > offset) {
    change.stood.resize(static_cast<std::size_t>(known - offset));
    real(file)->pMethods->xRead(real(file), change.stood.data(), static_cast<int>(change.stood.size()), offset);
  }
  return change;
}

int closeFile(sqlite3_file* file) {
  const int code = real(file)->pMethods->xClose(real(file));
  delete reinterpret_cast<OpenFile*>(file)->path;
  return code;
}

int readFile(sqlite3_file* file, void* out, int size, sqlite3_int64 offset) {
  return real(file)->pMethods->xRead(real(file), out, size, offset);
}

int writeFile(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  const std::lock_guard lock(faultsMutex);
  FolderState* folder = folderOf(pathOf(file));
  if (folder == nullptr) return real(file)->pMethods->xWrite(real(file), bytes, size, offset);
  if (folder->is_stopped) return SQLITE_IOERR_WRITE;
  const bool is_full = folder->fails_in > 0 && --folder->fails_in == 0;
  const int room = is_full ? size / 2 : size;
  if (room > 0) {
    Unsynced change = noted(file, offset, offset + room);
    change.size_after = std::max(change.size_before, offset + room);
    change.written.assign(static_cast<const char*>(bytes), static_cast<std::size_t>(room));
    const int code = real(file)->pMethods->xWrite(real(file), bytes, room, offset);
    if (code != SQLITE_OK) return code;
    folder->files[pathOf(file)].push_back(std::move(change));
  }
  return is_full ? SQLITE_FULL : SQLITE_OK;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
  const std::lock_guard lock(faultsMutex);
  FolderState* folder = folderOf(pathOf(file));
  if (folder != nullptr && folder->is_stopped) return SQLITE_IOERR_TRUNCATE;
  if (folder != nullptr) {
    sqlite3_int64 standing = 0;
    real(file)->pMethods->xFileSize(real(file), &standing);
    Unsynced change = noted(file, size, standing);
    change.size_after = size;
    folder->files[pathOf(file)].push_back(std::move(change));
  }
  return real(file)->pMethods->xTruncate(real(file), size);
}

int syncFile(sqlite3_file* file, int flags) {
  const std::lock_guard lock(faultsMutex);
  FolderState* folder = folderOf(pathOf(file));
  if (folder != nullptr && folder->is_stopped) return SQLITE_IOERR_FSYNC;
  if (folder != nullptr) folder->files.erase(pathOf(file));
  return real(file)->pMethods->xSync(real(file), flags);
}

int sizeOfFile(sqlite3_file* file, sqlite3_int64* size) { return real(file)->pMethods->xFileSize(real(file), size); }
int lockFile(sqlite3_file* file, int kind) { return real(file)->pMethods->xLock(real(file), kind); }
int unlockFile(sqlite3_file* file, int kind) { return real(file)->pMethods->xUnlock(real(file), kind); }
int isReserved(sqlite3_file* file, int* out) { return real(file)->pMethods->xCheckReservedLock(real(file), out); }
int controlFile(sqlite3_file* file, int op, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), op, argument);
}
int sectorSize(sqlite3_file*) { return static_cast<int>(sectorBytes); }
// Nothing is promised: neither that a sector is written whole, nor that writes come in their order.
int characteristics(sqlite3_file*) { return 0; }
int mapShared(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return real(file)->pMethods->xShmMap(real(file), page, size, extend, out);
}
int lockShared(sqlite3_file* file, int offset, int n, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, n, flags);
}
void barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int unmapShared(sqlite3_file* file, int deletes) { return real(file)->pMethods->xShmUnmap(real(file), deletes); }

// Without xFetch: all reads and writes pass here.
constexpr sqlite3_io_methods methods = {2,           closeFile,   readFile,        writeFile,  truncateFile,
                                        syncFile,    sizeOfFile,  lockFile,        unlockFile, isReserved,
                                        controlFile, sectorSize,  characteristics, mapShared,  lockShared,
                                        barrier,     unmapShared, nullptr,         nullptr};

sqlite3_vfs* root(sqlite3_vfs* vfs) { return static_cast<sqlite3_vfs*>(vfs->pAppData); }

int openFile(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
  auto* opened = reinterpret_cast<OpenFile*>(file);
  opened->base.pMethods = nullptr;
  const int code = root(vfs)->xOpen(root(vfs), name, real(file), flags, out);
  if (code != SQLITE_OK) return code;
  opened->path = new std::string(name != nullptr ? name : "");
  opened->base.pMethods = &methods;
  return SQLITE_OK;
}

int deleteFile(sqlite3_vfs* vfs, const char* name, int sync) {
  const std::lock_guard lock(faultsMutex);
  FolderState* folder = folderOf(name);
  if (folder != nullptr && folder->is_stopped) return SQLITE_IOERR_DELETE;
  if (folder != nullptr) folder->files.erase(name);
  return root(vfs)->xDelete(root(vfs), name, sync);
}

void write(int file, std::string_view bytes, sqlite3_int64 offset) {
  const auto size = static_cast<ssize_t>(bytes.size());
  if (::pwrite(file, bytes.data(), bytes.size(), offset) != size) throw std::runtime_error("a file cannot be written");
}

void resize(int file, sqlite3_int64 size) {
  if (::ftruncate(file, size) != 0) throw std::runtime_error("a file cannot be cut");
}

// Back to the last sync, and from there with those of the later writes that had come to the disk.
void lose(const std::string& path, const std::vector<Unsynced>& changes, Rng& rng) {
  const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  if (file < 0) return;
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    write(file, change->stood, change->offset);
    resize(file, change->size_before);
  }
  for (const Unsynced& change : changes) {
    const std::uint64_t fate = rng.next() % 3;
    if (fate == 0) continue;
    std::size_t bytes = change.written.size();
    if (fate == 1) bytes = rng.next() % (bytes / sectorBytes + 1) * sectorBytes;
    if (change.written.empty())
      resize(file, change.size_after);
    else
      write(file, std::string_view(change.written).substr(0, bytes), change.offset);
  }
  ::close(file);
}

}  // namespace

FaultDisk& FaultDisk::instance() {
  static FaultDisk disk;
  return disk;
}

FaultDisk::FaultDisk() {
  static sqlite3_vfs vfs;
  sqlite3_vfs* below = sqlite3_vfs_find(nullptr);
  vfs = *below;
  vfs.pNext = nullptr;
  vfs.zName = "carnet-fault-disk";
  vfs.pAppData = below;
  vfs.szOsFile = static_cast<int>(sizeof(OpenFile)) + below->szOsFile;
  vfs.xOpen = openFile;
  vfs.xDelete = deleteFile;
  if (sqlite3_vfs_register(&vfs, 1) != SQLITE_OK) throw std::runtime_error("SQLite takes no other disk");
}

void FaultDisk::stop(const std::filesystem::path& folder) {
  const std::lock_guard lock(faultsMutex);
  folders[folder.string()].is_stopped = true;
}

void FaultDisk::cutPower(const std::filesystem::path& folder, Rng& rng) {
  const std::lock_guard lock(faultsMutex);
  FolderState& state = folders[folder.string()];
  for (const auto& [path, changes] : state.files) lose(path, changes, rng);
  state = {};
}

void FaultDisk::fill(const std::filesystem::path& folder, std::size_t n) {
  const std::lock_guard lock(faultsMutex);
  folders[folder.string()].fails_in = n;
}

}  // namespace carnet::simulation

#endif
