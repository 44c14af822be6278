// The outboxes of earlier versions at a real database.
#include <gtest/gtest.h>

#include "server/sync/pg_server_store.h"
#include "shared/domain/registry.h"
#include "shared/schema/version.h"
#include "tests/support/temporary_cluster.h"
#include "tests/versions/outbox_file.h"

namespace carnet::versions {
namespace {

class OutboxAtServer : public ::testing::TestWithParam<int> {};

TEST_P(OutboxAtServer, isWrittenAsItsOwnVersionWouldHave) {
  const Outbox outbox = readOutbox(std::string(CARNET_VERSIONS) + "/outbox", GetParam());
  server::Database database({.url = testing::TemporaryCluster::instance().migratedDatabase(), .threads = 2});
  server::PgServerStore store(database, registry());
  foundCompany(store);
  EXPECT_EQ(judge(store, outbox.change_sets), outbox.judged.verdicts);
  store.transact([&](sync::ServerTransaction& tx) {
    for (const auto& [name, fields] : outbox.judged.rows) {
      const std::size_t space = name.find(' ');
      const Entity* entity = registry().find(name.substr(0, space));
      Row row;
      ASSERT_EQ(tx.get(*entity, *Uuid::parse(name.substr(space + 1)), row), Presence::present) << name;
      Fields standing = fieldsOfRow(row);
      for (const auto& [field, value] : fields) {
        // What was meant stands there as bytes of the version that parked it: versions_test.cpp looks into them.
        if (field == "operations") continue;
        EXPECT_EQ(standing[field], value) << name << "." << field;
      }
    }
  });
}

INSTANTIATE_TEST_SUITE_P(Every, OutboxAtServer, ::testing::Range(1, schemaVersion + 1));

}  // namespace
}  // namespace carnet::versions
