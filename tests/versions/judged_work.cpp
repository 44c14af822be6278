#include "tests/versions/judged_work.h"

#include <stdexcept>

#include "shared/domain/catalogue/product.h"
#include "shared/domain/initial_rows.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/domain/rule_book.h"
#include "shared/domain/stock/location.h"
#include "shared/schema/json.h"
#include "shared/sync/authority.h"
#include "tests/simulation/memory_server.h"
#include "tests/versions/sample_work.h"

namespace carnet::versions {

namespace {

template <class T>
Row rowWith(const Uuid& id, T value) {
  value.head.id = value.head.root_id = id;
  value.head.facet = traitsOf<T>.facet;
  return rowOf(value);
}

// Versions before the fifth have no word for it.
template <class Book>
std::optional<ChangeSet> read(const Book& book, const std::string& bytes) {
  if constexpr (requires { readChangeSet(book, bytes); })
    return readChangeSet(book, bytes);
  else
    return decodeChangeSet(bytes);
}

}  // namespace

void foundCompany(sync::ServerStore& server) {
  const sync::Authority authority(ruleBook());
  server.transact([&](sync::ServerTransaction& tx) {
    sync::PlannedCommit plan;
    plan.change_set.id = sampleId(10);
    plan.change_set.happened_at = Hlc::of(workBegins);
    for (Row& row : sampleCompany()) plan.changes.push_back({std::nullopt, std::move(row)});
    tx.flush({plan});
  });
  server.transact(
      [&](sync::ServerTransaction& tx) { authority.refreshScopes(tx, {samplePerson()}, workBegins, sampleId(11)); });
}

std::vector<Row> sampleCompany() {
  std::vector<Row> rows;
  for (Row& row : initialRows({.name = "Carnet"})) rows.push_back(std::move(row));
  AppUser person;
  person.login = person.display_name = "Ada";
  rows.push_back(rowWith(samplePerson(), person));
  for (const RoleCode role : {RoleCode::admin, RoleCode::serviceDesk, RoleCode::storekeeper}) {
    UserRole given;
    given.user_id = Id<AppUser>(samplePerson());
    given.role_id = roleId(role);
    rows.push_back(rowWith(userRoleId(given.user_id, given.role_id).value, given));
  }
  Product pump;
  pump.sku = "P-11";
  pump.name.by_language["en"] = "Pump";
  rows.push_back(rowWith(sampleProduct(), pump));
  Location depot;
  depot.code = depot.name = "Depot";
  depot.kind = LocationKind::depot;
  rows.push_back(rowWith(sampleLocation(), depot));
  for (Row& row : rows) row.head.created_at = row.head.updated_at = Hlc::of(workBegins);
  return rows;
}

Fields fieldsOfRow(const Row& row) {
  if (row.isDeleted()) return {{"deleted", "yes"}};
  Fields fields;
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    if (row.values[i] == row.entity->defaultOf(i)) continue;
    const Field& field = row.entity->fields[i];
    fields[std::string(field.name)] = valueToText(field, row.values[i]);
  }
  return fields;
}

std::string nameOfRow(const Row& row) { return std::string(row.entity->name) + " " + row.head.id.toString(); }

std::vector<Verdicts> judge(sync::ServerStore& server, const std::vector<std::string>& outbox) {
  const sync::Authority authority(ruleBook());
  std::vector<Verdicts> verdicts;
  for (const std::string& bytes : outbox) {
    auto change_set = read(ruleBook(), bytes);
    if (!change_set) throw std::runtime_error("a change set that cannot be read");
    sync::Received received;
    received.hash = sha256(bytes);
    received.bytes = bytes;
    received.arrival = change_set->happened_at.instant() + Duration::seconds(5);
    received.actor.person_id = samplePerson();
    received.actor.device_id = sampleDevice();
    received.change_set = std::move(*change_set);
    server.transact([&](sync::ServerTransaction& tx) {
      received.actor.roles = ruleBook().roles_of(tx, samplePerson());
      const auto result = authority.judge(tx, {received});
      const sync::Receipt& receipt = result.judgements.front().receipt;
      verdicts.push_back({std::string(nameOf(receipt.verdict)), receipt.reason.code});
    });
  }
  return verdicts;
}

JudgedWork judge(const std::vector<std::string>& outbox) {
  simulation::MemoryServer server;
  foundCompany(server);
  const std::map<RowKey, Row> before = server.rows();
  JudgedWork judged;
  judged.verdicts = judge(server, outbox);
  for (const auto& [key, row] : server.rows()) {
    const auto old = before.find(key);
    if (old == before.end() || old->second.values != row.values) judged.rows[nameOfRow(row)] = fieldsOfRow(row);
  }
  return judged;
}

}  // namespace carnet::versions
