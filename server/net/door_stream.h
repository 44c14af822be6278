// The bytes of one connection, with TLS or without it, behind one type: what Beast builds on a stream (HTTP, WebSocket) is
// then compiled once, and what it builds for TLS only in door_stream.cpp. An AsyncReadStream and AsyncWriteStream of Asio.
#pragma once

#include <chrono>
#include <memory>
#include <type_traits>
#include <utility>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/container/static_vector.hpp>

namespace carnet::server {

// A handler `void(error_code, std::size_t)` or `void(error_code)` of whatever type, called once, on its own executor.
class StreamHandler {
 public:
  using Error = boost::beast::error_code;
  using executor_type = boost::asio::any_io_executor;

  template <class Handler>
  StreamHandler(Handler handler, const executor_type& executor)
      : executor_(boost::asio::get_associated_executor(handler, executor)),
        held_(std::make_unique<Held<Handler>>(std::move(handler))) {}

  executor_type get_executor() const noexcept { return executor_; }
  void operator()(Error error, std::size_t size = 0) {
    const auto held = std::move(held_);
    held->call(error, size);
  }

 private:
  struct Base {
    virtual ~Base() = default;
    virtual void call(Error error, std::size_t size) = 0;
  };
  template <class Handler>
  struct Held final : Base {
    explicit Held(Handler handler) : handler_(std::move(handler)) {}
    void call(Error error, std::size_t size) override {
      if constexpr (std::is_invocable_v<Handler, Error, std::size_t>)
        std::move(handler_)(error, size);
      else
        std::move(handler_)(error);
    }
    Handler handler_;
  };

  executor_type executor_;
  std::unique_ptr<Base> held_;
};

class DoorStream {
 public:
  using Error = boost::beast::error_code;
  using executor_type = boost::asio::any_io_executor;
  // What one write takes at most; the rest is for the next one.
  using Buffers = boost::container::static_vector<boost::asio::const_buffer, 16>;

  // Without TLS.
  explicit DoorStream(boost::asio::ip::tcp::socket socket);
  DoorStream(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context& tls);
  DoorStream(DoorStream&&) noexcept;
  DoorStream& operator=(DoorStream&&) noexcept;
  ~DoorStream();

  executor_type get_executor() noexcept;
  boost::asio::ip::tcp::socket& socket();
  // From now on every read and write ends with a timeout error after `patience`.
  void expiresAfter(std::chrono::steady_clock::duration patience);
  void expiresNever();

  // Fills the buffer with bytes that come before the handshake.
  boost::asio::awaitable<Error> readBefore(boost::asio::mutable_buffer buffer);
  // The server's part of the TLS handshake; nothing without TLS.
  boost::asio::awaitable<Error> handshake();
  // The end of TLS, if it is spoken, and of what is sent and received.
  boost::asio::awaitable<void> sayGoodbye();

  template <class MutableBuffers, class Token>
  auto async_read_some(const MutableBuffers& buffers, Token&& token) {
    boost::asio::mutable_buffer first;
    for (auto at = boost::asio::buffer_sequence_begin(buffers); at != boost::asio::buffer_sequence_end(buffers); ++at) {
      first = *at;
      if (first.size() > 0) break;
    }
    return boost::asio::async_initiate<Token, void(Error, std::size_t)>(
        [this, first](auto handler) { read(first, StreamHandler(std::move(handler), get_executor())); }, token);
  }

  template <class ConstBuffers, class Token>
  auto async_write_some(const ConstBuffers& buffers, Token&& token) {
    Buffers some;
    for (auto at = boost::asio::buffer_sequence_begin(buffers); at != boost::asio::buffer_sequence_end(buffers); ++at) {
      const boost::asio::const_buffer buffer = *at;
      if (buffer.size() > 0) some.push_back(buffer);
      if (some.size() == some.capacity()) break;
    }
    return boost::asio::async_initiate<Token, void(Error, std::size_t)>(
        [this, some](auto handler) { write(some, StreamHandler(std::move(handler), get_executor())); }, token);
  }

 private:
  class Layer;
  template <class Stream>
  class LayerOf;
  class PlainLayer;
  class TlsLayer;

  void read(boost::asio::mutable_buffer buffer, StreamHandler handler);
  void write(const Buffers& buffers, StreamHandler handler);
  void tearDown(boost::beast::role_type role, StreamHandler handler);

  // What Beast's WebSocket asks of the stream below it.
  friend void beast_close_socket(DoorStream& stream);
  friend void teardown(boost::beast::role_type role, DoorStream& stream, Error& error);
  template <class Handler>
  friend void async_teardown(boost::beast::role_type role, DoorStream& stream, Handler&& handler) {
    stream.tearDown(role, StreamHandler(std::forward<Handler>(handler), stream.get_executor()));
  }

  std::unique_ptr<Layer> layer_;
};

}  // namespace carnet::server
