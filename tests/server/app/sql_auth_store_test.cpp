#include "server/app/sql_auth_store.h"

#include <gtest/gtest.h>

#include "server/app/engine.h"
#include "shared/domain/initial_rows.h"
#include "shared/domain/organisation/app_user.h"
#include "shared/domain/organisation/natural_keys.h"
#include "shared/domain/organisation/roles.h"
#include "shared/domain/organisation/user_role.h"
#include "tests/support/temporary_cluster.h"

namespace carnet::server {
namespace {

using carnet::testing::TemporaryCluster;

class SqlAuthStoreTest : public ::testing::Test {
 protected:
  SqlAuthStoreTest() {
    SilentLog log;
    Engine engine(database, log);
    AppUser zoe;
    zoe.head.id = person;
    zoe.login = "Zoe";
    zoe.display_name = "Zoë";
    zoe.language = "fr";
    EXPECT_TRUE(engine.administer({importOf(rowOf(zoe))}));
  }
  Database database{{.url = TemporaryCluster::instance().migratedDatabase(), .threads = 1}};
  SqlAuthStore store{database};
  const Uuid person = naturalId("app_user", "zoe");
  const Uuid device = naturalId("device", "zoe's");
  const Instant now{1'800'000'000'000};
};

TEST_F(SqlAuthStoreTest, whoHasTheRoleAdministrates) {
  EXPECT_FALSE(store.isAdministrator(person));
  UserRole has;
  has.user_id = Id<AppUser>(person);
  has.role_id = roleId(RoleCode::admin);
  has.head.id = userRoleId(has.user_id, has.role_id).value;
  std::vector<Operation> operations;
  for (const carnet::Row& row : initialRows({.name = "Denaq"})) operations.push_back(importOf(row));
  operations.push_back(importOf(rowOf(has)));
  SilentLog log;
  ASSERT_TRUE(Engine(database, log).administer(std::move(operations)));
  EXPECT_TRUE(store.isAdministrator(person));
}

TEST_F(SqlAuthStoreTest, aPersonIsFoundByLoginInAnyCase) {
  for (const char* login : {"Zoe", "zoe", "ZOE"}) {
    const auto found = store.personByLogin(login);
    ASSERT_TRUE(found) << login;
    EXPECT_EQ(found->id, person);
    EXPECT_EQ(found->display_name, "Zoë");
    EXPECT_TRUE(found->is_active);
    EXPECT_EQ(found->password_hash, "");
  }
  EXPECT_FALSE(store.personByLogin(""));
  EXPECT_FALSE(store.personByLogin("nobody"));
  EXPECT_EQ(store.person(person)->login, "Zoe");
}

TEST_F(SqlAuthStoreTest, aPasswordIsReplaced) {
  store.setPassword(person, "hash 1");
  store.setPassword(person, "hash 2");
  EXPECT_EQ(store.person(person)->password_hash, "hash 2");
}

TEST_F(SqlAuthStoreTest, anInvitationIsGivenOnce) {
  const Sha256 code = sha256("code");
  store.addInvite({code, person, now, std::nullopt});
  EXPECT_EQ(store.invite(code)->expires_at, now);
  EXPECT_FALSE(store.invite(code)->device_id);
  EXPECT_EQ(store.useInvite(code, device, now), device);
  EXPECT_EQ(store.useInvite(code, naturalId("device", "other"), now), device);
  EXPECT_EQ(store.invite(code)->device_id, device);
  EXPECT_FALSE(store.invite(sha256("another")));
}

TEST_F(SqlAuthStoreTest, tokensRotateFromTheNewestOnly) {
  const Uuid id = naturalId("session", "1");
  const Sha256 one = sha256("1"), two = sha256("2"), three = sha256("3");
  store.addSession({id, person, device, one, std::nullopt, now, std::nullopt});
  EXPECT_FALSE(store.session(id)->before);
  const auto with = [&](const Sha256& newest, const Sha256& before, std::int64_t nonceNo) {
    return TokenSession{id, person, device, newest, before, now + Duration::days(1), std::nullopt, nonceNo};
  };
  EXPECT_TRUE(store.rotate(with(two, one, 5), one));
  EXPECT_FALSE(store.rotate(with(three, one, 6), one));
  EXPECT_FALSE(store.rotate(with(three, two, 5), two)) << "the nonce is not a later one";
  const auto session = store.session(id);
  EXPECT_EQ(session->newest, two);
  EXPECT_EQ(session->before, one);
  EXPECT_EQ(session->expires_at, now + Duration::days(1));
  EXPECT_EQ(session->nonce_no, 5);
  store.endSession(id, now);
  EXPECT_EQ(store.session(id)->ended_at, now);
  EXPECT_FALSE(store.rotate(with(three, two, 7), two));
}

TEST_F(SqlAuthStoreTest, noncesAreNumberedUpwards) {
  const std::int64_t first = store.nextNonceNo();
  EXPECT_GT(store.nextNonceNo(), first);
}

TEST_F(SqlAuthStoreTest, aDevicesSessionsEndTogether) {
  const Uuid mine = naturalId("session", "1"), other = naturalId("session", "2");
  store.addSession({mine, person, device, sha256("1"), std::nullopt, now, std::nullopt});
  store.addSession({other, person, naturalId("device", "other"), sha256("2"), std::nullopt, now, std::nullopt});
  store.endSessionsOf(device, now);
  EXPECT_TRUE(store.session(mine)->ended_at);
  EXPECT_FALSE(store.session(other)->ended_at);
}

TEST_F(SqlAuthStoreTest, theSecretIsTheSameForEveryNode) {
  const std::string secret = store.secret();
  EXPECT_EQ(secret.size(), 32u);
  EXPECT_EQ(SqlAuthStore(database).secret(), secret);
}

TEST_F(SqlAuthStoreTest, theEnginesRolesCannotReadIt) {
  for (const char* role : {"carnet_reader", "carnet_authority"}) {
    for (const char* table : {"auth_password", "auth_invite", "auth_session", "auth_secret"}) {
      EXPECT_THROW(database.runBlocking([&](Transaction& tx) {
        tx.setLocalRole(role);
        tx.exec(std::string("SELECT * FROM ") + table);
      }),
                   StatementError)
          << role << " " << table;
    }
  }
}

}  // namespace
}  // namespace carnet::server
