// The ports of server/auth in memory, with a clock that tests move and a log that tests read.
#pragma once

#include <map>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>

#include "server/auth/auth_store.h"
#include "server/auth/device_registry.h"
#include "shared/core/log.h"

namespace carnet::testing {

class MovableClock final : public Clock {
 public:
  Instant now() const override { return at; }
  Instant at{1'800'000'000'000};
};

class RememberingLog final : public Log {
 public:
  void write(LogLevel, std::string_view event, std::initializer_list<LogField> fields) override {
    std::lock_guard lock(mutex_);
    text_ += event;
    for (const LogField& field : fields) text_ += " " + std::string(field.name) + "=" + field.value;
    text_ += "\n";
  }
  std::string text() const {
    std::lock_guard lock(mutex_);
    return text_;
  }

 private:
  mutable std::mutex mutex_;
  std::string text_;
};

class MemoryAuthStore final : public server::AuthStore {
 public:
  std::optional<server::Person> personByLogin(const std::string& login) override {
    for (const auto& [id, person] : people) {
      if (person.login == login) return person;
    }
    return std::nullopt;
  }
  std::optional<server::Person> person(const Uuid& id) override { return find(people, id); }
  bool isAdministrator(const Uuid& id) override { return administrators.contains(id); }
  void setPassword(const Uuid& userId, const std::string& hash) override { people.at(userId).password_hash = hash; }
  void addInvite(const server::Invite& invite) override { invites[invite.code_hash] = invite; }
  std::optional<server::Invite> invite(const Sha256& hash) override { return find(invites, hash); }
  Uuid useInvite(const Sha256& hash, const Uuid& deviceId, Instant) override {
    auto& holder = invites.at(hash).device_id;
    if (!holder) holder = deviceId;
    return *holder;
  }
  void addSession(const server::TokenSession& session) override { sessions[session.id] = session; }
  std::optional<server::TokenSession> session(const Uuid& id) override { return find(sessions, id); }
  bool rotate(const server::TokenSession& changed, const Sha256& expected) override {
    server::TokenSession& session = sessions.at(changed.id);
    if (session.newest != expected || session.ended_at || session.nonce_no >= changed.nonce_no) return false;
    session = changed;
    return true;
  }
  std::int64_t nextNonceNo() override { return ++nonces; }
  void endSession(const Uuid& id, Instant now) override { sessions.at(id).ended_at = now; }
  void endSessionsOf(const Uuid& deviceId, Instant now) override {
    for (auto& [id, session] : sessions) {
      if (session.device_id == deviceId && !session.ended_at) session.ended_at = now;
    }
  }
  std::string secret() override { return std::string(32, 's'); }

  std::map<Uuid, server::Person> people;
  std::set<Uuid> administrators;
  std::map<Sha256, server::Invite> invites;
  std::map<Uuid, server::TokenSession> sessions;
  std::int64_t nonces = 0;

 private:
  template <class Map>
  static std::optional<typename Map::mapped_type> find(const Map& map, const typename Map::key_type& key) {
    const auto found = map.find(key);
    if (found == map.end()) return std::nullopt;
    return found->second;
  }
};

class MemoryDeviceRegistry final : public server::DeviceRegistry {
 public:
  server::RegisteredDevice enrol(const Uuid& userId, const std::string&, const PublicKey& key, Instant now) override {
    for (const auto& [id, device] : devices) {
      if (device.public_key != key) continue;
      if (device.user_id != userId) throw std::invalid_argument("the key of another person's device");
      return device;
    }
    const std::string number = std::to_string(devices.size() + 1);
    server::RegisteredDevice device{Uuid::v7(now.unix_ms, 1, devices.size()), userId,
                                    "T" + std::string(number.size() < 2 ? "0" : "") + number, key, false};
    devices[device.id] = device;
    return device;
  }
  std::optional<server::RegisteredDevice> find(const Uuid& id) override {
    const auto found = devices.find(id);
    if (found == devices.end()) return std::nullopt;
    return found->second;
  }
  void revoke(const Uuid& id, Instant) override { devices.at(id).isRevoked = true; }

  std::map<Uuid, server::RegisteredDevice> devices;
};

}  // namespace carnet::testing
