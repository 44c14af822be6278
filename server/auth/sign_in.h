// Letting people and devices in: invitations, enrolment, token pairs (docs/sign-in.md). Blocking; a few threads of its
// own run it, which also bounds the memory that Argon2id takes.
#pragma once

#include <string>

#include "server/auth/auth_store.h"
#include "server/auth/device_registry.h"
#include "server/auth/password.h"
#include "server/auth/rate_limit.h"
#include "server/auth/tokens.h"
#include "shared/core/log.h"
#include "shared/core/result.h"

namespace carnet::server {

struct TokenPair {
  std::string access_token;
  Instant access_expires_at;
  std::string refresh_token;
  Instant refresh_expires_at;
};

struct EnrolRequest {
  std::string code, login, password, device_name;
  PublicKey device_key{};
};

struct Enrolled {
  Person person;
  RegisteredDevice device;
  TokenPair tokens;
};

struct TokenRequest {
  Uuid device_id;
  std::string refresh_token, nonce;
  Signature signature{};
};

struct SignInRequest {
  Uuid device_id;
  std::string login, password, nonce;
  Signature signature{};
};

// An administrator lets somebody in from their own device.
struct InviteRequest {
  Uuid device_id;
  std::string login;     // of who is invited
  std::string password;  // their first or new one; empty leaves the one they have
  std::string nonce;
  Signature signature{};
};

struct SignedIn {
  Person person;
  TokenPair tokens;
};

struct SignInOptions {
  PasswordCost passwordCost;
  Duration inviteLife = Duration::hours(72);
  // As long as the offline lease at least: a device comes back without a password within it.
  Duration refreshLife = Duration::days(30);
  RateLimit::Bounds wrongPerLogin{.burst = 5, .perSecond = 1.0 / 60};
  RateLimit::Bounds wrongPerAddress{.burst = 30, .perSecond = 1.0 / 10};
};

// Problems are those of docs/sign-in.md; for "auth.too_many_tries" values[0] is the wait in seconds. `address` is the
// peer's without port.
class SignIn {
 public:
  SignIn(AuthStore& store, DeviceRegistry& devices, Clock& clock, Log& log, SignInOptions options = {});

  // A fresh one-use code for a person; "auth.unknown_login" when there is none, "auth.no_password" when the person
  // could not sign in with it.
  Result<std::string> invite(const std::string& login);
  // The same for the person of a signed request: "auth.not_administrator" unless that person administrates, and what
  // setPassword says.
  Result<std::string> invite(const InviteRequest& request);
  // "auth.unknown_login" or a weakness of the password.
  Result<Nothing> setPassword(const std::string& login, const std::string& password);

  Result<Enrolled> enrol(const EnrolRequest& request, const std::string& address);
  std::string nonce() { return seal_.nonce(clock_.now(), store_.nextNonceNo()); }
  Result<TokenPair> renew(const TokenRequest& request);
  Result<SignedIn> signIn(const SignInRequest& request, const std::string& address);
  // Who opens a link: the token is good and the device neither revoked nor its person disabled.
  Result<Principal> admit(const std::string& accessToken);

  const TokenSeal& seal() const { return seal_; }

 private:
  Result<Person> checkPassword(const std::string& login, const std::string& password, const std::string& address);
  Result<RegisteredDevice> signedBy(const Uuid& deviceId, const std::string& text, const std::string& nonce,
                                    const Signature& signature);
  TokenPair newSession(const Uuid& userId, const Uuid& deviceId);
  TokenPair pairFor(const Uuid& userId, const Uuid& deviceId, const Uuid& sessionId, std::string refreshToken,
                    Instant refreshExpiresAt) const;

  AuthStore& store_;
  DeviceRegistry& devices_;
  Clock& clock_;
  Log& log_;
  const SignInOptions options_;
  const TokenSeal seal_;
  RateLimit wrongPerLogin_;
  RateLimit wrongPerAddress_;
};

}  // namespace carnet::server
