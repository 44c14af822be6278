// Devices as signing in needs them. A port: device rows are business entities, so server/sync implements it through the
// authority. Calls block and come from threads that run no coroutines.
#pragma once

#include <optional>
#include <string>

#include "shared/core/id.h"
#include "shared/core/signature.h"
#include "shared/core/time.h"

namespace carnet::server {

struct RegisteredDevice {
  Uuid id;
  Uuid user_id;
  std::string code;  // "T07": short, never reused, part of temporary numbers
  PublicKey public_key{};
  bool isRevoked = false;
};

class DeviceRegistry {
 public:
  virtual ~DeviceRegistry() = default;

  // Registers a device for a person. The same key again gives the same device, whatever became of it since; the key of
  // another person's device throws std::invalid_argument.
  virtual RegisteredDevice enrol(const Uuid& userId, const std::string& name, const PublicKey& key, Instant now) = 0;
  virtual std::optional<RegisteredDevice> find(const Uuid& deviceId) = 0;
  // From here on the device is unknown; revoking twice does nothing. Its links are closed by whoever holds them.
  virtual void revoke(const Uuid& deviceId, Instant now) = 0;
};

}  // namespace carnet::server
