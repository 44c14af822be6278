// One server node as production runs it: sessions, one authority worker that takes its queue in batches, reads that take
// time. It dies at marked points and starts again with what was committed.
#pragma once

#include <deque>
#include <memory>

#include "shared/sync/server_session.h"
#include "tests/simulation/blobs.h"
#include "tests/simulation/network.h"
#include "tests/simulation/oracle.h"

namespace carnet::simulation {

class SimServer {
 public:
  SimServer(World& world, const Faults& faults, Network& network, MemoryServer& store, Oracle& oracle, Plant plant);

  void receive(std::int64_t connection, sync::Message message);
  // A frame came that cannot be taken: says so and hangs up.
  void refuse(std::int64_t connection, const std::string& code);
  // A change set that comes from no session of ours.
  void inject(sync::Received received);
  void lose(std::int64_t connection) { sessions_.erase(connection); }
  void kill();
  void startNow();
  bool isUp() const { return is_up_; }
  ServerBlobs& blobs() { return blobs_; }
  const Uuid& id() const { return server_id_; }
  // Rows looked at per chunk; small, so that first synchronisations take many.
  std::size_t chunk_limit = 20;

 private:
  struct Session {
    std::unique_ptr<sync::ServerSession> machine;
    Uuid person_id, device_id;
  };
  void greet(std::int64_t connection, const sync::Hello& hello);
  void take(std::int64_t connection, sync::SessionReaction reaction);
  void giveBlob(std::int64_t connection, const sync::BlobGet& get);
  void readFeed(std::int64_t connection, const sync::FeedRequest& request);
  void readSums(std::int64_t connection, const sync::SumsRequest& request);
  void readChunk(std::int64_t connection, const sync::ChunkRequest& request);
  void work();
  void judge();
  void answer(const std::vector<std::pair<std::int64_t, sync::Judgement>>& judgements);
  void publish();
  void tick();
  // Dies here, perhaps. True if it did.
  bool diesAt(const char* point);
  // Runs later, unless the server has died meanwhile.
  void soon(std::int64_t lowest_ms, std::int64_t highest_ms, std::function<void()> event);

  World& world_;
  const Faults& faults_;
  Network& network_;
  MemoryServer& store_;
  Oracle& oracle_;
  const Plant plant_;
  sync::Authority authority_;
  ServerBlobs blobs_;
  const Uuid server_id_ = Uuid::v7(9, 9, 9), epoch_ = Uuid::v7(8, 8, 8);
  bool is_up_ = true;
  int life_ = 0;
  std::map<std::int64_t, Session> sessions_;
  std::deque<std::pair<std::int64_t, sync::Received>> queue_;
  bool is_working_ = false;
};

}  // namespace carnet::simulation
