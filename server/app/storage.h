// The data folder and the database behind it, in the way a command needs them: lock, embedded cluster or URL, pool.
//
//   DATA/lock  carnet.toml  server.json  pg/ (the cluster)  tls/ (certificate.pem, key.pem)  blobs/ (photos)
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "server/app/configuration.h"
#include "server/db/database.h"
#include "server/db/embedded_cluster.h"
#include "server/db/folder_lock.h"
#include "shared/core/log.h"

namespace carnet::server {

// The data folder was not made by `init`, or is made already.
class DataFolderError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Storage {
 public:
  enum class Use {
    create,  // init: a new folder, a new cluster
    own,     // serve: alone in the folder
    visit,   // user, import, …: beside a running server when there is one, else alone
  };

  // Throws FolderInUse, ClusterError, DataFolderError, DatabaseError.
  Storage(const Configuration& configuration, Use use, Log& log);
  // Closes the pool; stops the cluster if this object started it.
  ~Storage();

  // What the destructor does, and brings a new cluster to the disk. Only the destructor may follow.
  void close();

  Database& database() { return *database_; }
  const std::string& url() const { return url_; }
  bool isServerRunning() const { return !lock_.has_value(); }

  static constexpr const char* databaseName = "carnet";

 private:
  void openCluster(Use use, Log& log);

  const Configuration configuration_;
  std::optional<FolderLock> lock_;
  std::unique_ptr<EmbeddedCluster> cluster_;
  bool ownsCluster_ = false;
  bool isNew_ = false;
  std::string url_;
  std::unique_ptr<Database> database_;
};

// What a running server says of itself in DATA/server.json.
struct ServerFile {
  std::uint16_t port = 0;
  std::uint16_t health = 0;
  std::string pin;
};
void writeServerFile(const std::filesystem::path& data, const ServerFile& content);
std::optional<ServerFile> readServerFile(const std::filesystem::path& data);

}  // namespace carnet::server
