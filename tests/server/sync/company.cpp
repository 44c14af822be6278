#include "tests/server/sync/company.h"

namespace carnet::testing {

Company::Company(std::string database_url)
    : url(std::move(database_url)),
      database({.url = url, .threads = 2}),
      book(registry()),
      store(database, registry()),
      authority(book) {
  book.scope_of = [](Rows&, const Uuid&, Instant) { return std::set<Node>(); };
}

std::vector<Node> everything() {
  std::vector<Node> nodes;
  for (int facet = 0; facet < facetCount; ++facet) nodes.push_back({Uuid{}, static_cast<Facet>(facet)});
  return nodes;
}

void Company::actAsServer(std::vector<Operation> operations) {
  store.transact([&](sync::ServerTransaction& tx) {
    server::ServerWork work;
    work.id = newId();
    work.operations = operations;
    work.now = now();
    const sync::BatchResult result = authority.judge(tx, {server::receivedFrom(tx, std::move(work))});
    ASSERT_EQ(result.judgements.at(0).receipt.verdict, Verdict::applied) << result.judgements[0].receipt.reason.code;
  });
}

Person Company::addPerson(const std::string& login, const std::string& entity, const std::string& action) {
  AppUser user;
  user.head.id = newId();
  user.login = login;
  user.display_name = login;
  Role role;
  role.head.id = newId();
  role.code = "role of " + login;
  RolePermission permission;
  permission.head.id = newId();
  permission.role_id = Id<Role>(role.head.id);
  permission.entity = entity;
  permission.action = action;
  UserRole has;
  has.head.id = newId();
  has.user_id = Id<AppUser>(user.head.id);
  has.role_id = permission.role_id;
  actAsServer({importOf(user), importOf(role), importOf(permission), importOf(has)});
  return {user.head.id, newId(), 1};
}

void Company::grant(const Person& person, const std::vector<Node>& nodes, bool entered) {
  store.transact([&](sync::ServerTransaction& tx) {
    sync::PlannedCommit plan;
    plan.change_set.id = newId();
    plan.change_set.happened_at = Hlc::of(now());
    for (const Node& node : nodes) plan.moves.push_back({person.id, node, entered});
    std::vector<sync::PlannedCommit> planned;
    planned.push_back(std::move(plan));
    tx.flush(std::move(planned));
  });
}

Operation Company::createPartner(const Uuid& id, const std::string& name) const {
  Operation operation;
  operation.verb = Verb::create;
  operation.entity = entityOf<Partner>.no;
  operation.row_id = id;
  operation.fields = {{entityOf<Partner>.find("name")->no, {}, name}};
  return operation;
}

Operation Company::renamePartner(const Uuid& id, const std::string& from, const std::string& to) const {
  Operation operation = createPartner(id, to);
  operation.verb = Verb::set;
  operation.fields[0].base = from;
  return operation;
}

Operation Company::createContact(const Uuid& id, const Uuid& partner, const std::string& name) const {
  Operation operation;
  operation.verb = Verb::create;
  operation.entity = entityOf<Contact>.no;
  operation.row_id = id;
  operation.fields = {{entityOf<Contact>.find("partner_id")->no, {}, partner},
                      {entityOf<Contact>.find("name")->no, {}, name}};
  return operation;
}

sync::Received Company::changeSet(Person& person, std::vector<Operation> operations) {
  sync::Received received;
  received.change_set.id = newId();
  received.change_set.device_id = person.device_id;
  received.change_set.person_id = person.id;
  received.change_set.cs_no = person.next_cs_no++;
  received.change_set.happened_at = Hlc::of(now());
  for (Operation& operation : operations) operation.happened_at = received.change_set.happened_at;
  received.change_set.operations = std::move(operations);
  received.bytes = encodeChangeSet(received.change_set);
  received.hash = sha256(received.bytes);
  received.actor = {person.id, person.device_id, ~std::uint32_t{0}};
  received.arrival = now();
  return received;
}

sync::BatchResult Company::judge(const std::vector<sync::Received>& batch) {
  sync::BatchResult result;
  store.transact([&](sync::ServerTransaction& tx) { result = authority.judge(tx, batch); });
  return result;
}

std::int64_t Company::count(const std::string& sql) {
  return database.runBlocking([&](server::Transaction& tx) { return tx.execOne(sql).front()[0].integer(); });
}

std::int64_t Company::head() { return count("SELECT n FROM sync_head"); }

std::string Company::nameOfPartner(const Uuid& id) {
  return database.runBlocking([&](server::Transaction& tx) {
    const server::Rows rows = tx.exec("SELECT name FROM partner WHERE id = $1", id);
    return rows.empty() ? std::string() : rows.front()[0].string();
  });
}

}  // namespace carnet::testing
