#include "tests/support/temporary_cluster.h"

#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include <sys/prctl.h>
#include <unistd.h>

#include "server/db/child_process.h"

namespace carnet::testing {

namespace fs = std::filesystem;
using namespace carnet::server;

std::string unprivilegedUser() {
  if (::geteuid() != 0) return {};
  systemUser("carnet");
  return "carnet";
}

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "carnet-XXXXXX").string();
  if (!::mkdtemp(pattern.data())) throw std::runtime_error("cannot make a temporary folder");
  path_ = pattern;
  if (const std::string user = unprivilegedUser(); !user.empty()) {
    const SystemUser owner = systemUser(user);
    if (::chown(pattern.c_str(), owner.uid, owner.gid) != 0)
      throw std::runtime_error("cannot give away " + path_.string());
  }
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

ClusterOptions testClusterOptions(const fs::path& folder) {
  ClusterOptions options;
  options.folder = folder;
  options.runAs = unprivilegedUser();
  options.careless = true;
  options.endsWithCaller = true;
  options.settings = {"shared_buffers=32MB", "max_wal_size=256MB"};
  return options;
}

TemporaryCluster& TemporaryCluster::instance() {
  static TemporaryCluster cluster;
  return cluster;
}

TemporaryCluster::TemporaryCluster()
    : cluster_(std::make_unique<EmbeddedCluster>(testClusterOptions(folder_.path() / "pg"))) {
  cluster_->create();
  cluster_->start();
  control_ = std::make_unique<Database>(
      DatabaseOptions{.url = cluster_->url("postgres"), .threads = 1, .applicationName = "test control"});
}

TemporaryCluster::~TemporaryCluster() {
  control_.reset();
  cluster_->stop();
}

std::string TemporaryCluster::create(const std::string& name, const std::string& from) {
  control_->execOutsideTransaction("CREATE DATABASE " + Transaction::quotedName(name) + " TEMPLATE " +
                                   Transaction::quotedName(from) + " STRATEGY file_copy");
  return cluster_->url(name);
}

std::string TemporaryCluster::emptyDatabase() { return create("test_" + std::to_string(++counter_), "template0"); }

std::string TemporaryCluster::migratedDatabase() {
  return databaseFrom("migrated", [](Database& database) { migrate(database); });
}

std::string TemporaryCluster::databaseFrom(const std::string& name, const std::function<void(Database&)>& fill) {
  const std::string source = "template_" + name;
  const bool known = control_->runBlocking(
      [&](Transaction& tx) { return !tx.exec("SELECT 1 FROM pg_database WHERE datname = $1", source).empty(); });
  if (!known) {
    // Made under another name first: a template that could not be filled is never found again.
    const std::string draft = "draft_" + std::to_string(++counter_);
    const std::string url = create(draft, "template0");
    {
      Database database({.url = url, .threads = 1});
      fill(database);
    }
    control_->execOutsideTransaction("ALTER DATABASE " + Transaction::quotedName(draft) + " RENAME TO " +
                                     Transaction::quotedName(source));
  }
  return create("test_" + std::to_string(++counter_), source);
}

}  // namespace carnet::testing
