// What a proxy says before a connection's first byte: who stands behind it. PROXY protocol, version 2, as haproxy's
// doc/proxy-protocol.txt describes it; the first version, which is text, is not understood.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include <boost/asio/ip/tcp.hpp>

namespace carnet::server {

class ProxyHeader {
 public:
  // Every header begins with so many bytes; they tell how many follow.
  static constexpr std::size_t startBytes = 16;
  // Addresses and what a proxy may add to them; a longer header is refused.
  static constexpr std::size_t mostBytes = 1024;

  // nullopt when the bytes are no header, or a longer one.
  static std::optional<ProxyHeader> begin(std::span<const std::uint8_t, startBytes> start);
  std::size_t restBytes() const { return rest_; }

  // The client's end, from the rest; nullopt when the proxy speaks for itself (its health checks), or of a connection
  // that is neither IPv4 nor IPv6.
  std::optional<boost::asio::ip::tcp::endpoint> client(std::span<const std::uint8_t> rest) const;

 private:
  ProxyHeader(std::uint8_t command, std::uint8_t family, std::size_t rest)
      : command_(command), family_(family), rest_(rest) {}
  std::uint8_t command_;
  std::uint8_t family_;
  std::size_t rest_;
};

}  // namespace carnet::server
