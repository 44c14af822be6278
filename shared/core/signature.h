// Ed25519 (RFC 8032) and base64url (RFC 4648 without padding), by libsodium: a device proves who it is with its key.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carnet {

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

// Made on the device at enrolment; `secret` (seed and public key) never leaves it.
struct SigningKey {
  PublicKey public_key{};
  std::array<std::uint8_t, 64> secret{};

  static SigningKey create();
  Signature sign(std::string_view message) const;
};

bool verifies(const PublicKey& key, std::string_view message, const Signature& signature);

std::string toBase64Url(std::string_view bytes);
template <std::size_t N>
std::string toBase64Url(const std::array<std::uint8_t, N>& bytes) {
  return toBase64Url(std::string_view(reinterpret_cast<const char*>(bytes.data()), N));
}
// nullopt for anything that is not base64url without padding.
std::optional<std::string> fromBase64Url(std::string_view text);
// Also nullopt when it does not decode to exactly N bytes.
template <std::size_t N>
std::optional<std::array<std::uint8_t, N>> fixedFromBase64Url(std::string_view text) {
  const auto bytes = fromBase64Url(text);
  if (!bytes || bytes->size() != N) return std::nullopt;
  std::array<std::uint8_t, N> fixed;
  for (std::size_t i = 0; i < N; ++i) fixed[i] = static_cast<std::uint8_t>((*bytes)[i]);
  return fixed;
}

}  // namespace carnet
