// Access tokens and nonces: sealed with the servers' common secret, so any node checks them without the database.
#pragma once

#include <string>
#include <string_view>

#include "shared/core/id.h"
#include "shared/core/result.h"
#include "shared/core/time.h"

namespace carnet::server {

// Who stands behind an access token.
struct Principal {
  Uuid user_id;
  Uuid device_id;
  Uuid session_id;
  Instant expires_at;
  bool operator==(const Principal&) const = default;
};

class TokenSeal {
 public:
  // `secret` has 32 bytes (AuthStore::secret).
  explicit TokenSeal(std::string secret);
  // For the device's clock against ours; an access token lives this long.
  static constexpr Duration accessLife = Duration::minutes(10);
  static constexpr Duration nonceLife = Duration::seconds(60);

  std::string accessToken(const Principal& principal) const;
  // "auth.token_invalid" for anything we did not seal, "auth.token_expired". The device may have been revoked since:
  // ask the registry when a link opens.
  Result<Principal> principal(std::string_view accessToken, Instant now) const;

  std::string nonce(Instant now, std::int64_t number) const;
  // The number of a nonce that is ours and not too old.
  std::optional<std::int64_t> freshNonce(std::string_view nonce, Instant now) const;

 private:
  std::string seal(char kind, std::string content) const;
  std::optional<std::string> open(char kind, std::string_view token) const;
  std::string secret_;
};

}  // namespace carnet::server
