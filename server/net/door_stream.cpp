#include "server/net/door_stream.h"

#include <boost/asio/read.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/teardown.hpp>

namespace carnet::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;

class DoorStream::Layer {
 public:
  virtual ~Layer() = default;
  virtual beast::tcp_stream& tcpStream() = 0;
  virtual void read(asio::mutable_buffer buffer, StreamHandler handler) = 0;
  virtual void write(const Buffers& buffers, StreamHandler handler) = 0;
  virtual void tearDown(beast::role_type role, StreamHandler handler) = 0;
  virtual void tearDown(beast::role_type role, Error& error) = 0;
  virtual asio::awaitable<Error> handshake() = 0;
  virtual asio::awaitable<void> shutdown() = 0;
};

template <class Stream>
class DoorStream::LayerOf : public Layer {
 public:
  explicit LayerOf(Stream stream) : stream_(std::move(stream)) {}
  beast::tcp_stream& tcpStream() override { return beast::get_lowest_layer(stream_); }
  void read(asio::mutable_buffer buffer, StreamHandler handler) override {
    stream_.async_read_some(asio::mutable_buffers_1(buffer), std::move(handler));
  }
  void write(const Buffers& buffers, StreamHandler handler) override {
    stream_.async_write_some(buffers, std::move(handler));
  }
  void tearDown(beast::role_type role, StreamHandler handler) override {
    using beast::websocket::async_teardown;
    async_teardown(role, stream_, std::move(handler));
  }
  void tearDown(beast::role_type role, Error& error) override {
    using beast::websocket::teardown;
    teardown(role, stream_, error);
  }

 protected:
  Stream stream_;
};

class DoorStream::PlainLayer final : public LayerOf<beast::tcp_stream> {
 public:
  using LayerOf::LayerOf;
  void tearDown(beast::role_type role, StreamHandler handler) override {
    beast::websocket::async_teardown(role, stream_.socket(), std::move(handler));
  }
  void tearDown(beast::role_type role, Error& error) override {
    beast::websocket::teardown(role, stream_.socket(), error);
  }
  asio::awaitable<Error> handshake() override { co_return Error{}; }
  asio::awaitable<void> shutdown() override { co_return; }
};

class DoorStream::TlsLayer final : public LayerOf<beast::ssl_stream<beast::tcp_stream>> {
 public:
  using LayerOf::LayerOf;
  asio::awaitable<Error> handshake() override {
    Error error;
    co_await stream_.async_handshake(asio::ssl::stream_base::server, asio::redirect_error(asio::use_awaitable, error));
    co_return error;
  }
  asio::awaitable<void> shutdown() override {
    Error ignored;
    co_await stream_.async_shutdown(asio::redirect_error(asio::use_awaitable, ignored));
  }
};

DoorStream::DoorStream(tcp::socket socket)
    : layer_(std::make_unique<PlainLayer>(beast::tcp_stream(std::move(socket)))) {}
DoorStream::DoorStream(tcp::socket socket, asio::ssl::context& tls)
    : layer_(
          std::make_unique<TlsLayer>(beast::ssl_stream<beast::tcp_stream>(beast::tcp_stream(std::move(socket)), tls))) {
}
DoorStream::DoorStream(DoorStream&&) noexcept = default;
DoorStream& DoorStream::operator=(DoorStream&&) noexcept = default;
DoorStream::~DoorStream() = default;

DoorStream::executor_type DoorStream::get_executor() noexcept { return layer_->tcpStream().get_executor(); }
tcp::socket& DoorStream::socket() { return layer_->tcpStream().socket(); }
void DoorStream::expiresAfter(std::chrono::steady_clock::duration patience) {
  layer_->tcpStream().expires_after(patience);
}
void DoorStream::expiresNever() { layer_->tcpStream().expires_never(); }

asio::awaitable<DoorStream::Error> DoorStream::readBefore(asio::mutable_buffer buffer) {
  Error error;
  co_await asio::async_read(layer_->tcpStream(), buffer, asio::redirect_error(asio::use_awaitable, error));
  co_return error;
}

asio::awaitable<DoorStream::Error> DoorStream::handshake() { return layer_->handshake(); }

asio::awaitable<void> DoorStream::sayGoodbye() {
  co_await layer_->shutdown();
  Error ignored;
  socket().shutdown(tcp::socket::shutdown_both, ignored);
}

void DoorStream::read(asio::mutable_buffer buffer, StreamHandler handler) { layer_->read(buffer, std::move(handler)); }
void DoorStream::write(const Buffers& buffers, StreamHandler handler) { layer_->write(buffers, std::move(handler)); }
void DoorStream::tearDown(beast::role_type role, StreamHandler handler) { layer_->tearDown(role, std::move(handler)); }

void beast_close_socket(DoorStream& stream) {
  StreamHandler::Error ignored;
  stream.socket().close(ignored);
}

void teardown(beast::role_type role, DoorStream& stream, StreamHandler::Error& error) {
  stream.layer_->tearDown(role, error);
}

}  // namespace carnet::server
