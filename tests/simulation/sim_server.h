// One server node of one to three as production runs it: sessions, one authority worker that takes its queue in batches,
// reads that take time. It dies at marked points and starts again with what was committed.
#pragma once

#include <deque>
#include <memory>

#include "shared/sync/history.h"
#include "shared/sync/server_session.h"
#include "tests/simulation/blobs.h"
#include "tests/simulation/network.h"
#include "tests/simulation/oracle.h"
#include "tests/simulation/shared_transaction.h"

namespace carnet::simulation {

// What the nodes share.
struct Database {
  MemoryServer& store;
  Locks locks;
  ServerBlobs blobs;
  // The nodes; told of every commit by whoever wrote it.
  std::vector<std::function<void(std::size_t node)>> listeners;
  std::size_t chunk_limit = 20;  // rows looked at per chunk; small, so that snapshots take many
  std::vector<sync::EpochBegin> epochs{{Uuid::v7(8, 8, 8), 0}};
  std::int32_t version = schemaVersion;  // of the program that a node starts
};

class SimServer {
 public:
  SimServer(World& world, const Faults& faults, Network& network, Database& database, Oracle& oracle, std::size_t no);

  void accept(std::int64_t connection) { connections_.insert(connection); }
  void receive(std::int64_t connection, sync::Message message);
  // A frame came that cannot be taken: says so and hangs up.
  void refuse(std::int64_t connection, const std::string& code);
  // A change set that comes from no session of ours.
  void inject(sync::Received received);
  void lose(std::int64_t connection);
  void kill();
  void startNow();
  bool isUp() const { return is_up_; }
  std::int32_t version() const { return version_; }

 private:
  struct Session {
    std::unique_ptr<sync::ServerSession> machine;
    Uuid person_id, device_id;
    std::size_t feeds_under_way = 0;
  };
  void greet(std::int64_t connection, const sync::Hello& hello);
  void take(std::int64_t connection, sync::SessionReaction reaction);
  void giveBlob(std::int64_t connection, const sync::BlobGet& get);
  void readFeed(std::int64_t connection, const sync::FeedRequest& request);
  void readSums(std::int64_t connection, const sync::SumsRequest& request);
  void readRanges(std::int64_t connection, const sync::RangesRequest& request);
  void readChunk(std::int64_t connection, const sync::ChunkRequest& request);
  void work();
  // Takes what waits, and judges it in one transaction.
  void judge();
  void goOn();
  void againIn(std::int64_t lowest_ms, std::int64_t highest_ms);
  void beginAnew();
  void commit(const std::shared_ptr<MemoryServer::Prepared>& prepared, const sync::BatchResult& result);
  void answer(const std::vector<std::pair<std::int64_t, sync::Judgement>>& judgements);
  void tellAll();
  void publish();
  void tick();
  // Dies here, perhaps. True if it did.
  bool diesAt(const char* point);
  // Runs later, unless the server has died meanwhile.
  void soon(std::int64_t lowest_ms, std::int64_t highest_ms, std::function<void()> event);

  World& world_;
  const Faults& faults_;
  Network& network_;
  Database& database_;
  MemoryServer& store_;
  Oracle& oracle_;
  const std::size_t no_;
  sync::Authority authority_;
  const Uuid server_id_ = Uuid::v7(9, 9, 9);
  std::int32_t version_;
  bool is_up_ = true;
  int life_ = 0;
  std::set<std::int64_t> connections_;
  std::map<std::int64_t, Session> sessions_;
  std::deque<std::pair<std::int64_t, sync::Received>> queue_;
  bool is_working_ = false;
  // The batch that is being judged.
  struct Batch {
    std::int64_t transaction = 0;
    std::vector<std::int64_t> from;
    std::vector<sync::Received> received;
    Oracle::Arrivals arrivals;
    Reading reading;
    std::set<FenceQuestion> refused;
  };
  std::optional<Batch> batch_;
};

}  // namespace carnet::simulation
