// Sums over what a person holds, for Checkpoint: read on behalf of that person, in the transaction's snapshot.
#pragma once

#include "server/db/transaction.h"
#include "shared/sync/server_session.h"

namespace carnet::server {

struct NodeSumsAt {
  sync::NodeSums sums;
  std::int64_t head = 0;  // the commit they are as of, if the transaction reads one snapshot
};

// Reads every row of the nodes once, by index where they are leaves; nothing is kept for it while rows are written.
NodeSumsAt readNodeSums(Transaction& tx, const Uuid& person_id, const std::set<Node>& nodes);

}  // namespace carnet::server
