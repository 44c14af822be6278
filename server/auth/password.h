// Passwords: Argon2id (libsodium), salted; verification takes the same time whether the person exists or not.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/core/result.h"

namespace carnet::server {

// One hash costs `memoryBytes` and some tens of milliseconds: run few at once.
struct PasswordCost {
  unsigned long long operations = 2;
  std::size_t memoryBytes = 64 * 1024 * 1024;
  // For tests that are about something else.
  static PasswordCost least() { return {1, 8 * 1024}; }
};

// "auth.password_too_short" (under 8 characters), "auth.password_too_long" (over 1,024 bytes), "auth.password_not_text".
std::optional<Problem> weaknessOf(std::string_view password);

std::string hashPassword(std::string_view password, PasswordCost cost = {});
bool isPassword(std::string_view password, const std::string& hash);
// Costs what isPassword costs, for logins that do not exist.
void pretendToVerify(std::string_view password, PasswordCost cost = {});

}  // namespace carnet::server
