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

// The sum of sync::rowHash over rows named t as text without sign; $1 is the entity. And the way back.
extern const char* const sumOfRowHashes;
std::uint64_t sumOf(const std::string& text);

}  // namespace carnet::server
