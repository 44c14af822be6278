#include "shared/schema/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shared/domain/organisation/role.h"
#include "shared/domain/organisation/team.h"

namespace carnet {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A database with three tables as PostgreSQL describes it.
struct Described {
  Registry registry{{&entityOf<Role>, &entityOf<Territory>, &entityOf<Team>}};
  std::vector<CatalogueColumn> columns = expectedColumns(registry);
  std::vector<CatalogueRule> rules = {
      {"role", "CREATE UNIQUE INDEX role_code_idx ON public.role USING btree (code) WHERE (code <> ''::text)"},
      {"territory", "FOREIGN KEY (parent_id) REFERENCES territory(id) DEFERRABLE INITIALLY DEFERRED"},
      {"team", "FOREIGN KEY (parent_id) REFERENCES team(id) DEFERRABLE INITIALLY DEFERRED"},
      {"team", "FOREIGN KEY (territory_id) REFERENCES territory(id) DEFERRABLE INITIALLY DEFERRED"},
      {"team", "CHECK ((kind = ANY (ARRAY['presales'::text, 'sales'::text, 'service'::text, 'hq'::text])))"},
  };

  CatalogueColumn& column(std::string_view table, std::string_view name) {
    for (CatalogueColumn& column : columns) {
      if (column.table == table && column.column == name) return column;
    }
    throw std::logic_error("no such column");
  }
  std::vector<std::string> compare() const { return compareCatalogue(registry, columns, rules); }
};

TEST(Catalogue, theDatabaseOfThisProgramMatches) { EXPECT_THAT(Described().compare(), IsEmpty()); }

TEST(Catalogue, aMissingTableIsSaidOnce) {
  Described database;
  std::erase_if(database.columns, [](const CatalogueColumn& column) { return column.table == "team"; });
  EXPECT_THAT(database.compare(), ElementsAre("table team is missing"));
}

TEST(Catalogue, columnsAreComparedByTypeAndNull) {
  Described database;
  database.column("team", "name").data_type = "character varying";
  database.column("team", "kind").is_nullable = true;
  database.column("team", "parent_id").is_nullable = false;
  EXPECT_THAT(database.compare(), ElementsAre("column team.name is character varying instead of text",
                                              "column team.kind accepts NULL", "column team.parent_id refuses NULL"));
}

TEST(Catalogue, aColumnOfANewerProgramIsFineIfRowsCanBeWrittenWithoutIt) {
  Described database;
  database.columns.push_back({"team", "colour", "text", false, true});
  database.columns.push_back({"team", "motto", "text", true, false});
  EXPECT_THAT(database.compare(), IsEmpty());
  database.columns.push_back({"team", "rank", "bigint", false, false});
  EXPECT_THAT(database.compare(), ElementsAre("column team.rank is unknown, and rows cannot be written without it"));
}

TEST(Catalogue, keysAndEnumerationsAreCompared) {
  Described database;
  database.rules.erase(database.rules.begin());
  database.rules.back().definition = "CHECK ((kind = ANY (ARRAY['presales'::text, 'sales'::text, 'service'::text])))";
  database.rules[2].definition = "FOREIGN KEY (territory_id) REFERENCES territory(id)";
  EXPECT_THAT(database.compare(),
              ElementsAre("column role.code has no unique index", "column team.kind does not accept the value hq",
                          "column team.territory_id has no deferred foreign key to territory"));
}

}  // namespace
}  // namespace carnet
