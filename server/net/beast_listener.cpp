// The only source that instantiates Beast's HTTP and WebSocket.
#include "server/net/listener.h"

#include <array>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <set>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/http.hpp>

#include <netinet/tcp.h>

#include "server/net/beast_link.h"
#include "server/net/door_stream.h"
#include "server/net/proxy_header.h"

namespace carnet::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using asio::ip::tcp;
using Error = beast::error_code;

namespace {

constexpr std::chrono::seconds handshakePatience{10};
constexpr std::chrono::seconds requestPatience{15};

auto into(Error& error) { return asio::redirect_error(asio::use_awaitable, error); }

std::string textOf(const tcp::endpoint& endpoint) {
  const std::string address = endpoint.address().to_string();
  return (endpoint.address().is_v6() ? "[" + address + "]" : address) + ":" + std::to_string(endpoint.port());
}

// As configured: an IPv4 peer of a socket for both is written as one.
asio::ip::address plain(const asio::ip::address& address) {
  const bool isMapped = address.is_v6() && address.to_v6().is_v4_mapped();
  return isMapped ? asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()) : address;
}

std::set<asio::ip::address> addressesOf(const std::vector<std::string>& texts) {
  std::set<asio::ip::address> addresses;
  for (const std::string& text : texts) {
    Error error;
    addresses.insert(plain(asio::ip::make_address(text, error)));
    if (error) throw ListenError("the proxy " + text + " is not an IP address");
  }
  return addresses;
}

// A dead peer is noticed by the kernel too, also while nothing is read.
void keepAlive(tcp::socket& socket, std::chrono::seconds silence) {
  Error ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  socket.set_option(asio::socket_base::keep_alive(true), ignored);
  const int descriptor = socket.native_handle();
  const int idle = static_cast<int>(silence.count());
  const int interval = 5;
  const int userTimeout = 2000 * idle;
  ::setsockopt(descriptor, IPPROTO_TCP, TCP_KEEPIDLE, &idle, sizeof idle);
  ::setsockopt(descriptor, IPPROTO_TCP, TCP_KEEPINTVL, &interval, sizeof interval);
  ::setsockopt(descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, &userTimeout, sizeof userTimeout);
}

tcp::acceptor listenOn(const asio::any_io_executor& executor, const std::string& address, std::uint16_t port) {
  const auto fail = [&](const std::string& why) {
    throw ListenError("cannot listen on " + address + " port " + std::to_string(port) + ": " + why);
  };
  Error error;
  const auto parsed = asio::ip::make_address(address, error);
  if (error) fail("not an IP address");
  tcp::acceptor acceptor(executor);
  const tcp::endpoint endpoint(parsed, port);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) fail(error.message());
  return acceptor;
}

}  // namespace

class Listener::Core : public std::enable_shared_from_this<Core> {
 public:
  Core(asio::any_io_executor executor, ListenerOptions options, SessionFactory sessions, HttpRouter requests,
       HttpRouter health, Log& log)
      : executor_(std::move(executor)),
        options_(std::move(options)),
        sessions_(std::move(sessions)),
        requests_(std::move(requests)),
        health_(std::move(health)),
        log_(log),
        tls_(asio::ssl::context::tls_server),
        proxies_(addressesOf(options_.proxies)),
        connectionsPerAddress_(options_.connectionsPerAddress),
        requestsPerAddress_(options_.requestsPerAddress) {}

  void start() {
    if (!options_.withoutTls) {
      tls_.set_options(asio::ssl::context::no_compression);
      SSL_CTX_set_min_proto_version(tls_.native_handle(), TLS1_2_VERSION);
      // Most connections say nothing most of the time.
      SSL_CTX_set_mode(tls_.native_handle(), SSL_MODE_RELEASE_BUFFERS);
      tls_.use_certificate_chain(asio::buffer(options_.certificate.certificatePem));
      tls_.use_private_key(asio::buffer(options_.certificate.keyPem), asio::ssl::context::pem);
    }
    Error error;
    const auto healthAddress = asio::ip::make_address(options_.healthAddress, error);
    if (error || !healthAddress.is_loopback()) {
      throw ListenError("the health port stays on this machine: " + options_.healthAddress +
                        " is not a loopback address");
    }
    door_.emplace(listenOn(executor_, options_.address, options_.port));
    healthDoor_.emplace(listenOn(executor_, options_.healthAddress, options_.healthPort));
    port_ = door_->local_endpoint().port();
    healthPort_ = healthDoor_->local_endpoint().port();
    asio::co_spawn(executor_, accept(shared_from_this(), *door_, false), asio::detached);
    asio::co_spawn(executor_, accept(shared_from_this(), *healthDoor_, true), asio::detached);
  }

  void stop(std::chrono::milliseconds patience) {
    stopping_ = true;
    for (auto* door : {&door_, &healthDoor_}) {
      if (*door) {
        asio::post((*door)->get_executor(), [self = shared_from_this(), door] {
          Error ignored;
          (*door)->close(ignored);
        });
      }
    }
    std::unique_lock lock(mutex_);
    for (auto& [id, connection] : connections_) connection.end();
    if (emptied_.wait_for(lock, patience, [this] { return connections_.empty(); })) return;
    for (auto& [id, connection] : connections_) connection.cut();
    emptied_.wait_for(lock, std::chrono::seconds(1), [this] { return connections_.empty(); });
  }

  std::uint16_t port() const { return port_; }
  std::uint16_t healthPort() const { return healthPort_; }

  Figures figures() const {
    std::lock_guard lock(mutex_);
    return {connections_.size(), links_, accepted_, refused_};
  }

 private:
  // How stop() reaches a connection; both functions may be called from any thread.
  struct Connection {
    std::function<void()> end;
    std::function<void()> cut;
  };

  // A connection before it becomes a link, as far as stop() needs it. Touched on the connection's strand only; `socket`
  // is null once the coroutine that owns it has gone on.
  struct RequestPhase : std::enable_shared_from_this<RequestPhase> {
    tcp::socket* socket = nullptr;
    bool isIdle = true;

    struct End {
      std::shared_ptr<RequestPhase> phase;
      ~End() { phase->socket = nullptr; }
    };
    Connection connection(const asio::any_io_executor& strand) {
      const auto close = [self = shared_from_this(), strand](bool evenInWork) {
        asio::post(strand, [self, evenInWork] {
          Error ignored;
          if (self->socket && (self->isIdle || evenInWork)) self->socket->close(ignored);
        });
      };
      return {[close] { close(false); }, [close] { close(true); }};
    }
  };

  static asio::awaitable<void> accept(std::shared_ptr<Core> self, tcp::acceptor& door, bool isHealth) {
    while (!self->stopping_) {
      tcp::socket socket(asio::make_strand(self->executor_));
      Error error;
      co_await door.async_accept(socket, into(error));
      if (error == asio::error::operation_aborted || self->stopping_) co_return;
      if (error) {
        // Out of descriptors, most likely: give others time to go.
        asio::steady_timer pause(self->executor_, std::chrono::milliseconds(100));
        co_await pause.async_wait(into(error));
        continue;
      }
      tcp::endpoint remote = socket.remote_endpoint(error);
      if (error) continue;
      remote.address(plain(remote.address()));
      const bool isProxied = !isHealth && self->proxies_.contains(remote.address());
      if (!self->admits(remote, isHealth || isProxied)) continue;
      keepAlive(socket, self->options_.pingEvery);
      auto strand = socket.get_executor();
      asio::co_spawn(strand, serve(self, std::move(socket), remote, isHealth, isProxied), asio::detached);
    }
  }

  bool admits(const tcp::endpoint& remote, bool isTrusted) {
    const bool inRate = isTrusted || isInRate(remote);
    std::lock_guard lock(mutex_);
    const bool admitted = inRate && connections_.size() < options_.connectionLimit;
    ++(admitted ? accepted_ : refused_);
    return admitted;
  }

  bool isInRate(const tcp::endpoint& remote) {
    return !connectionsPerAddress_.take(remote.address().to_string(), clock_.now());
  }

  // Reads what the proxy says and puts the client in the place of the proxy; false when the connection is to end.
  static asio::awaitable<bool> learnClient(std::shared_ptr<Core> self, DoorStream& stream, tcp::endpoint& remote) {
    std::array<std::uint8_t, ProxyHeader::startBytes> start;
    if (co_await stream.readBefore(asio::buffer(start))) co_return false;
    const auto header = ProxyHeader::begin(start);
    if (!header) {
      self->log_.warning("proxy_header_missing", {{"remote", textOf(remote)}});
      co_return false;
    }
    std::vector<std::uint8_t> rest(header->restBytes());
    if (!rest.empty() && co_await stream.readBefore(asio::buffer(rest))) co_return false;
    const auto client = header->client(rest);
    if (!client) co_return true;
    remote = {plain(client->address()), client->port()};
    const bool inRate = self->isInRate(remote);
    std::lock_guard lock(self->mutex_);
    if (!inRate) ++self->refused_;
    co_return inRate;
  }

  static asio::awaitable<void> serve(std::shared_ptr<Core> self, tcp::socket socket, tcp::endpoint remote,
                                     bool isHealth, bool isProxied) {
    const std::uint64_t id = self->enter();
    auto phase = std::make_shared<RequestPhase>();
    const RequestPhase::End end{phase};
    self->reach(id, phase->connection(socket.get_executor()));
    try {
      const bool isPlain = isHealth || self->options_.withoutTls;
      DoorStream stream = isPlain ? DoorStream(std::move(socket)) : DoorStream(std::move(socket), self->tls_);
      phase->socket = &stream.socket();
      stream.expiresAfter(handshakePatience);
      // A name of its own: gcc 12 destroys a temporary inside a co_await expression twice.
      bool isKnown = !isProxied;
      if (isProxied) isKnown = co_await learnClient(self, stream, remote);
      if (!isKnown) {
        stream.socket().close();
      } else if (const Error error = co_await stream.handshake()) {
        self->log_.debug("tls_refused", {{"remote", textOf(remote)}, {"reason", error.message()}});
      } else {
        co_await self->answerRequests(stream, *phase, remote, isHealth, id);
      }
    } catch (const std::exception& e) {
      self->log_.error("connection_failed", {{"remote", textOf(remote)}, {"reason", e.what()}});
    }
    self->leave(id);
  }

  asio::awaitable<void> answerRequests(DoorStream& stream, RequestPhase& phase, tcp::endpoint remote, bool isHealth,
                                       std::uint64_t id) {
    const std::string address = remote.address().to_string();
    beast::flat_buffer buffer;
    Error error;
    while (!stopping_) {
      http::request_parser<http::string_body> parser;
      parser.body_limit(options_.bodyLimit);
      parser.header_limit(8 * 1024);
      stream.expiresAfter(requestPatience);
      phase.isIdle = true;
      co_await http::async_read(stream, buffer, parser, into(error));
      phase.isIdle = false;
      if (error == http::error::body_limit || error == http::error::header_limit) {
        HttpResponse tooLarge{.status = error == http::error::body_limit ? 413 : 431,
                              .body = R"({"code":"http.too_large"})"};
        co_await respond(stream, std::move(tooLarge), 11, false);
        break;
      }
      if (error) break;
      http::request<http::string_body> request = parser.release();
      if (!isHealth && websocket::is_upgrade(request) && request.target() == options_.linkPath) {
        phase.socket = nullptr;
        co_await holdLink(stream, std::move(request), remote, id);
        co_return;
      }
      const bool goesOn = request.keep_alive();
      const unsigned version = request.version();
      HttpResponse response = co_await answer(std::move(request), address, isHealth);
      const bool sent = co_await respond(stream, std::move(response), version, goesOn);
      if (!sent || !goesOn) break;
    }
    phase.isIdle = true;
    stream.expiresAfter(std::chrono::seconds(1));
    co_await stream.sayGoodbye();
  }

  asio::awaitable<HttpResponse> answer(http::request<http::string_body> request, const std::string& address,
                                       bool isHealth) {
    HttpResponse response;
    if (!isHealth) {
      if (const auto wait = requestsPerAddress_.take(address, clock_.now())) {
        response.status = 429;
        response.retryAfterSeconds = static_cast<int>((wait->ms + 999) / 1000);
        response.body =
            R"({"code":"auth.too_many_tries","retry_after":)" + std::to_string(response.retryAfterSeconds) + "}";
        co_return response;
      }
    }
    HttpRequest plain;
    plain.method = std::string(request.method_string());
    const std::string target(request.target());
    const auto question = std::min(target.find('?'), target.size());
    plain.path = target.substr(0, question);
    if (question < target.size()) plain.query = target.substr(question + 1);
    plain.contentType = std::string(request[http::field::content_type]);
    plain.body = std::move(request.body());
    plain.remoteAddress = address;
    const std::string path = plain.path;
    try {
      const HttpRouter& router = isHealth ? health_ : requests_;
      response = co_await router.answer(std::move(plain));
    } catch (const std::exception& e) {
      log_.error("request_failed", {{"path", path}, {"remote", address}, {"reason", e.what()}});
      response = {.status = 500, .body = R"({"code":"http.failed"})"};
    }
    co_return response;
  }

  static asio::awaitable<bool> respond(DoorStream& stream, HttpResponse response, unsigned version, bool keepAlive) {
    http::response<http::string_body> message;
    message.result(static_cast<unsigned>(response.status));
    message.version(version);
    message.keep_alive(keepAlive);
    message.set(http::field::content_type, response.contentType);
    message.set(http::field::cache_control, "no-store");
    if (response.retryAfterSeconds > 0) {
      message.set(http::field::retry_after, std::to_string(response.retryAfterSeconds));
    }
    message.body() = std::move(response.body);
    message.prepare_payload();
    Error error;
    stream.expiresAfter(requestPatience);
    co_await http::async_write(stream, message, into(error));
    co_return !error;
  }

  asio::awaitable<void> holdLink(DoorStream& stream, http::request<http::string_body> request, tcp::endpoint remote,
                                 std::uint64_t id) {
    // From here on Beast's WebSocket has its own timer; two of them on one stream would fight.
    stream.expiresNever();
    WebSocket socket(std::move(stream));
    websocket::stream_base::timeout timeout{};
    timeout.handshake_timeout = handshakePatience;
    timeout.idle_timeout = 2 * options_.pingEvery;  // Beast pings at half of it
    timeout.keep_alive_pings = true;
    socket.set_option(timeout);
    socket.read_message_max(maxFrameBytes);
    socket.auto_fragment(false);
    socket.binary(true);
    Error error;
    co_await socket.async_accept(request, into(error));
    if (error) co_return;

    const auto strand = socket.get_executor();
    auto link = std::make_shared<BeastLink>(std::move(socket), textOf(remote));
    std::weak_ptr<BeastLink> weak = link;
    reach(id, {[weak] {
                 if (const auto held = weak.lock()) held->close(CloseReason::goingAway, "the server stops");
               },
               [weak, strand] {
                 asio::post(strand, [weak] {
                   if (const auto held = weak.lock()) held->cut();
                 });
               }});
    countLink(1);
    if (stopping_) link->close(CloseReason::goingAway, "the server stops");
    asio::co_spawn(strand, writeFor(link), asio::detached);
    CloseReason reason = CloseReason::normal;
    try {
      co_await sessions_(link);
    } catch (const std::exception& e) {
      log_.error("session_failed", {{"remote", link->remoteAddress()}, {"reason", e.what()}});
      reason = CloseReason::internalError;
    }
    link->close(reason, {});
    co_await link->untilFinished();
    countLink(-1);
    log_.debug("link_ended", {{"remote", link->remoteAddress()}, {"reason", link->ending()}});
  }

  static asio::awaitable<void> writeFor(std::shared_ptr<BeastLink> link) { co_await link->writeQueued(); }

  std::uint64_t enter() {
    std::lock_guard lock(mutex_);
    connections_.emplace(++lastId_, Connection{[] {}, [] {}});
    return lastId_;
  }
  void reach(std::uint64_t id, Connection connection) {
    std::lock_guard lock(mutex_);
    connections_[id] = std::move(connection);
  }
  void leave(std::uint64_t id) {
    std::lock_guard lock(mutex_);
    connections_.erase(id);
    if (connections_.empty()) emptied_.notify_all();
  }
  void countLink(int by) {
    std::lock_guard lock(mutex_);
    links_ = static_cast<std::size_t>(static_cast<int>(links_) + by);
  }

  const asio::any_io_executor executor_;
  const ListenerOptions options_;
  const SessionFactory sessions_;
  const HttpRouter requests_;
  const HttpRouter health_;
  Log& log_;
  asio::ssl::context tls_;
  const std::set<asio::ip::address> proxies_;
  SystemClock clock_;
  RateLimit connectionsPerAddress_;
  RateLimit requestsPerAddress_;
  std::optional<tcp::acceptor> door_;
  std::optional<tcp::acceptor> healthDoor_;
  std::uint16_t port_ = 0;
  std::uint16_t healthPort_ = 0;
  std::atomic<bool> stopping_ = false;
  mutable std::mutex mutex_;
  std::condition_variable emptied_;
  std::map<std::uint64_t, Connection> connections_;
  std::uint64_t lastId_ = 0;
  std::size_t links_ = 0;
  std::uint64_t accepted_ = 0;
  std::uint64_t refused_ = 0;
};

Listener::Listener(asio::any_io_executor executor, ListenerOptions options, SessionFactory sessions,
                   HttpRouter requests, HttpRouter health, Log& log)
    : core_(std::make_shared<Core>(std::move(executor), std::move(options), std::move(sessions), std::move(requests),
                                   std::move(health), log)) {}

Listener::~Listener() { stop(); }

void Listener::start() { core_->start(); }
void Listener::stop(std::chrono::milliseconds patience) { core_->stop(patience); }
std::uint16_t Listener::port() const { return core_->port(); }
std::uint16_t Listener::healthPort() const { return core_->healthPort(); }
Listener::Figures Listener::figures() const { return core_->figures(); }

}  // namespace carnet::server
