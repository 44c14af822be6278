// Makes the tables of a replica.
#pragma once

#include "client/replica/database.h"
#include "shared/schema/registry.h"

namespace carnet::client {

// Version of the engine's tables in the file. The version of the entities stands beside it: schemaVersion.
inline constexpr std::int64_t replicaVersion = 1;

// The engine's own tables. Throws ReplicaError "replica.newer_schema" before anything is changed.
void prepareEngineTables(Database& database);

// Tables of entities that are missing; those of an earlier version are brought to this one before (table_migration.h).
void prepareEntityTables(Database& database, const Registry& registry);

}  // namespace carnet::client
