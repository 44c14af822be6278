// One node of the server without sockets: database, authority, feed and sessions; and links whose other end is the test.
#pragma once

#include <condition_variable>
#include <deque>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/sync/pg_device_registry.h"
#include "server/sync/session_host.h"
#include "shared/wire/link_end.h"
#include "tests/server/sync/office.h"

namespace carnet::testing {

// A link in memory. The test is the device.
class TestLink final : public server::Link, public std::enable_shared_from_this<TestLink> {
 public:
  explicit TestLink(boost::asio::any_io_executor executor);

  boost::asio::awaitable<std::optional<std::string>> read() override;
  boost::asio::awaitable<bool> write(std::string frame) override;
  std::size_t unsentBytes() const override { return 0; }
  void close(server::CloseReason reason, std::string text) override;
  bool isOpen() const override;
  std::string remoteAddress() const override { return "192.0.2.1:4711"; }
  boost::asio::any_io_executor executor() override { return executor_; }

  void sendFrame(std::string frame);
  void send(const sync::Message& message) { sendFrame(end_.encode(message)); }
  // The next message from the server; nullopt when the link has ended or nothing came for `patience`.
  std::optional<sync::Message> next(std::chrono::milliseconds patience = std::chrono::seconds(20));
  // The next message of one kind, passing over others.
  template <class T>
  std::optional<T> await() {
    while (auto message = next()) {
      if (T* wanted = std::get_if<T>(&*message)) return std::move(*wanted);
    }
    return std::nullopt;
  }
  bool awaitEnd(std::chrono::milliseconds patience);
  std::optional<server::CloseReason> closeReason() const;

 private:
  boost::asio::any_io_executor executor_;
  wire::LinkEnd end_;
  boost::asio::steady_timer arrived_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> to_server_, to_device_;
  std::optional<server::CloseReason> closed_;
};

class ServerNode {
 public:
  explicit ServerNode(std::string url = officeDatabase(),
                      std::chrono::milliseconds reconnect = std::chrono::seconds(15));
  ~ServerNode();

  std::shared_ptr<TestLink> connect();
  // Connects and says hello as a device of the person; the token is understood by this node only.
  std::shared_ptr<TestLink> connectAs(std::string_view login, const Uuid& device, std::int64_t cursor = 0);
  sync::Hello hello(std::string_view login, const Uuid& device, std::int64_t cursor = 0) const;

  boost::asio::io_context context;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> busy;
  TemporaryFolder folder;
  SilentLog log;
  SystemRng rng;
  SystemClock clock;
  server::Database database;
  server::PgServerStore store;
  server::FeedHub hub;
  server::AuthorityWorker worker;
  server::BlobFolder blobs;
  server::PgDeviceRegistry devices;
  std::unique_ptr<server::SessionHost> host;
  std::chrono::milliseconds hello_within{5'000};
  Duration token_life = Duration::minutes(10);

 private:
  Result<server::Principal> admit(const std::string& token) const;
  std::vector<std::thread> threads_;
};

// A change set of a person's device, as it is pushed.
sync::Push pushOf(std::string_view login, const Uuid& device, std::int64_t cs_no, std::vector<Operation> operations);
Operation createPartner(const Uuid& id, const std::string& name);

}  // namespace carnet::testing
