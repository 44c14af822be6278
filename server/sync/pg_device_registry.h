// Devices as rows: enrolling and revoking go through the authority like everything else, so the person's devices and
// the office see them at once.
#pragma once

#include "server/auth/device_registry.h"
#include "server/sync/authority_worker.h"
#include "shared/core/random.h"

namespace carnet::server {

class PgDeviceRegistry final : public DeviceRegistry {
 public:
  PgDeviceRegistry(Database& database, AuthorityWorker& worker, Rng& rng)
      : database_(database), worker_(worker), rng_(rng) {}

  RegisteredDevice enrol(const Uuid& userId, const std::string& name, const PublicKey& key, Instant now) override;
  std::optional<RegisteredDevice> find(const Uuid& deviceId) override;
  void revoke(const Uuid& deviceId, Instant now) override;

 private:
  void write(const Uuid& deviceId, std::vector<FieldEdit> fields, Instant now);

  Database& database_;
  AuthorityWorker& worker_;
  Rng& rng_;
};

}  // namespace carnet::server
