// What stands before the first byte of a connection that a proxy hands on.
#include "server/net/proxy_header.h"

#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using carnet::server::ProxyHeader;
  if (size < ProxyHeader::startBytes) return 0;
  const auto header = ProxyHeader::begin(std::span<const std::uint8_t, ProxyHeader::startBytes>(data, 16));
  if (!header) return 0;
  carnet::fuzz::insist(header->restBytes() <= ProxyHeader::mostBytes, "no more is waited for than a header may have");
  // The listener reads as many bytes as it says.
  if (size - ProxyHeader::startBytes < header->restBytes()) return 0;
  header->client({data + ProxyHeader::startBytes, header->restBytes()});
  return 0;
}
