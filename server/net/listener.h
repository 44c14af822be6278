// The server's doors: the TLS port with WebSocket links and the sign-in requests, and a plain HTTP port on loopback for
// health and figures. Beast lives in beast_listener.cpp and nowhere else.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>

#include "server/auth/rate_limit.h"
#include "server/net/certificate.h"
#include "server/net/http.h"
#include "server/sync/link.h"
#include "shared/core/log.h"

namespace carnet::server {

struct ListenerOptions {
  std::string address = "0.0.0.0";
  std::uint16_t port = 8443;                // 0 = any free one
  std::string healthAddress = "127.0.0.1";  // loopback only
  std::uint16_t healthPort = 0;             // 0 = any free one
  Certificate certificate;
  // No TLS on the first port: for measurements against bare WebSockets, never for people.
  bool withoutTls = false;

  std::string linkPath = "/sync";
  // Connections from these addresses must begin with a PROXY header; limits and the log then speak of whom it names.
  std::vector<std::string> proxies;
  std::size_t bodyLimit = 16 * 1024;     // HTTP bodies; beyond it 413
  std::size_t connectionLimit = 12'000;  // both ports together; beyond it a new one is closed at once
  std::chrono::seconds pingEvery{20};    // silent for two of them = cut
  RateLimit::Bounds connectionsPerAddress{.burst = 300, .perSecond = 30};
  RateLimit::Bounds requestsPerAddress{.burst = 120, .perSecond = 10};  // HTTP; beyond it 429
};

// A port cannot be opened; the message says which and why.
class ListenError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Listener {
 public:
  // `executor` is run by the caller's threads and outlives the listener; each connection gets a strand on it.
  Listener(boost::asio::any_io_executor executor, ListenerOptions options, SessionFactory sessions, HttpRouter requests,
           HttpRouter health, Log& log);
  // stop().
  ~Listener();

  // Opens both ports. Throws ListenError.
  void start();
  // Closes the ports, tells every link goingAway, waits for the sessions to return, then cuts what is left. From a
  // thread that does not run the executor. May be called twice.
  void stop(std::chrono::milliseconds patience = std::chrono::milliseconds(1500));

  // The actual ones, after start().
  std::uint16_t port() const;
  std::uint16_t healthPort() const;

  struct Figures {
    std::size_t connections = 0;
    std::size_t links = 0;
    std::uint64_t accepted = 0;
    std::uint64_t refused = 0;  // rate or connection limit
  };
  Figures figures() const;

 private:
  class Core;
  std::shared_ptr<Core> core_;
};

}  // namespace carnet::server
