// A small company on a database of its own, for tests of the authority: two technicians, a desk, and a rule book that
// knows rights and scopes but no business. Change sets are made as devices make them.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/sync/pg_server_store.h"
#include "server/sync/server_work.h"
#include "shared/core/random.h"
#include "shared/domain/crm/contact.h"
#include "shared/domain/organisation/role_permission.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/domain/registry.h"
#include "shared/sync/authority.h"
#include "tests/support/temporary_cluster.h"

namespace carnet::testing {

struct Person {
  Uuid id;
  Uuid device_id;
  std::int64_t next_cs_no = 1;
};

class Company {
 public:
  explicit Company(std::string url = TemporaryCluster::instance().migratedDatabase());

  // A person whose one role may do `action` on `entity` ("*" = any).
  Person addPerson(const std::string& login, const std::string& entity = "*", const std::string& action = "*");
  // Opens nodes to a person as a commit of its own.
  void grant(const Person& person, const std::vector<Node>& nodes, bool entered = true);

  Operation createPartner(const Uuid& id, const std::string& name) const;
  Operation renamePartner(const Uuid& id, const std::string& from, const std::string& to) const;
  Operation createContact(const Uuid& id, const Uuid& partner, const std::string& name) const;

  // The next change set of the person's device.
  sync::Received changeSet(Person& person, std::vector<Operation> operations);
  sync::BatchResult judge(const std::vector<sync::Received>& batch);
  sync::Receipt judgeOne(const sync::Received& received) { return judge({received}).judgements.at(0).receipt; }
  void actAsServer(std::vector<Operation> operations);

  std::int64_t head();
  std::int64_t count(const std::string& sql);
  std::string nameOfPartner(const Uuid& id);
  Uuid newId() { return rng.newId(now()); }
  Instant now() const { return SystemClock().now(); }

  std::string url;
  server::Database database;
  RuleBook book;
  server::PgServerStore store;
  sync::Authority authority;
  SystemRng rng;
};

// Every facet, whoever's it is.
std::vector<Node> everything();

template <class T>
Operation importOf(const T& value) {
  return server::importOf(rowOf(value));
}

}  // namespace carnet::testing
