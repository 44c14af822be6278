#include "tests/server/sync/office.h"

#include "shared/domain/initial_rows.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/user_role.h"
#include "tests/server/sync/company.h"

namespace carnet::testing {

namespace {

void addPerson(std::vector<Operation>& operations, const std::string& login, RoleCode role) {
  AppUser user;
  user.head.id = officePerson(login);
  user.login = user.display_name = login;
  UserRole given;
  given.user_id = Id<AppUser>(user.head.id);
  given.role_id = roleId(role);
  given.head.id = userRoleId(given.user_id, given.role_id).value;
  operations.push_back(importOf(user));
  operations.push_back(importOf(given));
}

}  // namespace

Uuid officePerson(std::string_view login) { return naturalId("test person", login); }

void fillOffice(const std::string& url) {
  {
    server::Database database({.url = url, .threads = 1});
    server::migrate(database);
  }
  Office office(url, nullptr);
  std::vector<Operation> operations;
  for (const Row& row : initialRows({.name = "Alpina Pumps"})) operations.push_back(server::importOf(row));
  office.actAsServer(operations);
  operations.clear();
  addPerson(operations, "admin", RoleCode::admin);
  addPerson(operations, "desk", RoleCode::serviceDesk);
  addPerson(operations, "tom", RoleCode::technician);
  addPerson(operations, "tina", RoleCode::technician);
  office.actAsServer(operations);
}

std::string officeDatabase() {
  return TemporaryCluster::instance().databaseFrom(
      "office", [](server::Database& database) { fillOffice(database.options().url); });
}

Office::Office(std::string database_url, server::FeedHub* hub)
    : url(std::move(database_url)),
      database({.url = url, .threads = 2}),
      store(database, registry()),
      worker(store, ruleBook(), hub, log) {}

void Office::actAsServer(std::vector<Operation> operations) {
  server::ServerWork work;
  work.now = clock.now();
  work.id = rng.newId(work.now);
  work.operations = std::move(operations);
  const sync::Receipt receipt = worker.run(std::move(work));
  if (receipt.verdict != Verdict::applied)
    throw std::runtime_error("refused: " + receipt.reason.code + " " + receipt.reason.field);
}

sync::Receipt Office::act(const Uuid& person, std::vector<Operation> operations) {
  server::ServerWork work;
  work.pseudo_device = naturalId("test device", person.toString());
  work.person_id = person;
  work.now = clock.now();
  work.id = rng.newId(work.now);
  work.operations = std::move(operations);
  return worker.run(std::move(work));
}

std::int64_t Office::count(const std::string& sql) {
  return database.runBlocking([&](server::Transaction& tx) { return tx.execOne(sql).front()[0].integer(); });
}

std::string Office::text(const std::string& sql) {
  return database.runBlocking([&](server::Transaction& tx) { return tx.execOne(sql).front()[0].string(); });
}

}  // namespace carnet::testing
