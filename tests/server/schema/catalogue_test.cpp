// The migrations make the tables that the entities describe, and what differs is found.
#include "shared/schema/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shared/domain/registry.h"
#include "tests/support/temporary_cluster.h"

namespace carnet::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Catalogue : ::testing::Test {
  server::Database database{{.url = TemporaryCluster::instance().migratedDatabase(), .threads = 1}};

  void run(std::string_view sql) {
    database.runBlocking([&](server::Transaction& tx) { return tx.exec(sql).size(); });
  }

  std::vector<std::string> differences() {
    return database.runBlocking([](server::Transaction& tx) {
      std::vector<CatalogueColumn> columns;
      for (const server::Row row : tx.exec(catalogueColumnsQuery)) {
        columns.push_back({row[0].string(), row[1].string(), row[2].string(), row[3].boolean(), row[4].boolean()});
      }
      std::vector<CatalogueRule> rules;
      for (const server::Row row : tx.exec(catalogueRulesQuery)) rules.push_back({row[0].string(), row[1].string()});
      return compareCatalogue(registry(), columns, rules);
    });
  }
};

TEST_F(Catalogue, ofTheMigrationsIsTheOneOfTheEntities) { EXPECT_THAT(differences(), IsEmpty()); }

TEST_F(Catalogue, namesWhatSomebodyChangedByHand) {
  run("ALTER TABLE ticket_time DROP COLUMN remark");
  run("ALTER TABLE partner ALTER COLUMN opt_out DROP NOT NULL");
  run("ALTER TABLE contact DROP CONSTRAINT contact_partner_id_fkey");
  run("ALTER TABLE device ALTER COLUMN lease_until TYPE date");
  EXPECT_THAT(differences(), ElementsAre("column device.lease_until is date instead of timestamp with time zone",
                                         "column partner.opt_out accepts NULL", "column ticket_time.remark is missing",
                                         "column contact.partner_id has no deferred foreign key to partner"));
}

}  // namespace
}  // namespace carnet::testing
