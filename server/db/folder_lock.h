// Exactly one server uses a data folder: an advisory lock on `FOLDER/lock`, released by the kernel when the process ends.
#pragma once

#include <filesystem>
#include <stdexcept>

namespace carnet::server {

class FolderInUse : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class FolderLock {
 public:
  // Throws FolderInUse when another process (or another FolderLock of this one) holds it; the message names its pid.
  explicit FolderLock(const std::filesystem::path& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace carnet::server
