#include "server/auth/sign_in.h"

#include <sodium.h>

#include "shared/core/enrolment.h"
#include "shared/core/random.h"
#include "shared/core/text.h"

namespace carnet::server {

namespace {

Problem problem(std::string code) { return {std::move(code), "", {}}; }

Problem tooManyTries(Duration wait) { return {"auth.too_many_tries", "", {std::to_string((wait.ms + 999) / 1000)}}; }

std::string randomText(std::size_t bytes) {
  std::string random(bytes, '\0');
  randombytes_buf(random.data(), random.size());
  return toBase64Url(random);
}

// "<session id>.<secret>": the first part finds the session, only the hash of the whole is kept.
std::string newRefreshToken(const Uuid& sessionId) { return sessionId.toString() + "." + randomText(32); }

std::optional<Uuid> sessionOf(const std::string& refreshToken) {
  return Uuid::parse(std::string_view(refreshToken).substr(0, refreshToken.find('.')));
}

}  // namespace

SignIn::SignIn(AuthStore& store, DeviceRegistry& devices, Clock& clock, Log& log, SignInOptions options)
    : store_(store),
      devices_(devices),
      clock_(clock),
      log_(log),
      options_(options),
      seal_(store.secret()),
      wrongPerLogin_(options.wrongPerLogin),
      wrongPerAddress_(options.wrongPerAddress) {}

Result<std::string> SignIn::invite(const std::string& login) {
  const auto person = store_.personByLogin(login);
  if (!person || !person->is_active) return problem("auth.unknown_login");
  if (person->password_hash.empty()) return problem("auth.no_password");
  const std::string code = randomText(18);
  store_.addInvite({sha256(code), person->id, clock_.now() + options_.inviteLife, std::nullopt});
  log_.info("invited", {{"user", person->id.toString()}});
  return code;
}

Result<std::string> SignIn::invite(const InviteRequest& request) {
  const auto device =
      signedBy(request.device_id, inviteText(request.nonce, request.device_id, request.login, request.password),
               request.nonce, request.signature);
  if (!device) return device.problem();
  const auto administrator = store_.person(device->user_id);
  if (!administrator || !administrator->is_active || !store_.isAdministrator(administrator->id)) {
    log_.warning("invitation_refused", {{"user", device->user_id.toString()}, {"device", device->id.toString()}});
    return problem("auth.not_administrator");
  }
  if (!request.password.empty()) {
    if (const auto set = setPassword(request.login, request.password); !set) return set.problem();
  }
  return invite(request.login);
}

Result<Nothing> SignIn::setPassword(const std::string& login, const std::string& password) {
  const auto person = store_.personByLogin(login);
  if (!person) return problem("auth.unknown_login");
  if (auto weakness = weaknessOf(password)) return *weakness;
  store_.setPassword(person->id, hashPassword(password, options_.passwordCost));
  log_.info("password_set", {{"user", person->id.toString()}});
  return Nothing{};
}

Result<Enrolled> SignIn::enrol(const EnrolRequest& request, const std::string& address) {
  const Instant now = clock_.now();
  if (const auto wait = wrongPerAddress_.peek(address, now)) return tooManyTries(*wait);
  if (trimmed(request.device_name).empty() || !isStorableText(request.device_name, 200)) {
    return problem("auth.bad_request");
  }
  const Sha256 codeHash = sha256(request.code);
  const auto invite = store_.invite(codeHash);
  if (!invite) {
    wrongPerAddress_.take(address, now);
    log_.warning("enrolment_refused", {{"reason", "code_unknown"}, {"address", address}});
    return problem("auth.code_unknown");
  }
  const auto person = checkPassword(request.login, request.password, address);
  if (!person) return person.problem();
  if (person->id != invite->user_id) return problem("auth.code_unknown");
  // A lost answer is asked for again with the same key: then the code was used by this very device.
  if (invite->device_id) {
    const auto holder = devices_.find(*invite->device_id);
    if (!holder || holder->public_key != request.device_key) return problem("auth.code_used");
  } else if (invite->expires_at <= now) {
    return problem("auth.code_expired");
  }
  RegisteredDevice device;
  try {
    device = devices_.enrol(person->id, std::string(trimmed(request.device_name)), request.device_key, now);
  } catch (const std::invalid_argument&) {
    return problem("auth.unknown_device");
  }
  if (device.isRevoked) return problem("auth.unknown_device");
  if (store_.useInvite(codeHash, device.id, now) != device.id) {
    devices_.revoke(device.id, now);
    return problem("auth.code_used");
  }
  log_.info("enrolled", {{"user", person->id.toString()}, {"device", device.id.toString()}, {"code", device.code}});
  return Enrolled{*person, device, newSession(person->id, device.id)};
}

Result<TokenPair> SignIn::renew(const TokenRequest& request) {
  const Instant now = clock_.now();
  const auto device =
      signedBy(request.device_id, tokenRequestText(request.nonce, request.device_id, request.refresh_token),
               request.nonce, request.signature);
  if (!device) return device.problem();
  const auto nonceNo = seal_.freshNonce(request.nonce, now);
  if (!nonceNo) return problem("auth.nonce_expired");
  const auto sessionId = sessionOf(request.refresh_token);
  const Sha256 given = sha256(request.refresh_token);
  // Two requests of one device at once: who comes second sees the first one's tokens and is judged again.
  for (int attempt = 0; attempt < 3; ++attempt) {
    const auto session = sessionId ? store_.session(*sessionId) : std::nullopt;
    if (!session || session->device_id != device->id || session->ended_at || session->expires_at <= now) {
      return problem("auth.session_ended");
    }
    const auto person = store_.person(session->user_id);
    if (!person || !person->is_active) return problem("auth.session_ended");
    // Sent before the request that was answered last: the device has that answer, or asks again.
    if (*nonceNo <= session->nonce_no) {
      log_.info("late_token_request", {{"device", device->id.toString()}});
      return problem("auth.nonce_expired");
    }
    const bool is_known = given == session->newest || given == session->before;
    if (!is_known && session->is_behind) log_.info("renewed_after_restore", {{"device", device->id.toString()}});
    if (!is_known && !session->is_behind) {
      store_.endSession(session->id, now);
      log_.warning("refresh_token_reused", {{"device", device->id.toString()}, {"user", session->user_id.toString()}});
      return problem("auth.session_ended");
    }
    // The token given becomes the one before the newest: it stays good until its successor is used, because the
    // answer that carries the successor may be lost.
    std::string next = newRefreshToken(session->id);
    TokenSession changed = *session;
    changed.newest = sha256(next);
    changed.before = given;
    changed.expires_at = now + options_.refreshLife;
    changed.nonce_no = *nonceNo;
    changed.is_behind = false;
    if (store_.rotate(changed, session->newest)) {
      return pairFor(session->user_id, device->id, session->id, std::move(next), changed.expires_at);
    }
  }
  return problem("auth.session_ended");
}

Result<SignedIn> SignIn::signIn(const SignInRequest& request, const std::string& address) {
  const auto device = signedBy(request.device_id, signInText(request.nonce, request.device_id, request.login),
                               request.nonce, request.signature);
  if (!device) return device.problem();
  const auto person = checkPassword(request.login, request.password, address);
  if (!person) return person.problem();
  // A device belongs to one person: another one's password does not open it.
  if (person->id != device->user_id) return problem("auth.wrong_password");
  store_.endSessionsOf(device->id, clock_.now());
  log_.info("signed_in", {{"user", person->id.toString()}, {"device", device->id.toString()}});
  return SignedIn{*person, newSession(person->id, device->id)};
}

Result<Principal> SignIn::admit(const std::string& accessToken) {
  auto principal = seal_.principal(accessToken, clock_.now());
  if (!principal) return principal;
  const auto device = devices_.find(principal->device_id);
  if (!device || device->isRevoked || device->user_id != principal->user_id) return problem("auth.unknown_device");
  const auto person = store_.person(principal->user_id);
  if (!person || !person->is_active) return problem("auth.session_ended");
  const auto session = store_.session(principal->session_id);
  if (!session || session->ended_at) return problem("auth.session_ended");
  return principal;
}

Result<Person> SignIn::checkPassword(const std::string& login, const std::string& password,
                                     const std::string& address) {
  const Instant now = clock_.now();
  const auto person = login.size() <= 200 && isStorableText(login) ? store_.personByLogin(login) : std::nullopt;
  const std::string key = person ? person->id.toString() : "login " + login.substr(0, 200);
  if (const auto wait = wrongPerAddress_.peek(address, now)) return tooManyTries(*wait);
  if (const auto wait = wrongPerLogin_.peek(key, now)) return tooManyTries(*wait);
  bool isRight = false;
  if (person && person->is_active && !person->password_hash.empty()) {
    isRight = isPassword(password, person->password_hash);
  } else {
    pretendToVerify(password, options_.passwordCost);
  }
  if (!isRight) {
    wrongPerLogin_.take(key, now);
    wrongPerAddress_.take(address, now);
    log_.warning("wrong_password", {{"user", person ? person->id.toString() : "unknown"}, {"address", address}});
    return problem("auth.wrong_password");
  }
  wrongPerLogin_.forgive(key);
  return *person;
}

Result<RegisteredDevice> SignIn::signedBy(const Uuid& deviceId, const std::string& text, const std::string& nonce,
                                          const Signature& signature) {
  if (!seal_.freshNonce(nonce, clock_.now())) return problem("auth.nonce_expired");
  const auto device = devices_.find(deviceId);
  if (!device || device->isRevoked) return problem("auth.unknown_device");
  if (!verifies(device->public_key, text, signature)) return problem("auth.wrong_signature");
  return *device;
}

TokenPair SignIn::newSession(const Uuid& userId, const Uuid& deviceId) {
  SystemRng random;
  const Instant now = clock_.now();
  const Uuid sessionId = random.newId(now);
  std::string refreshToken = newRefreshToken(sessionId);
  const Instant expiresAt = now + options_.refreshLife;
  store_.addSession({sessionId, userId, deviceId, sha256(refreshToken), std::nullopt, expiresAt, std::nullopt});
  return pairFor(userId, deviceId, sessionId, std::move(refreshToken), expiresAt);
}

TokenPair SignIn::pairFor(const Uuid& userId, const Uuid& deviceId, const Uuid& sessionId, std::string refreshToken,
                          Instant refreshExpiresAt) const {
  const Instant expiresAt = clock_.now() + TokenSeal::accessLife;
  return {seal_.accessToken({userId, deviceId, sessionId, expiresAt}), expiresAt, std::move(refreshToken),
          refreshExpiresAt};
}

}  // namespace carnet::server
