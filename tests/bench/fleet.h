// Devices that exist at the server alone: enrolled in its database and signed in, spoken for by bare WebSockets over TLS.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/auth/tokens.h"
#include "shared/core/random.h"
#include "shared/rules/operation.h"
#include "shared/wire/link_end.h"
#include "tests/bench/postgres_floor.h"
#include "tests/support/wire_client.h"

namespace carnet::bench {

struct FleetDevice {
  Uuid id, user_id;
};

// The first answer of a query that must have one; throws std::runtime_error. PQclear() it.
PGresult* ask(PostgresFloor& database, const char* sql, const std::vector<const char*>& values);
// So many devices like the one that the person enrolled, each with a session.
std::vector<FleetDevice> makeDevices(PostgresFloor& database, const char* login, int count);
// So many people with the role of one person, each with a device and a session.
std::vector<FleetDevice> makePeople(PostgresFloor& database, const char* login, int count);
// As the server seals its access tokens.
server::TokenSeal sealOf(PostgresFloor& database);
// The newest commit.
std::int64_t headOf(PostgresFloor& database);

// What a device that has everything holds, and of which server.
struct Held {
  Uuid server_id, epoch;
  std::set<Node> nodes;
};

// Where the server is reached, and how.
struct Door {
  std::uint16_t port = 0;
  testing::WireClient::Security security = testing::WireClient::Security::tls;
};

// One device's connection. All members throw std::runtime_error when the server refuses or ends it.
class FleetLink {
 public:
  // Connects, again as long as the server takes no more connections, and says Hello. `cursor` with `held`: what the device
  // would hold already.
  FleetLink(const Door& door, const server::TokenSeal& seal, const FleetDevice& device, std::int64_t cursor = 0,
            const Held& held = {});

  void send(const sync::Message& message);
  // The next message for the device within `patience`; what keeps the line open is answered by itself.
  std::optional<sync::Message> receive(std::chrono::milliseconds patience);
  // The next message of one kind, passing over others.
  template <class T>
  T await(std::chrono::milliseconds patience = std::chrono::seconds(60)) {
    while (auto message = receive(patience)) {
      if (T* wanted = std::get_if<T>(&*message)) return std::move(*wanted);
    }
    throw std::runtime_error("the server did not answer");
  }
  // One action of the device's person.
  void push(Operation operation);
  // The same, awaited until the verdict. Throws when it is parked.
  sync::Receipt perform(Operation operation);

 private:
  std::unique_ptr<testing::WireClient> socket_;
  wire::LinkEnd end_;
  FleetDevice device_;
  std::int64_t next_cs_no_ = 1;
  SystemRng rng_;
};

// As the server tells a new device of this person.
Held heldBy(const Door& door, const server::TokenSeal& seal, const FleetDevice& device);

}  // namespace carnet::bench
