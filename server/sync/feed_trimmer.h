// Trims the feed: of commits up to some number only what stands of each row stays there, deletions too. What came before
// moves into sync_feed_archive; sync_history is both. Readers see the feed trimmed as far as the same transaction's
// sync_trim says.
#pragma once

#include "server/db/transaction.h"
#include "shared/core/time.h"

namespace carnet::server {

// The newest commit that, with all before it, was written before that instant. What is trimmed already counts.
std::int64_t newestCommitBefore(Transaction& tx, Instant before);

struct TrimmedSlice {
  std::int64_t from = 0, to = 0;  // commits (from, to]
  std::int64_t entries = 0;       // of them in the feed
  std::int64_t archived = 0;      // of them or of earlier ones
};
// Goes on trimming where it stands, up to `until` or some thousand entries: a short transaction, which no writer waits for
// and which waits for none. `from` = `to`: there was nothing to do.
TrimmedSlice trimSlice(Transaction& tx, std::int64_t until);

// How far it was trimmed, and what the tables take on the disk with their indexes.
struct FeedExtent {
  std::int64_t trimmed_to = 0;
  std::int64_t feed_bytes = 0, archive_bytes = 0;
};
FeedExtent readFeedExtent(Transaction& tx);

// How many entries all slices up to `until` would move.
std::int64_t countTrimmable(Transaction& tx, std::int64_t until);

}  // namespace carnet::server
