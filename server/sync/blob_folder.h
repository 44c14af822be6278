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
  // Adds a part that follows what is there and returns how far it goes now. A part elsewhere changes nothing. When the
  // whole has another hash it is thrown away and 0 returned. A blob is on the disk when its whole size is returned.
  std::uint64_t add(const Uuid& device_id, const Sha256& hash, std::uint64_t offset, std::uint64_t total,
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

  std::filesystem::path folder_;
};

}  // namespace carnet::server
