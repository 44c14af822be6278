#include "server/db/child_process.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <pwd.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

// glibc 2.36 forgets the C linkage in this header.
extern "C" {
#include <sys/pidfd.h>
}

extern char** environ;

namespace carnet::server {

namespace {

// LC_ALL=C keeps PostgreSQL's log readable by the same words everywhere.
std::vector<std::string> cleanEnvironment() {
  std::vector<std::string> kept{"LC_ALL=C"};
  for (char** entry = environ; *entry; ++entry) {
    const std::string_view word(*entry);
    if (word.starts_with("PG") || word.starts_with("LC_") || word.starts_with("LANG")) continue;
    kept.emplace_back(word);
  }
  return kept;
}

std::vector<char*> pointersTo(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

SystemUser systemUser(const std::string& name) {
  const passwd* entry = ::getpwnam(name.c_str());
  if (!entry) throw std::runtime_error("there is no system user " + name);
  return {entry->pw_uid, entry->pw_gid};
}

pid_t startChild(const ChildCommand& command) {
  std::vector<std::string> words;
  if (!command.runAs.empty() || command.endsWithCaller) words.push_back("/usr/bin/setpriv");
  if (!command.runAs.empty()) {
    const SystemUser user = systemUser(command.runAs);
    words.insert(words.end(),
                 {"--reuid=" + std::to_string(user.uid), "--regid=" + std::to_string(user.gid), "--clear-groups"});
  }
  if (command.endsWithCaller) words.push_back("--pdeathsig=INT");
  if (!words.empty()) words.push_back("--");
  words.insert(words.end(), command.words.begin(), command.words.end());
  std::vector<std::string> environment = cleanEnvironment();
  const std::vector<char*> arguments = pointersTo(words);
  const std::vector<char*> variables = pointersTo(environment);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, command.output.c_str(), O_WRONLY | O_CREAT | O_APPEND,
                                   0600);
  posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
  posix_spawn_file_actions_addchdir_np(&actions, command.workFolder.c_str());
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  // Own session: Ctrl+C at a terminal ends the server first, which then stops PostgreSQL in order.
  sigset_t none;
  sigemptyset(&none);
  sigset_t restored;
  sigfillset(&restored);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &restored);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

  pid_t pid = 0;
  const int error = ::posix_spawn(&pid, words[0].c_str(), &actions, &attributes, arguments.data(), variables.data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) throw std::runtime_error("cannot start " + command.words[0] + ": " + std::strerror(error));
  return pid;
}

int awaitChild(pid_t pid) {
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0) {
    if (errno != EINTR) return 255;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool hasEnded(pid_t pid) {
  int status = 0;
  const pid_t collected = ::waitpid(pid, &status, WNOHANG);
  if (collected == pid) return true;
  if (collected == 0) return false;
  return ::kill(pid, 0) != 0 && errno == ESRCH;
}

bool awaitEnd(pid_t pid, std::chrono::milliseconds patience) {
  const int descriptor = ::pidfd_open(pid, 0);
  if (descriptor < 0) return hasEnded(pid);
  pollfd source{descriptor, POLLIN, 0};
  const int ready = ::poll(&source, 1, static_cast<int>(patience.count()));
  ::close(descriptor);
  if (ready > 0) hasEnded(pid);
  return ready > 0;
}

}  // namespace carnet::server
