// Starting initdb and postgres: clean environment, own session, output to a file, another user when root asks for it.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace carnet::server {

struct ChildCommand {
  std::vector<std::string> words;  // words[0] is the program's path
  std::string runAs;               // empty = the caller's user
  std::filesystem::path workFolder;
  std::filesystem::path output;  // stdout and stderr are appended here
  bool endsWithCaller = false;   // gets SIGINT when the calling thread ends, however it ends
};

// The new process's id. Throws std::runtime_error when it cannot be started. PG* variables of the caller do not reach it.
pid_t startChild(const ChildCommand& command);
// Waits for a child of ours; its exit status, or 128 + signal.
int awaitChild(pid_t pid);
// True when the process has ended (and collects it when it is our child).
bool hasEnded(pid_t pid);
// Waits until the process has ended; false when `patience` ran out first. Works for processes of others too.
bool awaitEnd(pid_t pid, std::chrono::milliseconds patience);

struct SystemUser {
  uid_t uid;
  gid_t gid;
};
// Throws std::runtime_error for a user that does not exist.
SystemUser systemUser(const std::string& name);

}  // namespace carnet::server
