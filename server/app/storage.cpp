#include "server/app/storage.h"

#include <fstream>

#include <unistd.h>

#include <nlohmann/json.hpp>

namespace carnet::server {

namespace fs = std::filesystem;

Storage::Storage(const Configuration& configuration, Use use, Log& log) : configuration_(configuration) {
  const fs::path& data = configuration.data;
  // Said before the folder exists half-made.
  if (configuration.database_url.empty() && ::geteuid() == 0) {
    throw ClusterError(
        "PostgreSQL does not run as root. Start carnet-server as an ordinary user (packaging/demo creates and uses the "
        "system user `carnet`), or use an existing PostgreSQL with --database URL");
  }
  if (use == Use::create) {
    std::error_code error;
    fs::create_directories(data, error);
    if (!error) fs::permissions(data, fs::perms::owner_all, error);
    if (error) throw DataFolderError("cannot make the folder " + data.string() + ": " + error.message());
  } else if (!fs::exists(data / "tls" / "certificate.pem")) {
    throw DataFolderError("there is no Carnet server in " + data.string() +
                          "; make one with `carnet-server init --data " + data.string() + "`");
  }
  try {
    lock_.emplace(data);
  } catch (const FolderInUse&) {
    if (use != Use::visit) throw;
  }
  if (use == Use::create && fs::exists(data / "tls" / "certificate.pem")) {
    throw DataFolderError("there is a Carnet server in " + data.string() + " already");
  }
  if (configuration.database_url.empty()) {
    openCluster(use, log);
  } else {
    url_ = configuration.database_url;
  }
  DatabaseOptions options;
  options.url = url_;
  options.listenUrl = configuration.listen_url;
  options.threads = configuration.database_threads;
  // A server outlasts a restart of PostgreSQL; a person at the command line wants to know.
  if (use != Use::own) options.reconnectFor = std::chrono::seconds(3);
  database_ = std::make_unique<Database>(options);
}

Storage::~Storage() {
  database_.reset();
  if (ownsCluster_) cluster_->stop();
}

void Storage::close() {
  database_.reset();
  if (!ownsCluster_) return;
  cluster_->stop();
  ownsCluster_ = false;
  if (isNew_) cluster_->sync();
}

void Storage::openCluster(Use use, Log& log) {
  ClusterOptions options;
  options.folder = configuration_.data / "pg";
  // Until init has finished the folder counts for nothing: one sync at its end serves it better than thousands.
  isNew_ = use == Use::create;
  options.careless = isNew_;
  cluster_ = std::make_unique<EmbeddedCluster>(options);
  // A half-made folder (init was killed) is completed by the next init.
  if (use == Use::create && !cluster_->exists()) cluster_->create();
  if (isServerRunning()) {
    url_ = cluster_->url(databaseName);
    return;
  }
  cluster_->start();
  ownsCluster_ = true;
  log.info("cluster_running",
           {{"pid", std::to_string(cluster_->postmaster())}, {"taken_over", cluster_->wasTakenOver() ? "yes" : "no"}});
  cluster_->supervise([&log](const std::string& line) { log.warning("cluster", {{"message", line}}); });
  url_ = cluster_->url(databaseName);
  if (use == Use::create) {
    Database control({.url = cluster_->url("postgres"), .threads = 1});
    const bool exists = control.runBlocking(
        [](Transaction& tx) { return !tx.exec("SELECT FROM pg_database WHERE datname = $1", databaseName).empty(); });
    if (!exists) control.execOutsideTransaction("CREATE DATABASE " + Transaction::quotedName(databaseName));
  }
}

void writeServerFile(const fs::path& data, const ServerFile& content) {
  const nlohmann::ordered_json object{{"port", content.port}, {"health", content.health}, {"pin", content.pin}};
  const fs::path draft = data / "server.json.new";
  {
    std::ofstream file(draft, std::ios::trunc);
    file << object.dump(2) << "\n";
    if (!file.flush()) throw std::runtime_error("cannot write " + draft.string());
  }
  fs::rename(draft, data / "server.json");
}

std::optional<ServerFile> readServerFile(const fs::path& data) {
  std::ifstream file(data / "server.json");
  if (!file) return std::nullopt;
  const auto object = nlohmann::json::parse(file, nullptr, false);
  if (!object.is_object()) return std::nullopt;
  return ServerFile{object.value("port", std::uint16_t{0}), object.value("health", std::uint16_t{0}),
                    object.value("pin", std::string())};
}

}  // namespace carnet::server
