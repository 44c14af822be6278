#include "server/app/engine.h"
#include "tests/server/sync/office.h"

namespace carnet::testing {
namespace {

using ::testing::HasSubstr;

TEST(Schema, aTableWithoutGuardIsToldApart) {
  Office office;
  EXPECT_TRUE(server::schemaDifferences(office.database).empty());
  office.database.runBlocking(
      [](server::Transaction& tx) { tx.exec("ALTER TABLE ticket DISABLE ROW LEVEL SECURITY"); });
  EXPECT_THAT(server::schemaDifferences(office.database),
              ::testing::ElementsAre(HasSubstr("table ticket is not guarded")));
}

}  // namespace
}  // namespace carnet::testing
