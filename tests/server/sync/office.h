// A whole company by the product's own rules: what `carnet-server init` makes, and people with roles.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/sync/authority_worker.h"
#include "server/sync/pg_server_store.h"
#include "shared/core/random.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/registry.h"
#include "shared/domain/rule_book.h"
#include "tests/support/temporary_cluster.h"

namespace carnet::testing {

// The connection string of a new database with the initial rows, the administrator "admin", the desk "desk" and the
// technicians "tom" and "tina".
std::string officeDatabase();
// The same in an empty database.
void fillOffice(const std::string& url);
Uuid officePerson(std::string_view login);

class Office {
 public:
  explicit Office(server::FeedHub* hub = nullptr) : Office(officeDatabase(), hub) {}
  Office(std::string database_url, server::FeedHub* hub);

  void actAsServer(std::vector<Operation> operations);
  sync::Receipt act(const Uuid& person, std::vector<Operation> operations);
  std::int64_t count(const std::string& sql);
  std::string text(const std::string& sql);

  std::string url;
  SilentLog log;
  SystemRng rng;
  SystemClock clock;
  server::Database database;
  server::PgServerStore store;
  server::AuthorityWorker worker;
};

}  // namespace carnet::testing
