#include "server/db/folder_lock.h"

#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace carnet::server {

FolderLock::FolderLock(const std::filesystem::path& folder) {
  const std::string file = (folder / "lock").string();
  descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor_ < 0) {
    throw std::runtime_error("cannot open " + file + ": " + std::strerror(errno));
  }
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    char holder[32] = {};
    const auto length = ::pread(descriptor_, holder, sizeof holder - 1, 0);
    std::string pid(holder, length > 0 ? static_cast<std::size_t>(length) : 0);
    ::close(descriptor_);
    throw FolderInUse("the data folder " + folder.string() + " is used by another carnet-server (pid " + pid + ")");
  }
  const std::string pid = std::to_string(::getpid());
  if (::ftruncate(descriptor_, 0) != 0 || ::pwrite(descriptor_, pid.data(), pid.size(), 0) < 0) {
    ::close(descriptor_);
    throw std::runtime_error("cannot write " + file + ": " + std::strerror(errno));
  }
}

FolderLock::~FolderLock() { ::close(descriptor_); }

}  // namespace carnet::server
