// What signing in keeps: passwords, invitations, token sessions. A port; server/app implements it over PostgreSQL, tests
// in memory. Each call is one transaction of its own; calls block and come from threads that run no coroutines.
#pragma once

#include <optional>
#include <string>

#include "shared/core/hash.h"
#include "shared/core/id.h"
#include "shared/core/time.h"

namespace carnet::server {

struct Person {
  Uuid id;
  std::string login;
  std::string display_name;
  std::string language;
  bool is_active = true;
  std::string password_hash;  // empty = none yet
};

// The code itself is nowhere kept, only its hash.
struct Invite {
  Sha256 code_hash{};
  Uuid user_id;
  Instant expires_at;
  std::optional<Uuid> device_id;  // who used it
};

// A refresh token's life on one device. Only hashes are kept: of the newest token and of the one before it.
struct TokenSession {
  Uuid id;
  Uuid user_id;
  Uuid device_id;
  Sha256 newest{};
  std::optional<Sha256> before;
  Instant expires_at;
  std::optional<Instant> ended_at;
  std::int64_t nonce_no = 0;  // of the request by which the tokens changed last
  bool is_behind = false;     // the database was restored: the device may have a newer token than `newest`
};

class AuthStore {
 public:
  virtual ~AuthStore() = default;

  // Logins are compared without regard to case.
  virtual std::optional<Person> personByLogin(const std::string& login) = 0;
  virtual std::optional<Person> person(const Uuid& id) = 0;
  // Whether the person administrates: may let others in.
  virtual bool isAdministrator(const Uuid& id) = 0;
  virtual void setPassword(const Uuid& userId, const std::string& hash) = 0;

  virtual void addInvite(const Invite& invite) = 0;
  virtual std::optional<Invite> invite(const Sha256& codeHash) = 0;
  // Gives the invitation to a device unless it is given already; returns whose it is now.
  virtual Uuid useInvite(const Sha256& codeHash, const Uuid& deviceId, Instant now) = 0;

  virtual void addSession(const TokenSession& session) = 0;
  virtual std::optional<TokenSession> session(const Uuid& id) = 0;
  // Gives `session` its new tokens, end and nonce when `expected` is still its newest one, no later nonce changed it and
  // it has not ended; false otherwise.
  virtual bool rotate(const TokenSession& session, const Sha256& expected) = 0;
  virtual void endSession(const Uuid& sessionId, Instant now) = 0;
  virtual void endSessionsOf(const Uuid& deviceId, Instant now) = 0;

  // Greater than every number before it, whichever node asks.
  virtual std::int64_t nextNonceNo() = 0;

  // 32 random bytes, made at first use, the same for every node: seals access tokens and nonces.
  virtual std::string secret() = 0;
};

}  // namespace carnet::server
