// The contents of attachments: files in DATA/blobs, or in a folder that several nodes share, named by their SHA-256. What
// a device has sent of one lies apart, per device, until it is whole and its hash is right; so sending never tells
// whether somebody else sent it before, and goes on at another node where it was cut.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/hash.h"
#include "shared/core/id.h"
#include "shared/core/time.h"

namespace carnet::server {

inline constexpr std::uint64_t maxBlobBytes = 256u << 20;
inline constexpr std::size_t maxArriving = 64;

class BlobFolder {
 public:
  // Makes the folder (0700) when it is missing. Throws std::filesystem::filesystem_error, as all calls do.
  explicit BlobFolder(std::filesystem::path folder);

  // The size of a whole blob; nullopt when it is not here.
  std::optional<std::uint64_t> sizeOf(const Sha256& hash) const;
  // At most `length` bytes from `offset` of a whole blob; empty beyond its end.
  std::string read(const Sha256& hash, std::uint64_t offset, std::size_t length) const;

  // How much of it this device has sent.
  std::uint64_t receivedFrom(const Uuid& device_id, const Sha256& hash) const;
  struct Added {
    std::uint64_t bytes = 0;  // how far it goes now
    bool is_whole = false;    // it is on the disk, and its hash is right
  };
  // Adds a part that follows what is there. A part elsewhere changes nothing. When the whole has another hash it is thrown
  // away: 0 bytes. Of one device at most maxArriving are kept that are not whole; the one touched longest ago makes room.
  Added add(const Uuid& device_id, const Sha256& hash, std::uint64_t offset, std::uint64_t total,
            std::string_view bytes) const;

  // What has arrived of one blob from one device, and when the last of it came.
  struct Arriving {
    Uuid device_id;
    std::string hash;  // in hexadecimal
    std::uint64_t bytes = 0;
    Instant touched_at;
  };
  std::vector<Arriving> arrivingBefore(Instant at) const;
  // Removes it, unless more has come since. The device that continues it afterwards is told to begin anew.
  bool forget(const Arriving& part) const;

 private:
  std::filesystem::path placeOf(const Sha256& hash) const;
  std::filesystem::path partOf(const Uuid& device_id, const Sha256& hash) const;
  void makeRoomIn(const std::filesystem::path& arriving) const;

  std::filesystem::path folder_;
};

}  // namespace carnet::server
