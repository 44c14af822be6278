#include "server/auth/tokens.h"

#include <array>
#include <stdexcept>

#include <sodium.h>

#include "shared/core/signature.h"

namespace carnet::server {

namespace {

constexpr std::size_t macBytes = crypto_auth_BYTES;
constexpr char accessKind = 'A';
constexpr char nonceKind = 'N';

const unsigned char* octets(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

void put(std::string& content, const Uuid& id) {
  content.append(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size());
}
void put(std::string& content, std::int64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) content += static_cast<char>(number >> shift);
}
void put(std::string& content, Instant at) { put(content, at.unix_ms); }
Uuid uuidAt(const std::string& content, std::size_t offset) {
  Uuid id;
  for (std::size_t i = 0; i < id.bytes.size(); ++i) id.bytes[i] = static_cast<std::uint8_t>(content[offset + i]);
  return id;
}
std::int64_t numberAt(const std::string& content, std::size_t offset) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8; ++i) value = value << 8 | static_cast<std::uint8_t>(content[offset + i]);
  return static_cast<std::int64_t>(value);
}
Instant instantAt(const std::string& content, std::size_t offset) { return {numberAt(content, offset)}; }

}  // namespace

TokenSeal::TokenSeal(std::string secret) : secret_(std::move(secret)) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be started");
  if (secret_.size() != crypto_auth_KEYBYTES) throw std::invalid_argument("the token secret has a wrong size");
}

// kind, content, HMAC over both; the kind keeps a nonce from passing as a token.
std::string TokenSeal::seal(char kind, std::string content) const {
  content.insert(content.begin(), kind);
  std::array<unsigned char, macBytes> mac;
  crypto_auth(mac.data(), octets(content), content.size(), octets(secret_));
  content.append(reinterpret_cast<const char*>(mac.data()), mac.size());
  return toBase64Url(content);
}

std::optional<std::string> TokenSeal::open(char kind, std::string_view token) const {
  if (token.size() > 1024) return std::nullopt;
  auto bytes = fromBase64Url(token);
  if (!bytes || bytes->size() < 1 + macBytes) return std::nullopt;
  const std::size_t length = bytes->size() - macBytes;
  if (crypto_auth_verify(octets(*bytes) + length, octets(*bytes), length, octets(secret_)) != 0) return std::nullopt;
  if ((*bytes)[0] != kind) return std::nullopt;
  return bytes->substr(1, length - 1);
}

std::string TokenSeal::accessToken(const Principal& principal) const {
  std::string content;
  put(content, principal.user_id);
  put(content, principal.device_id);
  put(content, principal.session_id);
  put(content, principal.expires_at);
  return seal(accessKind, std::move(content));
}

Result<Principal> TokenSeal::principal(std::string_view accessToken, Instant now) const {
  const auto content = open(accessKind, accessToken);
  if (!content || content->size() != 56) return Problem{"auth.token_invalid", "", {}};
  const Principal principal{uuidAt(*content, 0), uuidAt(*content, 16), uuidAt(*content, 32), instantAt(*content, 48)};
  if (principal.expires_at <= now) return Problem{"auth.token_expired", "", {}};
  return principal;
}

std::string TokenSeal::nonce(Instant now, std::int64_t number) const {
  std::string content;
  put(content, now + nonceLife);
  put(content, number);
  std::array<char, 16> random;
  randombytes_buf(random.data(), random.size());
  content.append(random.data(), random.size());
  return seal(nonceKind, std::move(content));
}

std::optional<std::int64_t> TokenSeal::freshNonce(std::string_view nonce, Instant now) const {
  const auto content = open(nonceKind, nonce);
  if (!content || content->size() != 32 || instantAt(*content, 0) <= now) return std::nullopt;
  return numberAt(*content, 8);
}

}  // namespace carnet::server
