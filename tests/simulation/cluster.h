// The server: one to three nodes over one database, and what stands before them and sends each connection to some node.
#pragma once

#include "tests/simulation/sim_server.h"

namespace carnet::simulation {

class Cluster {
 public:
  Cluster(World& world, const Faults& faults, Network& network, MemoryServer& store, Oracle& oracle)
      : world_(world), faults_(faults), network_(network), oracle_(oracle), database_{store} {}

  void addNode();
  // A connection of this device to some node; nothing when that node is down.
  std::optional<std::int64_t> open(std::size_t device);
  void receive(std::int64_t connection, sync::Message message);
  void refuse(std::int64_t connection, const std::string& code);
  void lose(std::int64_t connection);
  // A change set that comes from no session of ours.
  void inject(sync::Received received);
  void startNow();
  // Every node dies, and finds another database when it starts again.
  void restore(const MemoryServer& backup, const ServerBlobs& blobs);
  // The version of the program with which nodes start from now on.
  void setVersion(std::int32_t version) { database_.version = version; }
  // One node after the other starts with another version.
  void upgrade(std::int32_t version);
  // Whatever still runs of an earlier version is ended.
  void upgradeNow();
  const ServerBlobs& blobs() const { return database_.blobs; }
  std::size_t nodes() const { return nodes_.size(); }
  void setChunkLimit(std::size_t rows) { database_.chunk_limit = rows; }

 private:
  SimServer& anyNode() { return *nodes_[nodes_.size() == 1 ? 0 : world_.rng.below(nodes_.size())]; }

  World& world_;
  const Faults& faults_;
  Network& network_;
  Oracle& oracle_;
  Database database_;
  std::vector<std::unique_ptr<SimServer>> nodes_;
  std::map<std::int64_t, SimServer*> node_of_;
};

}  // namespace carnet::simulation
