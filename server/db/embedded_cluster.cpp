#include "server/db/embedded_cluster.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <csignal>
#include <fstream>
#include <mutex>
#include <optional>
#include <sstream>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

#include <libpq-fe.h>

#include "server/db/child_process.h"

namespace carnet::server {

namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

namespace {

constexpr const char* port = "5432";

std::string lastLines(const fs::path& file, std::size_t count) {
  std::ifstream stream(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  std::string text;
  for (std::size_t i = lines.size() > count ? lines.size() - count : 0; i < lines.size(); ++i) {
    text += "\n  " + lines[i];
  }
  return text;
}

// The postmaster that postmaster.pid names, when it lives and stands in this very folder (pids are reused).
std::optional<pid_t> livingPostmaster(const fs::path& dataFolder) {
  std::ifstream file(dataFolder / "postmaster.pid");
  pid_t pid = 0;
  if (!(file >> pid) || pid <= 1 || hasEnded(pid)) return std::nullopt;
  std::error_code error;
  const fs::path standsIn = fs::read_symlink("/proc/" + std::to_string(pid) + "/cwd", error);
  if (error || !fs::equivalent(standsIn, dataFolder, error)) return std::nullopt;
  return pid;
}

}  // namespace

class EmbeddedCluster::Supervisor {
 public:
  explicit Supervisor(const ClusterOptions& options) : options_(options) {}
  ~Supervisor() { endSupervision(); }

  fs::path dataFolder() const { return options_.folder / "data"; }
  fs::path logFile() const { return options_.folder / "postgres.log"; }

  void create() {
    refuseRoot();
    if (fs::exists(dataFolder() / "PG_VERSION")) {
      throw ClusterError("there is a cluster already in " + options_.folder.string());
    }
    makeFolder(options_.folder);
    makeFolder(options_.socketFolder);
    const fs::path log = options_.folder / "initdb.log";
    std::vector<std::string> words{(options_.binaries / "initdb").string(),
                                   "--pgdata=" + dataFolder().string(),
                                   "--username=carnet",
                                   "--auth-local=trust",
                                   "--auth-host=reject",
                                   "--encoding=UTF8",
                                   "--locale=C.UTF-8",
                                   "--no-instructions",
                                   "--data-checksums",
                                   "--no-sync"};
    const int status = run(std::move(words), log);
    if (status != 0) {
      throw ClusterError("initdb failed with status " + std::to_string(status) + ":" + lastLines(log, 8));
    }
    if (!options_.careless) syncFileSystem();
  }

  void start(milliseconds patience) {
    refuseRoot();
    if (!fs::exists(dataFolder() / "PG_VERSION")) {
      throw ClusterError("there is no cluster in " + options_.folder.string() + "; run `carnet-server init` first");
    }
    makeFolder(options_.socketFolder);
    const auto deadline = Steady::now() + patience;
    if (const auto survivor = livingPostmaster(dataFolder())) {
      postmaster_ = *survivor;
      takenOver_ = true;
    } else {
      rotateLog();
      postmaster_ = startChild({postgresWords(), options_.runAs, options_.folder, logFile(), options_.endsWithCaller});
      takenOver_ = false;
    }
    awaitReady(deadline);
  }

  void supervise(std::function<void(const std::string&)> say) {
    say_ = std::move(say);
    watcher_ = std::thread([this] { watch(); });
  }

  void stop(milliseconds patience) {
    endSupervision();
    const pid_t pid = postmaster_;
    if (pid == 0 || hasEnded(pid)) {
      postmaster_ = 0;
      return;
    }
    ::kill(pid, SIGINT);
    if (!awaitEnd(pid, patience)) {
      ::kill(pid, SIGQUIT);
      if (!awaitEnd(pid, std::chrono::seconds(5))) {
        ::kill(pid, SIGKILL);
        awaitEnd(pid, std::chrono::seconds(5));
      }
    }
    postmaster_ = 0;
  }

  // One call instead of initdb's fsync of each of a thousand files.
  void syncFileSystem() const {
    const int descriptor = ::open(dataFolder().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool done = descriptor >= 0 && ::syncfs(descriptor) == 0;
    if (descriptor >= 0) ::close(descriptor);
    if (!done) throw ClusterError("the cluster cannot be written to the disk in " + options_.folder.string());
  }

  bool isRunning() const {
    const pid_t pid = postmaster_;
    return pid != 0 && !hasEnded(pid);
  }
  pid_t postmaster() const { return postmaster_; }
  bool takenOver() const { return takenOver_; }

  std::string url(const std::string& database) const {
    std::string quoted;
    for (char c : options_.socketFolder.string()) {
      if (c == '\'' || c == '\\') quoted += '\\';
      quoted += c;
    }
    return "host='" + quoted + "' port=" + port + " user=carnet dbname='" + database + "'";
  }

 private:
  void refuseRoot() const {
    if (::geteuid() == 0 && options_.runAs.empty()) {
      throw ClusterError(
          "PostgreSQL does not run as root. Start carnet-server as an ordinary user (packaging/demo creates and uses "
          "the system user `carnet`), or use an existing server with --database URL");
    }
    const std::size_t length = options_.socketFolder.string().size() + std::string("/.s.PGSQL.").size() + 4;
    if (length >= 100) {
      throw ClusterError("the socket's path would have " + std::to_string(length) +
                         " bytes, 99 are possible: choose a shorter data folder than " + options_.folder.string());
    }
  }

  void makeFolder(const fs::path& folder) const {
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error) fs::permissions(folder, fs::perms::owner_all, error);
    if (error) throw ClusterError("cannot make the folder " + folder.string() + ": " + error.message());
    if (!options_.runAs.empty()) {
      const SystemUser user = systemUser(options_.runAs);
      if (::chown(folder.c_str(), user.uid, user.gid) != 0) {
        throw ClusterError("cannot give the folder " + folder.string() + " to " + options_.runAs);
      }
    }
  }

  int run(std::vector<std::string> words, const fs::path& log) const {
    fs::remove(log);
    return awaitChild(startChild({std::move(words), options_.runAs, options_.folder, log, false}));
  }

  void rotateLog() const {
    std::error_code error;
    if (fs::file_size(logFile(), error) > 10'000'000 && !error) {
      fs::rename(logFile(), fs::path(logFile()) += ".1", error);
    }
  }

  std::vector<std::string> postgresWords() const {
    std::string socketFolder = "\"";
    for (char c : options_.socketFolder.string()) socketFolder += c == '"' ? std::string("\"\"") : std::string(1, c);
    socketFolder += '"';
    std::vector<std::string> words{(options_.binaries / "postgres").string(), "-D", dataFolder().string()};
    const auto set = [&words](const std::string& setting) {
      words.push_back("-c");
      words.push_back(setting);
    };
    set("listen_addresses=");
    set("port=" + std::string(port));
    set("unix_socket_directories=" + socketFolder);
    set("unix_socket_permissions=0700");
    set("max_connections=60");
    // After a crash: the whole file system at once, not file by file (0.1 s instead of 10).
    set("recovery_init_sync_method=syncfs");
    set("timezone=UTC");
    set("log_timezone=UTC");
    // A failing statement's text and values stay out of the log: they may hold what people wrote.
    set("log_min_error_statement=panic");
    set("log_parameter_max_length_on_error=0");
    if (options_.careless) {
      set("fsync=off");
      set("synchronous_commit=off");
      set("full_page_writes=off");
      set("autovacuum=off");
    }
    for (const std::string& setting : options_.settings) set(setting);
    return words;
  }

  void awaitReady(Steady::time_point deadline) {
    const std::string where = url("postgres") + " connect_timeout=2";
    // Each question leaves a line in PostgreSQL's log while it is not ready.
    for (milliseconds pause(10);; pause = std::min(pause * 2, milliseconds(200))) {
      const PGPing answer = PQping(where.c_str());
      if (answer == PQPING_OK) return;
      if (hasEnded(postmaster_)) {
        postmaster_ = 0;
        throw ClusterError("PostgreSQL ended while starting:" + lastLines(logFile(), 8));
      }
      if (Steady::now() >= deadline) throw ClusterError("PostgreSQL does not answer:" + lastLines(logFile(), 8));
      std::this_thread::sleep_for(pause);
    }
  }

  void watch() {
    milliseconds pause(100);
    while (!ending_) {
      const pid_t pid = postmaster_;
      if (pid != 0 && !awaitEnd(pid, milliseconds(200))) {
        pause = milliseconds(100);
        continue;
      }
      if (ending_) return;
      say_("PostgreSQL has ended; starting it again");
      try {
        start(std::chrono::seconds(60));
        say_("PostgreSQL is running again, pid " + std::to_string(postmaster_));
      } catch (const std::exception& e) {
        say_(e.what());
        std::unique_lock lock(mutex_);
        woken_.wait_for(lock, pause, [this] { return ending_.load(); });
        pause = std::min(pause * 2, milliseconds(5000));
      }
    }
  }

  void endSupervision() {
    {
      std::lock_guard lock(mutex_);
      ending_ = true;
    }
    woken_.notify_all();
    if (watcher_.joinable()) watcher_.join();
    ending_ = false;
  }

  const ClusterOptions& options_;
  std::atomic<pid_t> postmaster_ = 0;
  std::atomic<bool> takenOver_ = false;
  std::function<void(const std::string&)> say_;
  std::mutex mutex_;
  std::condition_variable woken_;
  std::atomic<bool> ending_ = false;
  std::thread watcher_;
};

EmbeddedCluster::EmbeddedCluster(ClusterOptions options) : options_(std::move(options)) {
  options_.folder = fs::absolute(options_.folder);
  if (options_.socketFolder.empty()) options_.socketFolder = options_.folder / "socket";
  options_.socketFolder = fs::absolute(options_.socketFolder);
  supervisor_ = std::make_unique<Supervisor>(options_);
}

EmbeddedCluster::~EmbeddedCluster() = default;

bool EmbeddedCluster::exists() const { return fs::exists(supervisor_->dataFolder() / "PG_VERSION"); }
void EmbeddedCluster::create() { supervisor_->create(); }
void EmbeddedCluster::start(milliseconds patience) { supervisor_->start(patience); }
void EmbeddedCluster::supervise(std::function<void(const std::string&)> say) { supervisor_->supervise(std::move(say)); }
void EmbeddedCluster::stop(milliseconds patience) { supervisor_->stop(patience); }
void EmbeddedCluster::sync() { supervisor_->syncFileSystem(); }
bool EmbeddedCluster::isRunning() const { return supervisor_->isRunning(); }
pid_t EmbeddedCluster::postmaster() const { return supervisor_->postmaster(); }
bool EmbeddedCluster::wasTakenOver() const { return supervisor_->takenOver(); }
std::string EmbeddedCluster::url(const std::string& database) const { return supervisor_->url(database); }

}  // namespace carnet::server
