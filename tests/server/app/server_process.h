// The real carnet-server in a process of its own, run as the unprivileged user, with its data in a temporary folder.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/temporary_cluster.h"

namespace carnet::testing {

// A data folder and the commands run on it.
class ServerData {
 public:
  static constexpr const char* adminPassword = "correct horse";

  // With an empty `databaseUrl` the server makes its own cluster.
  explicit ServerData(std::string databaseUrl = {});

  struct Outcome {
    int status = 0;
    std::string text;  // stdout and stderr
  };
  // Any command; "--data" and, when there is one, "--database" are added.
  Outcome run(std::vector<std::string> words) const;
  // init with the administrator "anna"; the outcome is expected to be 0.
  void init() const;
  std::string invite(const std::string& login) const;
  // A file only the server's user reads.
  std::string file(const std::string& name, const std::string& content) const;
  std::filesystem::path path() const { return folder_.path() / "data"; }
  const std::string& databaseUrl() const { return databaseUrl_; }
  std::vector<std::string> words(std::vector<std::string> command) const;
  std::filesystem::path outputPath(const std::string& name) const { return folder_.path() / name; }

 private:
  TemporaryFolder folder_;
  std::string databaseUrl_;
};

// `serve` on free ports, ready when constructed.
class RunningServer {
 public:
  explicit RunningServer(const ServerData& data, std::vector<std::string> furtherWords = {});
  // SIGKILL if it still runs.
  ~RunningServer();

  std::uint16_t port() const { return port_; }
  std::uint16_t healthPort() const { return healthPort_; }
  const std::string& pin() const { return pin_; }
  pid_t pid() const { return pid_; }
  std::string output() const;
  // SIGTERM; the exit status, nullopt when it did not end in time.
  std::optional<int> stop(std::chrono::milliseconds patience);
  void kill();

 private:
  std::filesystem::path output_;
  pid_t pid_ = 0;
  std::uint16_t port_ = 0;
  std::uint16_t healthPort_ = 0;
  std::string pin_;
};

}  // namespace carnet::testing
