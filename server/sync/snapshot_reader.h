// Rows for a first synchronisation, read on behalf of one person: PostgreSQL itself shows only what that person holds.
#pragma once

#include "server/db/transaction.h"
#include "shared/sync/server_session.h"

namespace carnet::server {

struct SnapshotChunkRows {
  std::vector<sync::ChunkRow> rows;
  Uuid last_key;          // of the rows looked at; the request's own key when there were none
  bool at_end = false;    // no more rows of the entity
  std::int64_t head = 0;  // commit_no read before the rows
};

SnapshotChunkRows readChunk(Transaction& tx, const Uuid& person_id, const sync::ChunkRequest& request);

// From here on the transaction sees what the person sees.
void readAs(Transaction& tx, const Uuid& person_id);

}  // namespace carnet::server
