#include "server/db/notifications.h"

#include <atomic>
#include <chrono>
#include <thread>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <pqxx/pqxx>

#include "server/db/connection_string.h"
#include "server/db/transaction.h"

namespace carnet::server {

namespace {

class Receiver final : public pqxx::notification_receiver {
 public:
  Receiver(pqxx::connection& connection, const std::string& channel, const NotificationHandler& handler)
      : pqxx::notification_receiver(connection, channel), handler_(handler) {}
  void operator()(const std::string& payload, int) override { handler_(channel(), payload); }

 private:
  const NotificationHandler& handler_;
};

}  // namespace

class NotificationListener::Worker {
 public:
  Worker(std::string url, std::vector<std::string> channels, NotificationHandler handler)
      : connectionString_(completeConnectionString(url, "carnet-server listener")),
        channels_(std::move(channels)),
        handler_(std::move(handler)),
        wake_(eventfd(0, EFD_CLOEXEC)),
        thread_([this] { serve(); }) {}

  ~Worker() {
    stopping_ = true;
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);
    thread_.join();
    ::close(wake_);
  }

  bool isConnected() const { return connected_; }

 private:
  void serve() {
    while (!stopping_) {
      try {
        listenUntilLost();
      } catch (const std::exception&) {
        // The connection is gone; the loop below waits and connects again.
      }
      connected_ = false;
      waitFor(nullptr, 200);
    }
  }

  void listenUntilLost() {
    pqxx::connection connection(connectionString_);
    pqxx::quiet_errorhandler quiet(connection);
    std::vector<std::unique_ptr<Receiver>> receivers;
    for (const std::string& channel : channels_) {
      receivers.push_back(std::make_unique<Receiver>(connection, channel, handler_));
    }
    connected_ = true;
    for (const std::string& channel : channels_) handler_(channel, "");
    while (!stopping_) {
      waitFor(&connection, 10'000);
      if (stopping_) break;
      connection.get_notifs();
      if (!connection.is_open()) throw pqxx::broken_connection();
    }
  }

  // Until the connection has something to read, the listener is to stop, or the time is over.
  void waitFor(const pqxx::connection* connection, int milliseconds) {
    pollfd sources[2] = {{wake_, POLLIN, 0}, {connection ? connection->sock() : -1, POLLIN, 0}};
    ::poll(sources, connection ? 2 : 1, milliseconds);
  }

  const std::string connectionString_;
  const std::vector<std::string> channels_;
  const NotificationHandler handler_;
  const int wake_;
  std::atomic<bool> stopping_ = false;
  std::atomic<bool> connected_ = false;
  std::thread thread_;
};

NotificationListener::NotificationListener(std::string url, std::vector<std::string> channels,
                                           NotificationHandler handler)
    : worker_(std::make_unique<Worker>(std::move(url), std::move(channels), std::move(handler))) {}
NotificationListener::~NotificationListener() = default;
bool NotificationListener::isConnected() const { return worker_->isConnected(); }

}  // namespace carnet::server
