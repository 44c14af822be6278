// A real PostgreSQL for tests: one private cluster per test program, started at first use and removed at exit; each test
// takes a database of its own, copied from a template in a few dozen milliseconds.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "server/db/database.h"
#include "server/db/embedded_cluster.h"
#include "server/db/migrations.h"

namespace carnet::testing {

// A folder in the system's temporary folder with a short name (socket paths are bounded), removed with everything in it. When the test runs
// as root it belongs to the user `carnet`, whom PostgreSQL runs as.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// "carnet" when the caller is root (throws when that user is missing: tests/run creates it), else empty.
std::string unprivilegedUser();

// Options for a cluster of the test's own, when a test must stop or break it.
server::ClusterOptions testClusterOptions(const std::filesystem::path& folder);

class TemporaryCluster {
 public:
  // The program's one cluster.
  static TemporaryCluster& instance();

  server::EmbeddedCluster& cluster() { return *cluster_; }
  // The connection string of a new, empty database.
  std::string emptyDatabase();
  // The connection string of a new database with every migration of the product applied.
  std::string migratedDatabase();
  // A new database copied from the template called `name`, which `fill` prepares the first time.
  std::string databaseFrom(const std::string& name, const std::function<void(server::Database&)>& fill);

 private:
  TemporaryCluster();
  ~TemporaryCluster();
  std::string create(const std::string& name, const std::string& from);

  TemporaryFolder folder_;
  std::unique_ptr<server::EmbeddedCluster> cluster_;
  std::unique_ptr<server::Database> control_;
  int counter_ = 0;
};

}  // namespace carnet::testing
