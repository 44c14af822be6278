#include <sys/resource.h>

#include <csignal>
#include <ctime>
#include <iostream>
#include <thread>

#include <boost/asio/io_context.hpp>

#include "server/app/clock_check.h"
#include "server/app/commands.h"
#include "server/app/engine.h"
#include "server/app/health_requests.h"
#include "server/app/history_mark.h"
#include "server/app/metrics.h"
#include "server/app/sign_in_requests.h"
#include "server/app/sql_auth_store.h"
#include "server/app/storage.h"
#include "server/jobs/job_runner.h"
#include "server/jobs/jobs.h"
#include "server/net/listener.h"
#include "server/sync/blob_folder.h"
#include "server/sync/session_host.h"
#include "shared/core/signature.h"
#include "shared/domain/rule_book.h"

namespace carnet::server {

namespace asio = boost::asio;

namespace {

constexpr std::chrono::seconds watchEvery{5};

// Each connection is an open file, and what a process is given at first (1,024) are fewer than the connections it takes.
void takeAllFiles() {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
}

// SIGTERM, SIGINT and SIGHUP, taken by the main thread only. Made before any other thread, which inherits the mask.
class StopSignals {
 public:
  StopSignals() {
    sigemptyset(&set_);
    for (int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set_, signal);
    ::pthread_sigmask(SIG_BLOCK, &set_, nullptr);
  }
  // The signal, or 0 when `patience` is over.
  int await(std::chrono::seconds patience) {
    const timespec limit{patience.count(), 0};
    const int signal = ::sigtimedwait(&set_, nullptr, &limit);
    return signal > 0 ? signal : 0;
  }
  // From here on a second signal ends the process at once: stopping must not be able to hang.
  void release() {
    for (int signal : {SIGTERM, SIGINT, SIGHUP}) std::signal(signal, [](int) { std::_Exit(1); });
    ::pthread_sigmask(SIG_UNBLOCK, &set_, nullptr);
  }

 private:
  sigset_t set_;
};

// The threads that run every link's coroutines.
class Coroutines {
 public:
  explicit Coroutines(unsigned threads) : busy_(context_.get_executor()) {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { context_.run(); });
  }
  ~Coroutines() { stop(); }
  void stop() {
    context_.stop();
    for (std::thread& thread : threads_) {
      if (thread.joinable()) thread.join();
    }
  }
  asio::any_io_executor executor() { return context_.get_executor(); }

 private:
  asio::io_context context_;
  asio::executor_work_guard<asio::io_context::executor_type> busy_;
  std::vector<std::thread> threads_;
};

// Everything that serves, in the order in which it is built; stopped in the opposite one.
class Node {
 public:
  Node(const Configuration& configuration, Storage& storage, const Certificate& certificate, Log& log)
      : log_(log),
        mark_(configuration.data),
        database_(storage.database()),
        coroutines_(configuration.threads),
        engine_(database_, coroutines_.executor(), log),
        authStore_(database_),
        signIn_(authStore_, engine_.devices(), clock_, log),
        blobs_(configuration.blobs),
        sessions_({.database = database_,
                   .book = ruleBook(),
                   .worker = engine_.authority(),
                   .hub = engine_.hub(),
                   .blobs = blobs_,
                   .clock = clock_,
                   .log = log,
                   .admit = [this](const std::string& token) { return signIn_.admit(token); }}),
        jobs_({database_, engine_.authority(), clock_, random_, log}, allJobs(blobs_)) {
    HttpRouter requests;
    addSignInRequests(requests, signIn_, engine_.serverId(), pool_, log);
    addReadyRequest(requests, database_, pool_);
    HttpRouter health;
    addHealthRequests(
        health, database_, pool_, [this] { return troubles(); },
        [this] { return metricsText(*listener_, sessions_, engine_, jobs_, extent()); });
    ListenerOptions options;
    options.address = configuration.address;
    options.port = configuration.port;
    options.healthPort = configuration.health_port;
    options.proxies = configuration.proxies;
    options.certificate = certificate;
    options.withoutTls = configuration.without_tls;
    listener_ = std::make_unique<Listener>(coroutines_.executor(), std::move(options), sessions_.factory(),
                                           std::move(requests), std::move(health), log);
  }

  ~Node() {
    jobs_.stop();
    listener_->stop();
    sessions_.stop();
    pool_.stop();
    engine_.stop();
    database_.stop();
    coroutines_.stop();
  }

  void start() {
    // Before any device is answered.
    if (const auto loss = mark_.check(database_)) tellLoss(*loss);
    watch();
    engine_.hub().start();
    listener_->start();
    jobs_.start();
  }

  const Listener& listener() const { return *listener_; }

  // Looks after what goes wrong outside the program. False when the database was replaced by an older one under the
  // running server: what it keeps in memory is not true any more.
  bool watch() {
    try {
      if (const auto loss = mark_.check(database_)) {
        tellLoss(*loss);
        return false;
      }
      if (mark_.isReplaced()) {
        log_.error("history_lost", {{"why", "another server found that the database was restored"}});
        return false;
      }
      const std::string clock = clockTrouble(database_, clock_).value_or("");
      const FeedExtent extent =
          database_.runBlocking([](Transaction& tx) { return readFeedExtent(tx); }, {.readOnly = true});
      std::lock_guard lock(troublesMutex_);
      extent_ = extent;
      if (clock != clockTrouble_ && !clock.empty()) log_.warning("clock_wrong", {{"why", clock}});
      if (clock != clockTrouble_ && clock.empty()) log_.info("clock_right");
      clockTrouble_ = clock;
    } catch (const DatabaseError& e) {
      log_.warning("not_watched", {{"why", e.what()}});
    }
    return true;
  }

 private:
  void tellLoss(const HistoryMark::Loss& loss) {
    log_.error("history_lost", {{"why", loss.words()}});
    std::lock_guard lock(troublesMutex_);
    lossTrouble_ = loss.words();
  }

  FeedExtent extent() {
    std::lock_guard lock(troublesMutex_);
    return extent_;
  }

  std::vector<std::string> troubles() {
    std::vector<std::string> out;
    if (engine_.authority().figures().isDiskFull)
      out.emplace_back("the database's disk is full; devices keep their work");
    if (sessions_.figures().isDiskFull) out.emplace_back("the disk for photos is full; devices keep their photos");
    std::lock_guard lock(troublesMutex_);
    if (!lossTrouble_.empty()) out.push_back(lossTrouble_);
    if (!clockTrouble_.empty()) out.push_back(clockTrouble_);
    return out;
  }

  Log& log_;
  HistoryMark mark_;
  std::mutex troublesMutex_;
  std::string lossTrouble_, clockTrouble_;
  FeedExtent extent_;
  Database& database_;
  SystemClock clock_;
  Coroutines coroutines_;
  BlockingPool pool_{2};
  Engine engine_;
  SqlAuthStore authStore_;
  SignIn signIn_;
  BlobFolder blobs_;
  SessionHost sessions_;
  SystemRng random_;
  JobRunner jobs_;
  std::unique_ptr<Listener> listener_;
};

}  // namespace

Exit serve(const Configuration& configuration, Log& log, std::ostream& out) {
  takeAllFiles();
  StopSignals signals;
  Storage storage(configuration, Storage::Use::own, log);
  const std::vector<std::string> differences = schemaDifferences(storage.database());
  if (!differences.empty()) {
    std::cerr << "carnet-server: the database is not the one this program was written for:\n";
    for (const std::string& difference : differences) std::cerr << "  " << difference << "\n";
    return Exit::failed;
  }
  const Certificate certificate = loadCertificate(configuration.data / "tls");
  const std::string pin = toBase64Url(spkiPin(certificate.certificatePem));
  {
    Node node(configuration, storage, certificate, log);
    node.start();
    const ServerFile file{node.listener().port(), node.listener().healthPort(), pin};
    writeServerFile(configuration.data, file);
    out << "ready port=" << file.port << " health=" << file.health << " pin=" << pin << std::endl;
    log.info("ready", {{"port", std::to_string(file.port)}, {"health", std::to_string(file.health)}});
    int signal = 0;
    bool isWell = true;
    while (signal == 0 && isWell) {
      signal = signals.await(watchEvery);
      isWell = node.watch();
    }
    log.info("stopping", {{"signal", std::to_string(signal)}});
    signals.release();
    if (!isWell) {
      std::cerr
          << "carnet-server: the database was replaced by an older one while it was served; start the server again\n";
      return Exit::failed;
    }
  }
  log.info("stopped");
  return Exit::done;
}

}  // namespace carnet::server
