// A file of bytes that is on the disk when sync() has returned. It goes through SQLite's own file layer, which knows
// how to do that on every platform that the client runs on.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3_file;

namespace carnet::client {

class BlobFile {
 public:
  enum class Mode : std::uint8_t { read, write };  // write makes the file when it is missing
  // Throws ReplicaError "replica.io" or "replica.disk_full", as all members do.
  BlobFile(const std::filesystem::path& path, Mode mode);
  ~BlobFile();
  BlobFile(const BlobFile&) = delete;
  BlobFile& operator=(const BlobFile&) = delete;

  std::uint64_t size();
  // At most `size` bytes from `offset`.
  std::string read(std::uint64_t offset, std::size_t size);
  void write(std::uint64_t offset, std::string_view bytes);
  void truncate(std::uint64_t size);
  // Content and name are durable.
  void sync();

 private:
  [[noreturn]] void fail(int code, const char* doing) const;
  std::string path_;
  std::vector<std::uint64_t> memory_;
  sqlite3_file* file_ = nullptr;
};

}  // namespace carnet::client
