#include "tests/server/app/server_process.h"

#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "server/db/child_process.h"

namespace carnet::testing {

namespace fs = std::filesystem;
using namespace carnet::server;

namespace {

std::string contentOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

// The unprivileged user may not be able to enter the build folder: the program is copied once per test program.
const fs::path& installedProgram() {
  static TemporaryFolder folder;
  static const fs::path program = [] {
    fs::permissions(folder.path(), fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec);
    fs::path copy = folder.path() / "carnet-server";
    fs::copy_file(CARNET_SERVER_PROGRAM, copy);
    return copy;
  }();
  return program;
}

}  // namespace

ServerData::ServerData(std::string databaseUrl) : databaseUrl_(std::move(databaseUrl)) {}

std::vector<std::string> ServerData::words(std::vector<std::string> command) const {
  command.insert(command.begin(), installedProgram().string());
  command.insert(command.end(), {"--data", path().string()});
  if (!databaseUrl_.empty()) command.insert(command.end(), {"--database", databaseUrl_});
  return command;
}

ServerData::Outcome ServerData::run(std::vector<std::string> command) const {
  const fs::path output = outputPath("command.out");
  fs::remove(output);
  Outcome outcome;
  outcome.status =
      awaitChild(startChild({words(std::move(command)), unprivilegedUser(), folder_.path(), output, false}));
  outcome.text = contentOf(output);
  return outcome;
}

void ServerData::init() const {
  const Outcome made = run({"init", "--company", "Vaudrey Pumps", "--admin", "anna", "--password-file",
                            file("password", std::string(adminPassword) + "\n")});
  ASSERT_EQ(made.status, 0) << made.text;
}

std::string ServerData::invite(const std::string& login) const {
  const Outcome said = run({"user", "invite", login});
  EXPECT_EQ(said.status, 0) << said.text;
  return said.text.substr(0, said.text.find('\n'));
}

std::string ServerData::file(const std::string& name, const std::string& content) const {
  const fs::path path = folder_.path() / name;
  std::ofstream(path, std::ios::trunc) << content;
  if (const std::string user = unprivilegedUser(); !user.empty()) {
    const SystemUser owner = systemUser(user);
    EXPECT_EQ(::chown(path.c_str(), owner.uid, owner.gid), 0);
  }
  return path.string();
}

RunningServer::RunningServer(const ServerData& data, std::vector<std::string> furtherWords)
    : output_(data.outputPath("serve.out")) {
  fs::remove(output_);
  std::vector<std::string> command{"serve", "--port", "0", "--address", "127.0.0.1", "--log-level", "debug"};
  command.insert(command.end(), furtherWords.begin(), furtherWords.end());
  pid_ = startChild({data.words(std::move(command)), unprivilegedUser(), output_.parent_path(), output_, true});
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  for (;;) {
    const std::string said = output();
    if (const auto ready = said.find("ready port=");
        ready != std::string::npos && said.find('\n', ready) != std::string::npos) {
      std::istringstream words(said.substr(ready + 6));
      std::string port, health, pin;
      words >> port >> health >> pin;
      port_ = static_cast<std::uint16_t>(std::stoi(port.substr(5)));
      healthPort_ = static_cast<std::uint16_t>(std::stoi(health.substr(7)));
      pin_ = pin.substr(4);
      return;
    }
    if (hasEnded(pid_)) {
      pid_ = 0;
      throw std::runtime_error("the server ended: " + said);
    }
    if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error("the server is not ready: " + said);
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

RunningServer::~RunningServer() { kill(); }

void RunningServer::kill() {
  if (pid_ == 0) return;
  ::kill(pid_, SIGKILL);
  awaitChild(pid_);
  pid_ = 0;
}

std::string RunningServer::output() const { return contentOf(output_); }

std::optional<int> RunningServer::stop(std::chrono::milliseconds patience) {
  ::kill(pid_, SIGTERM);
  const auto deadline = std::chrono::steady_clock::now() + patience;
  int status = 0;
  while (::waitpid(pid_, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > deadline) return std::nullopt;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  pid_ = 0;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace carnet::testing
