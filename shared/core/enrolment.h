// What device and server must spell alike when a device is enrolled and asks for tokens: the invitation's link and the
// texts that a device signs. docs/sign-in.md has the requests around them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/core/hash.h"
#include "shared/core/id.h"

namespace carnet {

// "carnet://host:port/?pin=<base64url SHA-256 of the server's SubjectPublicKeyInfo>&code=<one-use code>". An IPv6 host
// stands in brackets; without a port 8443 is meant.
struct InviteLink {
  static constexpr std::uint16_t defaultPort = 8443;

  std::string host;
  std::uint16_t port = defaultPort;
  Sha256 pin{};
  std::string code;  // letters, digits, "-", "_"

  std::string toString() const;
  // nullopt when any part is missing or malformed; unknown parameters are passed over.
  static std::optional<InviteLink> parse(std::string_view text);
};

// Signed for POST /token. The nonce is the text that POST /nonce gave.
std::string tokenRequestText(std::string_view nonce, const Uuid& deviceId, std::string_view refreshToken);
// Signed for POST /sign-in.
std::string signInText(std::string_view nonce, const Uuid& deviceId, std::string_view login);
// Signed for POST /invite; only a hash of the password is part of it.
std::string inviteText(std::string_view nonce, const Uuid& deviceId, std::string_view login, std::string_view password);

}  // namespace carnet
