// Reads commits back from the database as they were fanned out when they were new.
#pragma once

#include "server/db/transaction.h"
#include "shared/sync/server_session.h"

namespace carnet::server {

// What one reading holds at most, unless its first commit alone is larger.
inline constexpr std::size_t feedReadBytes = 4u << 20;

// The commits above `after`: at most `max_commits`, and as many as fit into feedReadBytes. To be read in one snapshot.
sync::FeedPart readFeed(Transaction& tx, std::int64_t after, std::size_t max_commits);
// The number of the newest commit.
std::int64_t readNewestCommitNo(Transaction& tx);

// About what a commit takes in memory.
std::size_t bytesOf(const sync::FeedCommit& commit);

}  // namespace carnet::server
