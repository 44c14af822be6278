// One device's connection as a session sees it: whole binary frames both ways, nothing of WebSocket, TLS or Beast. The
// interface stands here because sessions are written against it; server/net implements it (net may include sync, not
// the other way round).
// Everything of one link runs on its executor (a strand): calls from elsewhere are posted there first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

namespace carnet::server {

// A frame larger than this ends the link (WebSocket close code 1009); write() refuses it with std::length_error.
inline constexpr std::size_t maxFrameBytes = 1024 * 1024;

enum class CloseReason : std::uint16_t {
  normal = 1000,
  goingAway = 1001,  // the server stops, or the device was displaced by its own newer connection
  protocolError = 1002,
  notAcceptable = 1003,  // a text frame
  policy = 1008,         // no hello in time, rate limit, revoked
  tooBig = 1009,
  internalError = 1011,
  tryAgainLater = 1013,
};

class Link {
 public:
  virtual ~Link() = default;

  // The next frame, or nullopt for ever once the link has ended (closed by either side, cut, silent for two pings,
  // oversized frame). One reader at a time. Never throws for what the network does.
  virtual boost::asio::awaitable<std::optional<std::string>> read() = 0;

  // Hands a frame to the writer; waits while its queue is full (4 MiB or 1,024 frames). True means queued in order,
  // not received; false that the link has ended. Frames of several callers are not mixed.
  virtual boost::asio::awaitable<bool> write(std::string frame) = 0;

  // Bytes handed to write() that the socket has not taken yet: how slow the reader is.
  virtual std::size_t unsentBytes() const = 0;

  // Sends what is queued for at most a second, says why, ends. From any thread; the first call counts.
  virtual void close(CloseReason reason, std::string text = {}) = 0;
  virtual bool isOpen() const = 0;

  // "203.0.113.7:50312"
  virtual std::string remoteAddress() const = 0;
  virtual boost::asio::any_io_executor executor() = 0;
};

// Serves one link until it returns; the link closes then. Runs on the link's executor. The session itself demands the
// hello within 5 s; pings, keepalive and limits of size are the link's.
using SessionFactory = std::function<boost::asio::awaitable<void>(std::shared_ptr<Link>)>;

}  // namespace carnet::server
