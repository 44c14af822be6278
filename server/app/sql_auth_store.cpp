#include "server/app/sql_auth_store.h"

#include <algorithm>
#include <stdexcept>

#include <sodium.h>

#include "shared/domain/organisation/roles.h"

namespace carnet::server {

namespace {

constexpr const char* selectPersonByLogin =
    "SELECT u.id, u.login, u.display_name, u.language, u.is_active AND u.disabled_at IS NULL AS active, p.hash"
    " FROM app_user u LEFT JOIN auth_password p ON p.user_id = u.id"
    " WHERE lower(u.login) = lower($1) AND u.login <> '' AND u.deleted_at IS NULL"
    " ORDER BY u.login = $1 DESC LIMIT 1";
constexpr const char* selectPerson =
    "SELECT u.id, u.login, u.display_name, u.language, u.is_active AND u.disabled_at IS NULL AS active, p.hash"
    " FROM app_user u LEFT JOIN auth_password p ON p.user_id = u.id"
    " WHERE u.id = $1 AND u.deleted_at IS NULL";
constexpr const char* selectIsAdministrator =
    "SELECT EXISTS (SELECT FROM user_role WHERE user_id = $1 AND role_id = $2 AND deleted_at IS NULL)";
constexpr const char* upsertPassword =
    "INSERT INTO auth_password (user_id, hash) VALUES ($1, $2)"
    " ON CONFLICT (user_id) DO UPDATE SET hash = excluded.hash, set_at = now()";
constexpr const char* insertInvite =
    "INSERT INTO auth_invite (code_hash, user_id, expires_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
constexpr const char* selectInvite = "SELECT user_id, expires_at, device_id FROM auth_invite WHERE code_hash = $1";
constexpr const char* giveInvite =
    "UPDATE auth_invite SET device_id = $2, used_at = $3 WHERE code_hash = $1 AND device_id IS NULL";
constexpr const char* insertSession =
    "INSERT INTO auth_session (id, user_id, device_id, newest_hash, before_hash, expires_at)"
    " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
constexpr const char* selectSession =
    "SELECT user_id, device_id, newest_hash, before_hash, expires_at, ended_at, nonce_no, is_behind FROM auth_session"
    " WHERE id = $1";
constexpr const char* rotateSession =
    "UPDATE auth_session SET newest_hash = $3, before_hash = $4, expires_at = $5, nonce_no = $6, is_behind = false"
    " WHERE id = $1 AND newest_hash = $2 AND ended_at IS NULL AND nonce_no < $6";
constexpr const char* selectNextNonceNo = "SELECT nextval('auth_nonce')";
constexpr const char* finishSession = "UPDATE auth_session SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";
constexpr const char* finishSessionsOfDevice =
    "UPDATE auth_session SET ended_at = $2 WHERE device_id = $1 AND ended_at IS NULL";
constexpr const char* insertSecret = "INSERT INTO auth_secret (secret) VALUES ($1) ON CONFLICT DO NOTHING";
constexpr const char* selectSecret = "SELECT secret FROM auth_secret";

// Each of these does no harm when it runs twice.
constexpr TransactionOptions repeatable{.repeatable = true};
constexpr TransactionOptions readOnly{.readOnly = true};

Parameter bytesOf(const Sha256& digest) { return Parameter::bytes(std::span<const std::uint8_t>(digest)); }

Sha256 digestOf(const Field& field) {
  const std::vector<std::uint8_t> octets = field.octets();
  Sha256 digest;
  if (octets.size() != digest.size()) throw std::logic_error("not a digest");
  std::copy(octets.begin(), octets.end(), digest.begin());
  return digest;
}

std::optional<Person> personFrom(const Rows& rows) {
  if (rows.empty()) return std::nullopt;
  const Row row = rows.front();
  return Person{row["id"].uuid(),         row["login"].string(),   row["display_name"].string(),
                row["language"].string(), row["active"].boolean(), row["hash"].optionalString().value_or("")};
}

}  // namespace

std::optional<Person> SqlAuthStore::personByLogin(const std::string& login) {
  return personFrom(
      database_.runBlocking([&](Transaction& tx) { return tx.exec(selectPersonByLogin, login); }, readOnly));
}

std::optional<Person> SqlAuthStore::person(const Uuid& id) {
  return personFrom(database_.runBlocking([&](Transaction& tx) { return tx.exec(selectPerson, id); }, readOnly));
}

bool SqlAuthStore::isAdministrator(const Uuid& id) {
  return database_
      .runBlocking([&](Transaction& tx) { return tx.exec(selectIsAdministrator, id, roleId(RoleCode::admin)); },
                   readOnly)
      .front()[0]
      .boolean();
}

void SqlAuthStore::setPassword(const Uuid& userId, const std::string& hash) {
  database_.runBlocking([&](Transaction& tx) { tx.exec(upsertPassword, userId, hash); }, repeatable);
}

void SqlAuthStore::addInvite(const Invite& invite) {
  database_.runBlocking(
      [&](Transaction& tx) { tx.exec(insertInvite, bytesOf(invite.code_hash), invite.user_id, invite.expires_at); },
      repeatable);
}

std::optional<Invite> SqlAuthStore::invite(const Sha256& codeHash) {
  const Rows rows =
      database_.runBlocking([&](Transaction& tx) { return tx.exec(selectInvite, bytesOf(codeHash)); }, readOnly);
  if (rows.empty()) return std::nullopt;
  const Row row = rows.front();
  return Invite{codeHash, row["user_id"].uuid(), row["expires_at"].instant(), row["device_id"].optionalUuid()};
}

Uuid SqlAuthStore::useInvite(const Sha256& codeHash, const Uuid& deviceId, Instant now) {
  return database_.runBlocking(
      [&](Transaction& tx) {
        tx.exec(giveInvite, bytesOf(codeHash), deviceId, now);
        return tx.execOne(selectInvite, bytesOf(codeHash)).front()["device_id"].uuid();
      },
      repeatable);
}

void SqlAuthStore::addSession(const TokenSession& session) {
  std::optional<Parameter> before;
  if (session.before) before = bytesOf(*session.before);
  database_.runBlocking(
      [&](Transaction& tx) {
        tx.exec(insertSession, session.id, session.user_id, session.device_id, bytesOf(session.newest),
                before.value_or(Parameter(nullptr)), session.expires_at);
      },
      repeatable);
}

std::optional<TokenSession> SqlAuthStore::session(const Uuid& id) {
  const Rows rows = database_.runBlocking([&](Transaction& tx) { return tx.exec(selectSession, id); }, readOnly);
  if (rows.empty()) return std::nullopt;
  const Row row = rows.front();
  TokenSession session{id,
                       row["user_id"].uuid(),
                       row["device_id"].uuid(),
                       digestOf(row["newest_hash"]),
                       std::nullopt,
                       row["expires_at"].instant(),
                       row["ended_at"].optionalInstant(),
                       row["nonce_no"].integer(),
                       row["is_behind"].boolean()};
  if (!row["before_hash"].isNull()) session.before = digestOf(row["before_hash"]);
  return session;
}

bool SqlAuthStore::rotate(const TokenSession& session, const Sha256& expected) {
  return database_.runBlocking([&](Transaction& tx) {
    const Rows rows =
        tx.exec(rotateSession, session.id, bytesOf(expected), bytesOf(session.newest),
                session.before ? bytesOf(*session.before) : Parameter(nullptr), session.expires_at, session.nonce_no);
    return rows.affected() == 1;
  });
}

std::int64_t SqlAuthStore::nextNonceNo() {
  return database_.runBlocking([](Transaction& tx) { return tx.execOne(selectNextNonceNo).front()[0].integer(); },
                               repeatable);
}

void SqlAuthStore::endSession(const Uuid& sessionId, Instant now) {
  database_.runBlocking([&](Transaction& tx) { tx.exec(finishSession, sessionId, now); }, repeatable);
}

void SqlAuthStore::endSessionsOf(const Uuid& deviceId, Instant now) {
  database_.runBlocking([&](Transaction& tx) { tx.exec(finishSessionsOfDevice, deviceId, now); }, repeatable);
}

std::string SqlAuthStore::secret() {
  std::string fresh(32, '\0');
  randombytes_buf(fresh.data(), fresh.size());
  return database_.runBlocking(
      [&](Transaction& tx) {
        tx.exec(insertSecret, Parameter::bytes(fresh));
        return tx.execOne(selectSecret).front()[0].bytes();
      },
      repeatable);
}

}  // namespace carnet::server
