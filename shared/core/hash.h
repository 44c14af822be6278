// SHA-256 (FIPS 180-4, by libsodium): addresses of attachments, hashes of change sets, derived ids.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace carnet {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(std::string_view bytes);
// 64 lower-case hexadecimal digits.
std::string toHex(const Sha256& digest);

}  // namespace carnet
