#include "shared/schema/sqlite_ddl.h"

#include <gtest/gtest.h>

#include "shared/domain/registry.h"
#include "shared/domain/service/ticket_time.h"

namespace carnet {
namespace {

TEST(SqliteDdl, aTableHasTheHeadAndOneColumnPerField) {
  EXPECT_EQ(sqliteTable(entityOf<TicketTime>),
            "CREATE TABLE ticket_time (\n"
            "  rid INTEGER PRIMARY KEY,\n"
            "  id BLOB NOT NULL UNIQUE,\n"
            "  root_id BLOB NOT NULL,\n"
            "  facet INTEGER NOT NULL,\n"
            "  rev INTEGER NOT NULL,\n"
            "  created_at INTEGER NOT NULL,\n"
            "  created_by BLOB NOT NULL,\n"
            "  updated_at INTEGER NOT NULL,\n"
            "  updated_by BLOB NOT NULL,\n"
            "  deleted_at INTEGER,\n"
            "  unknown BLOB,\n"
            "  ticket_id BLOB NOT NULL,\n"
            "  kind TEXT NOT NULL,\n"
            "  starts_at INTEGER NOT NULL,\n"
            "  ends_at INTEGER NOT NULL,\n"
            "  is_charged INTEGER NOT NULL,\n"
            "  remark TEXT NOT NULL\n)");
}

TEST(SqliteDdl, referencesAndTheLeafAreIndexed) {
  EXPECT_EQ(sqliteIndexes(entityOf<TicketTime>),
            (std::vector<std::string>{"CREATE INDEX ticket_time_leaf ON ticket_time (facet, root_id)",
                                      "CREATE INDEX ticket_time_ticket_id ON ticket_time (ticket_id)"}));
}

TEST(SqliteDdl, aTableCanBeMadeUnderAnotherName) {
  EXPECT_TRUE(sqliteTable(entityOf<TicketTime>, "new_ticket_time").starts_with("CREATE TABLE new_ticket_time ("));
}

}  // namespace
}  // namespace carnet
