// Rows for a first synchronisation, read on behalf of one person: PostgreSQL itself shows only what that person holds.
#pragma once

#include "server/db/transaction.h"
#include "server/sync/entity_table.h"
#include "shared/sync/server_session.h"

namespace carnet::server {

struct SnapshotChunkRows {
  std::vector<sync::ChunkRow> rows;
  Uuid last_key;          // of the rows looked at; the request's own key when there were none
  bool at_end = false;    // no more rows of the entity
  std::int64_t head = 0;  // commit_no read before the rows
};

SnapshotChunkRows readChunk(Transaction& tx, const Uuid& person_id, const sync::ChunkRequest& request);

// The rows that the statement `rows` gives (all columns of the table as `t`, by id) up to the one with which their texts and
// pictures pass `most_bytes`, which PostgreSQL counts without unpacking them; "found" is how many `rows` has.
std::string bounded(const EntityTable& table, const std::string& rows, std::size_t most_bytes);

// From here on the transaction sees what the person sees.
void readAs(Transaction& tx, const Uuid& person_id);

}  // namespace carnet::server
