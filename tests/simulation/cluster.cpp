#include "tests/simulation/cluster.h"

namespace carnet::simulation {

void Cluster::addNode() {
  nodes_.push_back(std::make_unique<SimServer>(world_, faults_, network_, database_, oracle_, nodes_.size()));
}

std::optional<std::int64_t> Cluster::open(std::size_t device) {
  SimServer& node = anyNode();
  if (!node.isUp()) return std::nullopt;
  const std::int64_t connection = network_.open(device);
  node_of_[connection] = &node;
  node.accept(connection);
  return connection;
}

void Cluster::receive(std::int64_t connection, sync::Message message) {
  node_of_.at(connection)->receive(connection, std::move(message));
}

void Cluster::refuse(std::int64_t connection, const std::string& code) {
  node_of_.at(connection)->refuse(connection, code);
}

void Cluster::lose(std::int64_t connection) { node_of_.at(connection)->lose(connection); }

void Cluster::inject(sync::Received received) { anyNode().inject(std::move(received)); }

void Cluster::restore(const MemoryServer& backup, const ServerBlobs& blobs) {
  for (const auto& node : nodes_) {
    if (node->isUp()) node->kill();
  }
  database_.store.restore(backup);
  database_.blobs = blobs;
  database_.epochs.push_back({Uuid::v7(8, 8, 8 + database_.epochs.size()), backup.head()});
  oracle_.onRestored(database_.epochs.back().epoch);
}

void Cluster::upgrade(std::int32_t version) {
  setVersion(version);
  for (const auto& node : nodes_) {
    world_.after(world_.between(0, 5'000), [&server = *node] {
      if (server.isUp()) server.kill();
    });
  }
}

void Cluster::upgradeNow() {
  for (const auto& node : nodes_) {
    if (node->isUp() && node->version() != database_.version) node->kill();
  }
}

void Cluster::startNow() {
  for (const auto& node : nodes_) node->startNow();
}

}  // namespace carnet::simulation
