#include "server/sync/pg_device_registry.h"

#include <stdexcept>

#include "shared/domain/organisation/device.h"

namespace carnet::server {

namespace {

constexpr const char* selectDevice =
    "SELECT id, user_id, code, public_key, revoked_at IS NOT NULL OR deleted_at IS NOT NULL FROM device WHERE id = $1";

FieldEdit deviceEdit(std::string_view name, Value value) {
  return {entityOf<Device>.find(name)->no, {}, std::move(value)};
}

std::string keyBytes(const PublicKey& key) { return {reinterpret_cast<const char*>(key.data()), key.size()}; }

// "T07", and "T123" when two digits are not enough.
std::string codeOf(std::int64_t number) {
  const std::string digits = std::to_string(number);
  return "T" + std::string(digits.size() < 2 ? 1 : 0, '0') + digits;
}

}  // namespace

std::optional<RegisteredDevice> PgDeviceRegistry::find(const Uuid& deviceId) {
  return database_.runBlocking(
      [&](Transaction& tx) -> std::optional<RegisteredDevice> {
        const Rows rows = tx.exec(selectDevice, deviceId);
        if (rows.empty()) return std::nullopt;
        const Row row = rows.front();
        RegisteredDevice device;
        device.id = row[0].uuid();
        device.user_id = row[1].uuid();
        device.code = row[2].string();
        const std::vector<std::uint8_t> key = row[3].octets();
        std::copy_n(key.begin(), std::min(key.size(), device.public_key.size()), device.public_key.begin());
        device.isRevoked = row[4].boolean();
        return device;
      },
      {.readOnly = true});
}

RegisteredDevice PgDeviceRegistry::enrol(const Uuid& userId, const std::string& name, const PublicKey& key,
                                         Instant now) {
  // The id follows from the key: enrolling twice, after an answer that was lost, makes one device.
  const Uuid id = naturalId("device", keyBytes(key));
  auto known = find(id);
  if (!known) {
    const std::int64_t number = database_.runBlocking(
        [](Transaction& tx) { return tx.execOne("SELECT nextval('sync_device_code')").front()[0].integer(); });
    write(id,
          {deviceEdit("user_id", userId), deviceEdit("code", codeOf(number)), deviceEdit("name", name),
           deviceEdit("public_key", Blob{keyBytes(key)}), deviceEdit("enrolled_at", now.unix_ms)},
          now);
    known = find(id);
  }
  if (!known || known->user_id != userId) throw std::invalid_argument("the key belongs to another person's device");
  return *known;
}

void PgDeviceRegistry::revoke(const Uuid& deviceId, Instant now) {
  const auto known = find(deviceId);
  if (!known || known->isRevoked) return;
  write(deviceId, {deviceEdit("revoked_at", now.unix_ms)}, now);
}

void PgDeviceRegistry::write(const Uuid& deviceId, std::vector<FieldEdit> fields, Instant now) {
  ServerWork work;
  work.id = rng_.newId(now);
  work.now = now;
  Operation operation;
  operation.verb = Verb::import;
  operation.entity = entityOf<Device>.no;
  operation.row_id = deviceId;
  operation.fields = std::move(fields);
  work.operations = {std::move(operation)};
  const sync::Receipt receipt = worker_.run(std::move(work));
  if (receipt.verdict == Verdict::parked) {
    throw std::logic_error("the rule core refuses a device: " + receipt.reason.code);
  }
}

}  // namespace carnet::server
