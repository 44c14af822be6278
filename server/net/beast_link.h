// A Link over a Beast WebSocket. Included by beast_listener.cpp only: every other inclusion costs half a minute.
#pragma once

#include <atomic>
#include <deque>
#include <memory>
#include <stdexcept>
#include <string>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>

#include "server/net/door_stream.h"
#include "server/sync/link.h"

namespace carnet::server {

// Everything but close() and isOpen() happens on the stream's strand. A timer that never expires serves as a condition:
// cancel() wakes who waits.
// Without Beast's compression: what is worth it is compressed before it becomes a frame.
using WebSocket = boost::beast::websocket::stream<DoorStream, false>;

class BeastLink final : public Link, public std::enable_shared_from_this<BeastLink> {
  using Error = boost::beast::error_code;

 public:
  static constexpr std::size_t queuedBytesLimit = 4 * 1024 * 1024;
  static constexpr std::size_t queuedFramesLimit = 1024;

  BeastLink(WebSocket socket, std::string remoteAddress)
      : socket_(std::move(socket)),
        remoteAddress_(std::move(remoteAddress)),
        filled_(socket_.get_executor(), forEver),
        drained_(socket_.get_executor(), forEver),
        finished_(socket_.get_executor(), forEver),
        deadline_(socket_.get_executor()) {}

  boost::asio::awaitable<std::optional<std::string>> read() override {
    std::optional<std::string> answer;
    if (!isOpen()) co_return answer;
    std::string frame;
    auto buffer = boost::asio::dynamic_buffer(frame);
    Error error;
    co_await socket_.async_read(buffer, boost::asio::redirect_error(boost::asio::use_awaitable, error));
    if (error) {
      endReading(error);
      co_return answer;
    }
    if (!socket_.got_binary()) {
      close(CloseReason::notAcceptable, "frames are binary");
      co_return answer;
    }
    if (isOpen()) answer.emplace(std::move(frame));
    co_return answer;
  }

  boost::asio::awaitable<bool> write(std::string frame) override {
    if (frame.size() > maxFrameBytes) throw std::length_error("a frame of " + std::to_string(frame.size()) + " bytes");
    while (isOpen() && (queuedBytes_ >= queuedBytesLimit || queue_.size() >= queuedFramesLimit)) {
      Error ignored;
      co_await drained_.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    }
    if (!isOpen()) co_return false;
    queuedBytes_ += frame.size();
    queue_.push_back(std::move(frame));
    filled_.cancel();
    co_return true;
  }

  std::size_t unsentBytes() const override { return queuedBytes_; }
  bool isOpen() const override { return open_; }
  std::string remoteAddress() const override { return remoteAddress_; }
  boost::asio::any_io_executor executor() override { return socket_.get_executor(); }

  void close(CloseReason reason, std::string text) override {
    if (!open_.exchange(false)) return;
    boost::asio::post(socket_.get_executor(), [self = shared_from_this(), reason, text = std::move(text)] {
      self->reason_.code = static_cast<std::uint16_t>(reason);
      self->reason_.reason = text.substr(0, 120);  // a control frame holds 123 bytes
      self->giveUpAfter(std::chrono::seconds(1));
      self->wakeAll();
    });
  }

  // Cuts without a word. On the strand.
  void cut() {
    open_ = false;
    Error ignored;
    boost::beast::get_lowest_layer(socket_).socket().close(ignored);
    wakeAll();
  }

  // The writer: runs beside the session until the link has ended.
  boost::asio::awaitable<void> writeQueued() {
    Error error;
    while (!error) {
      if (queue_.empty()) {
        if (!isOpen()) break;
        Error ignored;
        co_await filled_.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
        continue;
      }
      const std::string frame = std::move(queue_.front());
      queue_.pop_front();
      const auto bytes = boost::asio::buffer(frame);
      co_await socket_.async_write(bytes, boost::asio::redirect_error(boost::asio::use_awaitable, error));
      queuedBytes_ -= frame.size();
      drained_.cancel();
    }
    if (!error && !cutOff_) {
      co_await socket_.async_close(reason_, boost::asio::redirect_error(boost::asio::use_awaitable, error));
    }
    cut();
    deadline_.cancel();
    isFinished_ = true;
    finished_.cancel();
  }

  // Returns when the writer has ended and nothing uses the socket any more.
  boost::asio::awaitable<void> untilFinished() {
    while (!isFinished_) {
      Error ignored;
      co_await finished_.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    }
  }

  // Why reading ended, for the log.
  const std::string& ending() const { return ending_; }

 private:
  static constexpr auto forEver = boost::asio::steady_timer::time_point::max();

  void endReading(const Error& error) {
    ending_ = error.message();
    // Beast answers an oversized frame with 1009 and a malformed one with 1002 by itself; the socket is done either way.
    open_ = false;
    cutOff_ = true;
    giveUpAfter(std::chrono::seconds(1));
    wakeAll();
  }

  void giveUpAfter(std::chrono::milliseconds patience) {
    deadline_.expires_after(patience);
    deadline_.async_wait([self = shared_from_this()](const Error& error) {
      if (!error) self->cut();
    });
  }

  void wakeAll() {
    filled_.cancel();
    drained_.cancel();
  }

  WebSocket socket_;
  const std::string remoteAddress_;
  boost::asio::steady_timer filled_;
  boost::asio::steady_timer drained_;
  boost::asio::steady_timer finished_;
  boost::asio::steady_timer deadline_;
  std::deque<std::string> queue_;
  std::size_t queuedBytes_ = 0;
  std::atomic<bool> open_ = true;
  bool cutOff_ = false;
  bool isFinished_ = false;
  boost::beast::websocket::close_reason reason_;
  std::string ending_;
};

}  // namespace carnet::server
