// What a device was given when it was let in, and its key: kept in the platform's secrets, never in the replica.
#pragma once

#include <optional>
#include <string>

#include "client/platform/secrets.h"
#include "client/replica/replica.h"
#include "shared/core/signature.h"

namespace carnet::client {

struct Credentials {
  // The server.
  std::string host;
  std::uint16_t port = 0;
  Sha256 pin{};  // SHA-256 of its SubjectPublicKeyInfo
  Uuid server_id;
  // The person.
  Uuid person_id;
  std::string login;
  std::string display_name;
  std::string language;  // "en", "fr", "ru"
  // The device.
  Uuid device_id;
  std::string device_code;  // "T07"
  SigningKey key;
  std::string refresh_token;

  Identity identity() const { return {server_id, device_id, person_id, device_code}; }
};

// nullopt: this data folder was never enrolled. Throws std::runtime_error when what is kept cannot be read.
std::optional<Credentials> loadCredentials(Secrets& secrets);
void saveCredentials(Secrets& secrets, const Credentials& credentials);
// The key with which this device asks to be let in by `invitation`: the same one whenever it is asked for again, because
// the server may have registered it although its answer was lost. Kept before it is used, until dropEnrolmentKey().
SigningKey enrolmentKey(Secrets& secrets, const std::string& invitation);
void dropEnrolmentKey(Secrets& secrets);
// The folder is as if it had never been enrolled: another invitation is needed.
void forgetCredentials(Secrets& secrets);

}  // namespace carnet::client
