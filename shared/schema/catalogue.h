// Whether a PostgreSQL database is the one this program was written for. The server reads what the database says of
// itself with the two queries below and starts only if nothing differs. Tables that no entity describes (the engine's
// own) are not looked at.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/schema/registry.h"

namespace carnet {

struct CatalogueColumn {
  std::string table;
  std::string column;
  std::string data_type;  // as information_schema spells it
  bool is_nullable = false;
  bool has_default = false;
};

// One row per column, in the order of CatalogueColumn's members.
inline constexpr std::string_view catalogueColumnsQuery = R"(
SELECT table_name, column_name, data_type, is_nullable = 'YES', column_default IS NOT NULL
FROM information_schema.columns
WHERE table_schema = current_schema()
ORDER BY table_name, ordinal_position)";

// Constraints and unique indexes, as PostgreSQL itself writes them down.
struct CatalogueRule {
  std::string table;
  std::string definition;
};

inline constexpr std::string_view catalogueRulesQuery = R"(
SELECT conrelid::regclass::text, pg_get_constraintdef(oid)
FROM pg_constraint
WHERE connamespace = current_schema()::regnamespace AND conrelid <> 0
UNION ALL
SELECT tablename, indexdef
FROM pg_indexes
WHERE schemaname = current_schema() AND indexdef LIKE 'CREATE UNIQUE INDEX%'
ORDER BY 1, 2)";

// "uuid", "text", "timestamp with time zone" …
std::string_view postgresType(Type type);

std::vector<CatalogueColumn> expectedColumns(const Registry& registry);

// What differs, a sentence each; empty if nothing does. A column more than expected is fine if rows can be written
// without it: a newer program may already have widened the tables.
std::vector<std::string> compareCatalogue(const Registry& registry, const std::vector<CatalogueColumn>& columns,
                                          const std::vector<CatalogueRule>& rules);

}  // namespace carnet
