#include "shared/core/id.h"

#include <cstring>

#include "shared/core/hash.h"

namespace carnet {

bool Uuid::isNil() const { return *this == Uuid{}; }

std::string Uuid::toString() const {
  static constexpr char hex[] = "0123456789abcdef";
  std::string out;
  out.reserve(36);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out.push_back('-');
    out.push_back(hex[bytes[i] >> 4]);
    out.push_back(hex[bytes[i] & 15]);
  }
  return out;
}

static int hexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  Uuid id;
  std::size_t at = 0;
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) {
      if (text[at++] != '-') return std::nullopt;
    }
    const int high = hexValue(text[at++]);
    const int low = hexValue(text[at++]);
    if (high < 0 || low < 0) return std::nullopt;
    id.bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
  }
  return id;
}

Uuid Uuid::fromBytes(std::span<const std::uint8_t, 16> bytes) {
  Uuid id;
  std::memcpy(id.bytes.data(), bytes.data(), 16);
  return id;
}

static void stamp(Uuid& id, std::int64_t unix_ms) {
  for (int i = 0; i < 6; ++i) id.bytes[i] = static_cast<std::uint8_t>(unix_ms >> (8 * (5 - i)));
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0f) | 0x70);
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
}

Uuid Uuid::v7(std::int64_t unix_ms, std::uint64_t random_high, std::uint64_t random_low) {
  Uuid id;
  for (int i = 0; i < 8; ++i) {
    id.bytes[i] = static_cast<std::uint8_t>(random_high >> (8 * (7 - i)));
    id.bytes[8 + i] = static_cast<std::uint8_t>(random_low >> (8 * (7 - i)));
  }
  stamp(id, unix_ms);
  return id;
}

std::int64_t Uuid::unixMs() const {
  std::int64_t ms = 0;
  for (int i = 0; i < 6; ++i) ms = ms << 8 | bytes[i];
  return ms;
}

static Uuid hashed(std::string_view text, std::int64_t unix_ms) {
  const Sha256 digest = sha256(text);
  Uuid id = Uuid::fromBytes(std::span<const std::uint8_t, 16>(digest.data(), 16));
  stamp(id, unix_ms);
  return id;
}

Uuid derivedId(const Uuid& base, std::string_view part) {
  std::string text(reinterpret_cast<const char*>(base.bytes.data()), base.bytes.size());
  text.append(part);
  return hashed(text, base.unixMs());
}

Uuid naturalId(std::string_view entity, std::string_view key) {
  std::string text(entity);
  text.push_back('\0');
  text.append(key);
  return hashed(text, 0);
}

std::size_t UuidHash::operator()(const Uuid& id) const noexcept {
  std::uint64_t low;
  std::memcpy(&low, id.bytes.data() + 8, 8);
  std::uint64_t high;
  std::memcpy(&high, id.bytes.data(), 8);
  return low * 0x9E3779B97F4A7C15ull ^ high;
}

}  // namespace carnet
