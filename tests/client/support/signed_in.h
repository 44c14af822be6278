// A data folder as after signing in: sample replica and credentials of a server that is not there.
#pragma once

#include "client/link/credentials.h"
#include "tests/client/support/sample_replica.h"

namespace carnet::client::test {

inline void saveSampleCredentials(const std::filesystem::path& folder, const Identity& identity) {
  Credentials credentials;
  credentials.host = "localhost";
  credentials.port = 1;
  credentials.server_id = identity.server_id;
  credentials.device_id = identity.device_id;
  credentials.person_id = identity.person_id;
  credentials.device_code = identity.device_code;
  saveCredentials(*secretsIn(folder), credentials);
}

inline Identity makeSignedInFolder(const std::filesystem::path& folder, Person person, Instant now,
                                   Contents contents = Contents::everything) {
  const Identity identity = makeSampleReplica(folder, person, now, contents);
  saveSampleCredentials(folder, identity);
  return identity;
}

}  // namespace carnet::client::test
