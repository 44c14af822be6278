// A disk that is full as soon as a test says so, for the processes that are started with this library in LD_PRELOAD: a
// write that would make a regular file below $CARNET_FULL_DISK_FOLDER longer fails with ENOSPC while the file
// $CARNET_FULL_DISK_SWITCH exists. What overwrites goes through, as on a real disk. Needs no privilege and no mount.
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

bool isBelow(const char* folder, int descriptor) {
  char link[64];
  char path[4096];
  std::size_t at = sizeof "/proc/self/fd/" - 1;
  std::memcpy(link, "/proc/self/fd/", at);
  char digits[16];
  int count = 0;
  for (int rest = descriptor; count == 0 || rest > 0; rest /= 10) digits[count++] = static_cast<char>('0' + rest % 10);
  while (count > 0) link[at++] = digits[--count];
  link[at] = '\0';
  const ssize_t length = ::readlink(link, path, sizeof path - 1);
  if (length <= 0) return false;
  path[length] = '\0';
  return std::strncmp(path, folder, std::strlen(folder)) == 0;
}

// Whether writing `size` bytes at `offset` (-1 = where the file stands) is refused.
bool isRefused(int descriptor, off64_t offset, std::size_t size) {
  const char* folder = std::getenv("CARNET_FULL_DISK_FOLDER");
  const char* gate = std::getenv("CARNET_FULL_DISK_SWITCH");
  const int before = errno;
  const bool is_full = folder != nullptr && gate != nullptr && ::access(gate, F_OK) == 0;
  errno = before;
  struct stat64 status {};
  if (!is_full || ::fstat64(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return false;
  if (offset < 0) {
    const bool appends = (::fcntl(descriptor, F_GETFL) & O_APPEND) != 0;
    offset = appends ? status.st_size : ::lseek64(descriptor, 0, SEEK_CUR);
  }
  if (offset + static_cast<off64_t>(size) <= status.st_size || !isBelow(folder, descriptor)) return false;
  errno = ENOSPC;
  return true;
}

std::size_t sizeOf(const iovec* parts, int count) {
  std::size_t size = 0;
  for (int i = 0; i < count; ++i) size += parts[i].iov_len;
  return size;
}

}  // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size) {
  static const auto next = real<decltype(&::write)>("write");
  return isRefused(descriptor, -1, size) ? -1 : next(descriptor, bytes, size);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
  static const auto next = real<decltype(&::pwrite)>("pwrite");
  return isRefused(descriptor, offset, size) ? -1 : next(descriptor, bytes, size, offset);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset) {
  static const auto next = real<decltype(&::pwrite64)>("pwrite64");
  return isRefused(descriptor, offset, size) ? -1 : next(descriptor, bytes, size, offset);
}

ssize_t pwritev(int descriptor, const iovec* parts, int count, off_t offset) {
  static const auto next = real<decltype(&::pwritev)>("pwritev");
  return isRefused(descriptor, offset, sizeOf(parts, count)) ? -1 : next(descriptor, parts, count, offset);
}

ssize_t pwritev64(int descriptor, const iovec* parts, int count, off64_t offset) {
  static const auto next = real<decltype(&::pwritev64)>("pwritev64");
  return isRefused(descriptor, offset, sizeOf(parts, count)) ? -1 : next(descriptor, parts, count, offset);
}

int posix_fallocate(int descriptor, off_t offset, off_t size) {
  static const auto next = real<decltype(&::posix_fallocate)>("posix_fallocate");
  return isRefused(descriptor, offset, static_cast<std::size_t>(size)) ? ENOSPC : next(descriptor, offset, size);
}

int posix_fallocate64(int descriptor, off64_t offset, off64_t size) {
  static const auto next = real<decltype(&::posix_fallocate64)>("posix_fallocate64");
  return isRefused(descriptor, offset, static_cast<std::size_t>(size)) ? ENOSPC : next(descriptor, offset, size);
}

}  // extern "C"
