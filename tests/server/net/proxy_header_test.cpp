#include "server/net/proxy_header.h"

#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace carnet::server {
namespace {

using Bytes = std::vector<std::uint8_t>;

// command, family, addresses with ports
Bytes headerOf(std::uint8_t command, std::uint8_t family, const Bytes& addresses) {
  Bytes header{0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a, command, family};
  header.push_back(static_cast<std::uint8_t>(addresses.size() >> 8));
  header.push_back(static_cast<std::uint8_t>(addresses.size()));
  header.insert(header.end(), addresses.begin(), addresses.end());
  return header;
}

// From 203.0.113.7 port 50312 to 192.0.2.1 port 8443.
const Bytes fromClient{203, 0, 113, 7, 192, 0, 2, 1, 0xc4, 0x88, 0x20, 0xfb};

std::optional<boost::asio::ip::tcp::endpoint> clientOf(const Bytes& bytes) {
  EXPECT_GE(bytes.size(), ProxyHeader::startBytes);
  if (bytes.size() < ProxyHeader::startBytes) return std::nullopt;
  const auto header = ProxyHeader::begin(std::span<const std::uint8_t, ProxyHeader::startBytes>(bytes.data(), 16));
  if (!header) return std::nullopt;
  EXPECT_EQ(header->restBytes(), bytes.size() - 16);
  return header->client(std::span(bytes).subspan(16));
}

TEST(ProxyHeader, aClientOfEitherFamilyIsNamed) {
  const auto client = clientOf(headerOf(0x21, 0x11, fromClient));
  ASSERT_TRUE(client);
  EXPECT_EQ(client->address().to_string(), "203.0.113.7");
  EXPECT_EQ(client->port(), 50312);
  Bytes six(36, 0);
  six[0] = 0x20, six[1] = 0x01, six[2] = 0x0d, six[3] = 0xb8, six[15] = 5, six[33] = 80;
  const auto of_six = clientOf(headerOf(0x21, 0x21, six));
  ASSERT_TRUE(of_six);
  EXPECT_EQ(of_six->address().to_string(), "2001:db8::5");
  EXPECT_EQ(of_six->port(), 80);
}

TEST(ProxyHeader, whatAProxyAddsBehindTheAddressesIsPassedOver) {
  Bytes longer = fromClient;
  longer.insert(longer.end(), {0x03, 0x00, 0x04, 1, 2, 3, 4});
  EXPECT_EQ(clientOf(headerOf(0x21, 0x11, longer))->port(), 50312);
}

TEST(ProxyHeader, aProxyThatSpeaksForItselfNamesNobody) { EXPECT_FALSE(clientOf(headerOf(0x20, 0x00, {}))); }

TEST(ProxyHeader, addressesThatAreCutShortNameNobody) {
  EXPECT_FALSE(clientOf(headerOf(0x21, 0x11, Bytes(fromClient.begin(), fromClient.end() - 1))));
  EXPECT_FALSE(clientOf(headerOf(0x21, 0x21, fromClient)));
}

TEST(ProxyHeader, otherBytesAreNoHeader) {
  const std::string_view hello("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 a TLS hello", 23);
  EXPECT_FALSE(clientOf(Bytes(hello.begin(), hello.end())));
  Bytes older = headerOf(0x11, 0x11, fromClient);
  EXPECT_FALSE(clientOf(older)) << "version 1 in the clothes of version 2";
  Bytes huge = headerOf(0x21, 0x11, {});
  huge[14] = 0xff;
  EXPECT_FALSE(clientOf(huge));
}

}  // namespace
}  // namespace carnet::server
