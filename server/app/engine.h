// The synchronisation engine of one node: server/sync's parts put together over one database. `serve` keeps one running;
// the other commands open one for the work of administration and close it again.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>

#include "server/app/configuration.h"
#include "server/auth/device_registry.h"
#include "server/db/database.h"
#include "server/sync/authority_worker.h"
#include "server/sync/feed_hub.h"
#include "server/sync/pg_device_registry.h"
#include "server/sync/pg_server_store.h"
#include "shared/core/log.h"
#include "shared/core/random.h"

namespace carnet::server {

class Engine {
 public:
  // Without an executor there is no feed for sessions: for commands.
  Engine(Database& database, Log& log);
  Engine(Database& database, boost::asio::any_io_executor executor, Log& log);
  // stop().
  ~Engine();

  // Judges what is waiting, then ends.
  void stop();

  AuthorityWorker& authority() { return *authority_; }
  FeedHub& hub() { return *hub_; }
  PgServerStore& store() { return store_; }
  DeviceRegistry& devices() { return *devices_; }
  Database& database() { return database_; }
  Rng& random() { return random_; }
  Uuid serverId();

  // Operations of the administration as one change set; the Problem when the rules refused it.
  Result<Nothing> administer(std::vector<Operation> operations);

 private:
  Database& database_;
  SystemRng random_;
  PgServerStore store_;
  std::unique_ptr<FeedHub> hub_;
  std::unique_ptr<AuthorityWorker> authority_;
  std::unique_ptr<DeviceRegistry> devices_;
};

// What differs between the database and this program: waiting migrations, columns, constraints; empty = nothing.
std::vector<std::string> schemaDifferences(Database& database);

}  // namespace carnet::server
