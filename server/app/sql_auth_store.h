// AuthStore over PostgreSQL: tables auth_* (sql/organisation/0002_sign_in.sql), people from app_user.
#pragma once

#include "server/auth/auth_store.h"
#include "server/db/database.h"

namespace carnet::server {

class SqlAuthStore final : public AuthStore {
 public:
  explicit SqlAuthStore(Database& database) : database_(database) {}

  std::optional<Person> personByLogin(const std::string& login) override;
  std::optional<Person> person(const Uuid& id) override;
  bool isAdministrator(const Uuid& id) override;
  void setPassword(const Uuid& userId, const std::string& hash) override;
  void addInvite(const Invite& invite) override;
  std::optional<Invite> invite(const Sha256& codeHash) override;
  Uuid useInvite(const Sha256& codeHash, const Uuid& deviceId, Instant now) override;
  void addSession(const TokenSession& session) override;
  std::optional<TokenSession> session(const Uuid& id) override;
  bool rotate(const TokenSession& session, const Sha256& expected) override;
  void endSession(const Uuid& sessionId, Instant now) override;
  void endSessionsOf(const Uuid& deviceId, Instant now) override;
  std::int64_t nextNonceNo() override;
  std::string secret() override;

 private:
  Database& database_;
};

}  // namespace carnet::server
