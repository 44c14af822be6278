// A server and its devices joined by queues, for tests of the engine: nothing moves unless the test says so.
#pragma once

#include <deque>
#include <memory>

#include "shared/sync/authority.h"
#include "shared/sync/device_engine.h"
#include "shared/sync/history.h"
#include "shared/sync/server_session.h"
#include "tests/shared/rules/test_book.h"
#include "tests/simulation/blobs.h"
#include "tests/simulation/map_store.h"
#include "tests/simulation/memory_server.h"

namespace carnet::testbook {

class Rig;

// One device with its replica and, while it is connected, its session at the server.
struct RigDevice {
  RigDevice(Rig& rig, const Uuid& person, std::uint64_t seed);

  // The engine anew over the same store, as after a start of the program.
  void restart();
  void connect();
  void cut();
  // One message each way; false when there was none.
  bool deliverToServer();
  bool deliverToDevice();
  // Slices of what has arrived.
  void work();

  sync::SubmitOutcome submit(std::vector<Operation> operations);
  std::optional<Row> row(const Entity& entity, const Uuid& id);
  template <class T>
  std::optional<T> find(const Uuid& id) {
    if (auto found = row(entityOf<T>, id)) return as<T>(*found);
    return std::nullopt;
  }
  std::optional<sync::OutboxEntry> outbox(std::int64_t cs_no) { return store.outboxEntry(cs_no); }
  void take(sync::DeviceReaction reaction);

  Rig& rig;
  const RuleBook* program = &book();  // of what restart() starts
  simulation::MapStore store;
  simulation::MemoryBlobs blobs;
  SeededRng rng;
  std::unique_ptr<sync::DeviceEngine> engine;
  std::unique_ptr<sync::ServerSession> session;
  std::deque<sync::Message> to_server, to_device;
  std::vector<sync::Receipt> receipts;
  std::vector<sync::Message> seen;  // everything the session sent
  std::optional<sync::Error> trouble;
  bool wants_connection = false;
  bool wants_token = false;
  Duration token_life = Duration::hours(1);
};

class Rig {
 public:
  Rig();

  RigDevice& add(const Uuid& person);
  // Changes at the server itself, by `person` on a pseudo-device.
  sync::Receipt serverDoes(const Uuid& person, std::vector<Operation> operations, std::int64_t seen = 1'000'000);
  // Everything runs until nothing moves.
  void settle();
  void take(RigDevice& device, sync::SessionReaction reaction);

  std::optional<Row> row(const Entity& entity, const Uuid& id);
  template <class T>
  std::optional<T> find(const Uuid& id) {
    if (auto found = row(entityOf<T>, id)) return as<T>(*found);
    return std::nullopt;
  }
  // The device's rows without its own pending work are exactly those of the nodes it holds, as they stand.
  void expectSame(RigDevice& device);

  const RuleBook* program = &book();  // of the sessions
  simulation::MemoryServer server;
  simulation::ServerBlobs blobs;
  sync::Authority authority;
  std::vector<std::unique_ptr<RigDevice>> devices;
  Instant now{1'700'000'000'000};
  // The database is replaced by a copy that was made earlier. `is_noticed`: it goes on in a new epoch.
  void restore(const simulation::MemoryServer& backup, bool is_noticed);

  Uuid server_id = Uuid::v7(5, 5, 5);
  std::vector<sync::EpochBegin> epochs{{Uuid::v7(6, 6, 6), 0}};
  Uuid anna = Uuid::v7(1, 1, 1), bert = Uuid::v7(1, 1, 2), carl = Uuid::v7(1, 1, 3);
  std::size_t chunk_limit = 2'000;

 private:
  void publish();
  std::map<Uuid, std::int64_t> server_cs_no_;
  SeededRng rng_{99};
};

}  // namespace carnet::testbook
