// The private PostgreSQL cluster in the server's data folder: socket only, folder 0700, `trust` inside it. The server
// owns it: creates it once, starts it, watches it, stops it. A postmaster that survived a killed server is taken over.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <sys/types.h>

namespace carnet::server {

// The cluster cannot be made or started; the message says why and what to do.
class ClusterError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct ClusterOptions {
  std::filesystem::path folder;        // holds `data/` (PGDATA), `socket/`, `postgres.log`; made 0700
  std::filesystem::path socketFolder;  // empty = `folder/socket`; its path must stay below 100 bytes
  std::filesystem::path binaries = "/usr/lib/postgresql/15/bin";
  // Run initdb and postgres as this user (needs root); empty = as the caller, who must not be root.
  std::string runAs;
  // Faster and unsafe: no fsync. For tests, and for making a cluster that sync() completes.
  bool careless = false;
  // Ends with the thread that called start(), even by a kill. For tests, which must leave nothing running.
  bool endsWithCaller = false;
  std::vector<std::string> settings;  // further "name=value"
};

class EmbeddedCluster {
 public:
  explicit EmbeddedCluster(ClusterOptions options);
  // Leaves the postmaster running unless stop() was called.
  ~EmbeddedCluster();

  bool exists() const;
  // initdb; refuses an existing one. Durable when it returns unless careless.
  void create();
  // Starts the postmaster, or takes over the one that postmaster.pid names and that still lives; returns when it
  // accepts connections, else ClusterError with the log's last lines.
  void start(std::chrono::milliseconds patience = std::chrono::seconds(60));
  // From here on a postmaster that dies is started again (pauses 0.1 s … 5 s); `say` gets one line per event.
  void supervise(std::function<void(const std::string&)> say);
  // Fast shutdown (open transactions roll back), then kill after `patience`.
  void stop(std::chrono::milliseconds patience = std::chrono::seconds(10));

  // Brings everything a stopped, careless cluster has written to the disk.
  void sync();

  bool isRunning() const;
  pid_t postmaster() const;
  // True when start() found a living postmaster.
  bool wasTakenOver() const;
  // A libpq connection string for the cluster's owner, the role `carnet`.
  std::string url(const std::string& database) const;
  const ClusterOptions& options() const { return options_; }

 private:
  class Supervisor;
  ClusterOptions options_;
  std::unique_ptr<Supervisor> supervisor_;
};

}  // namespace carnet::server
