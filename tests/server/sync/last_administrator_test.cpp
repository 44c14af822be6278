// Two nodes are told at the same moment that one of the two last administrators goes: each by itself would leave the other.
// The version of the rights, which is compared at the row of numbers, has the second judged anew.
#include <thread>

#include "shared/domain/organisation/role_permission.h"
#include "shared/domain/organisation/user_role.h"
#include "tests/server/sync/field_work.h"

namespace carnet::testing {
namespace {

struct LastAdministrator : FieldWork {
  Uuid ada = officePerson("admin"), bea = officePerson("desk");

  // As if technicians might write users; today only administrators may.
  RuleBook book = ruleBook();

  static Id<UserRole> given(const Uuid& person) {
    return Id<UserRole>(userRoleId(Id<AppUser>(person), roleId(RoleCode::admin)));
  }
  static Operation disabling(const Uuid& person) {
    Operation operation;
    operation.verb = Verb::set;
    operation.entity = entityOf<AppUser>.no;
    operation.row_id = person;
    operation.fields = {{entityOf<AppUser>.find("is_active")->no, true, false}};
    return operation;
  }

  void SetUp() override {
    FieldWork::SetUp();
    UserRole second;
    second.head.id = given(bea).value;
    second.user_id = Id<AppUser>(bea);
    second.role_id = roleId(RoleCode::admin);
    expectApplied(ada, {newRow(Verb::create, second)});
    book.may_write = nullptr;
    std::vector<Operation> allowed;
    for (const auto& [entity, action] : {std::pair("app_user", "set"), std::pair("user_role", "erase")}) {
      RolePermission permission;
      permission.role_id = roleId(RoleCode::technician);
      permission.entity = entity;
      permission.action = action;
      permission.head.id = rolePermissionId(permission.role_id, entity, action).value;
      allowed.push_back(newRow(Verb::import, permission));
    }
    office.actAsServer(allowed);
  }

  // Each at a node of its own. The row of numbers is held until both have judged and wait for it.
  std::vector<sync::Receipt> atOnce(const sync::Received& first, const sync::Received& second) {
    std::vector<sync::Receipt> receipts(2);
    const auto node = [&](std::size_t i, const sync::Received& received) {
      server::Database database({.url = office.url, .threads = 1});
      server::PgServerStore store(database, registry());
      receipts[i] = judgeAt(store, received, book);
    };
    std::vector<std::thread> nodes;
    office.database.runBlocking([&](server::Transaction& tx) {
      tx.exec("UPDATE sync_head SET n = n");
      if (nodes.empty()) {
        nodes.emplace_back(node, 0, first);
        nodes.emplace_back(node, 1, second);
      }
      std::int64_t waiting = 0;
      for (int i = 0; i < 1000 && waiting < 2; ++i) {
        tx.exec("SELECT pg_sleep(0.01), pg_stat_clear_snapshot()");
        waiting = tx.execOne(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        " AND wait_event_type = 'Lock'")
                      .front()[0]
                      .integer();
      }
      EXPECT_EQ(waiting, 2) << "the two did not meet";
    });
    for (std::thread& each : nodes) each.join();
    return receipts;
  }

  sync::Received seenNow(const Uuid& person, std::vector<Operation> operations) {
    return received(person, std::move(operations), office.count("SELECT n FROM sync_head"));
  }

  std::int64_t administrators() {
    return office.count("SELECT count(*) FROM user_role g JOIN app_user u ON u.id = g.user_id WHERE g.role_id = '" +
                        roleId(RoleCode::admin).value.toString() +
                        "' AND g.deleted_at IS NULL AND u.is_active AND u.deleted_at IS NULL");
  }

  void expectOneStays(const std::vector<sync::Receipt>& receipts, std::string_view reason) {
    EXPECT_EQ(administrators(), 1);
    const bool first_goes = receipts[0].verdict == Verdict::applied;
    EXPECT_NE(first_goes, receipts[1].verdict == Verdict::applied);
    EXPECT_EQ(receipts[first_goes ? 1 : 0].reason.code, reason);
  }
};

TEST_F(LastAdministrator, staysWhenOthersDisableBothAtOnce) {
  expectOneStays(atOnce(seenNow(tom, {disabling(ada)}), seenNow(tina, {disabling(bea)})),
                 "app_user.last_administrator");
}

TEST_F(LastAdministrator, staysWhenOthersTakeBothRolesAtOnce) {
  expectOneStays(atOnce(seenNow(tom, {erase(given(ada))}), seenNow(tina, {erase(given(bea))})),
                 "app_user.last_administrator");
}

TEST_F(LastAdministrator, staysWhenOneIsDisabledAndTheOtherLosesTheirRoleAtOnce) {
  expectOneStays(atOnce(seenNow(tom, {disabling(ada)}), seenNow(tina, {erase(given(bea))})),
                 "app_user.last_administrator");
}

// Whoever was disabled meanwhile disables nobody.
TEST_F(LastAdministrator, staysWhenTheTwoDisableEachOther) {
  book.may_write = ruleBook().may_write;
  expectOneStays(atOnce(seenNow(ada, {disabling(bea)}), seenNow(bea, {disabling(ada)})), "row.not_yours");
}

}  // namespace
}  // namespace carnet::testing
