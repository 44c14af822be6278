// Makes or checks the tables of a replica.
#pragma once

#include "client/replica/database.h"
#include "client/replica/entity_table.h"
#include "shared/schema/registry.h"

namespace carnet::client {

// Version of the engine's tables in the file. Entities are compared with the file themselves: new ones and new fields
// are added at opening, in the same transaction.
inline constexpr std::int64_t replicaVersion = 1;

// Throws ReplicaError "replica.newer_schema" before anything is changed.
void prepareSchema(Database& database, const Registry& registry);

}  // namespace carnet::client
