#include "server/net/proxy_header.h"

#include <algorithm>
#include <array>

namespace carnet::server {

namespace ip = boost::asio::ip;

namespace {

constexpr std::array<std::uint8_t, 12> proxySignature{0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d,
                                                      0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a};
constexpr std::uint8_t local = 0x20, proxied = 0x21;
constexpr std::uint8_t tcpOverIp4 = 0x11, tcpOverIp6 = 0x21;

std::uint16_t numberAt(std::span<const std::uint8_t> bytes, std::size_t at) {
  return static_cast<std::uint16_t>(bytes[at] << 8 | bytes[at + 1]);
}

// Both addresses, then both ports; the client's come first.
template <class Address>
std::optional<ip::tcp::endpoint> clientIn(std::span<const std::uint8_t> rest) {
  typename Address::bytes_type bytes;
  if (rest.size() < 2 * bytes.size() + 4) return std::nullopt;
  std::copy_n(rest.begin(), bytes.size(), bytes.begin());
  return ip::tcp::endpoint(Address(bytes), numberAt(rest, 2 * bytes.size()));
}

}  // namespace

std::optional<ProxyHeader> ProxyHeader::begin(std::span<const std::uint8_t, startBytes> start) {
  if (!std::equal(proxySignature.begin(), proxySignature.end(), start.begin())) return std::nullopt;
  const std::uint8_t command = start[12];
  if (command != local && command != proxied) return std::nullopt;
  const std::size_t rest = numberAt(start, 14);
  if (startBytes + rest > mostBytes) return std::nullopt;
  return ProxyHeader(command, start[13], rest);
}

std::optional<ip::tcp::endpoint> ProxyHeader::client(std::span<const std::uint8_t> rest) const {
  if (command_ == local) return std::nullopt;
  if (family_ == tcpOverIp4) return clientIn<ip::address_v4>(rest);
  if (family_ == tcpOverIp6) return clientIn<ip::address_v6>(rest);
  return std::nullopt;
}

}  // namespace carnet::server
