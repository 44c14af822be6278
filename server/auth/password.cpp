#include "server/auth/password.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <sodium.h>

#include "shared/core/text.h"

namespace carnet::server {

namespace {

constexpr std::size_t longest = 1024;

}  // namespace

std::optional<Problem> weaknessOf(std::string_view password) {
  if (password.size() > longest) return Problem{"auth.password_too_long", "password", {std::to_string(longest)}};
  if (!isStorableText(password)) return Problem{"auth.password_not_text", "password", {}};
  const auto characters = std::count_if(password.begin(), password.end(), [](char c) { return (c & 0xc0) != 0x80; });
  if (characters < 8) return Problem{"auth.password_too_short", "password", {"8"}};
  return std::nullopt;
}

std::string hashPassword(std::string_view password, PasswordCost cost) {
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), cost.operations, cost.memoryBytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::runtime_error("not enough memory to hash a password");
  }
  return text.data();
}

bool isPassword(std::string_view password, const std::string& hash) {
  if (password.size() > longest) return false;
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

void pretendToVerify(std::string_view password, PasswordCost cost) { hashPassword(password.substr(0, longest), cost); }

}  // namespace carnet::server
