#include "server/sync/feed_trimmer.h"

#include <algorithm>

namespace carnet::server {

namespace {

constexpr std::int64_t entriesOfSlice = 5'000;

// In the order of commits, so that a clock that was set back hides nothing that is young.
constexpr const char* selectFirstYoung =
    "SELECT commit_no FROM sync_receipt WHERE commit_no > (SELECT to_no FROM sync_trim) AND received_at >= $1"
    " ORDER BY commit_no LIMIT 1";
constexpr const char* selectHead = "SELECT n FROM sync_head";
// Two servers that trim at once do so one after the other.
constexpr const char* lockTrim = "SELECT to_no FROM sync_trim FOR UPDATE";
// The last commit of so many entries, and whether there are more.
constexpr const char* selectSlice =
    "SELECT coalesce(max(commit_no), 0), coalesce(min(commit_no), 0), count(*) FROM"
    " (SELECT commit_no FROM sync_feed WHERE commit_no > $1 AND commit_no <= $2 ORDER BY commit_no LIMIT $3) AS s";
// Below the slice there is one entry of each row.
constexpr const char* moveEntries =
    "WITH newest AS (SELECT entity, row_id, max(commit_no) AS commit_no FROM sync_feed"
    " WHERE commit_no > $1 AND commit_no <= $2 GROUP BY entity, row_id),"
    " moved AS (DELETE FROM sync_feed f USING newest n"
    " WHERE f.row_id = n.row_id AND f.entity = n.entity AND f.commit_no < n.commit_no"
    " RETURNING f.commit_no, f.entry_no, f.entity, f.row_id, f.root_id, f.facet, f.changed_at, f.changed_fields, "
    "f.image),"
    " kept AS (INSERT INTO sync_feed_archive (commit_no, entry_no, entity, row_id, root_id, facet, changed_at,"
    " changed_fields, image) SELECT * FROM moved RETURNING commit_no)"
    " SELECT count(*) FROM kept";
constexpr const char* writeTrim = "UPDATE sync_trim SET to_no = $1";
constexpr const char* countMovable =
    "SELECT count(*) FROM sync_feed f WHERE f.commit_no <= $1 AND EXISTS (SELECT FROM sync_feed n"
    " WHERE n.row_id = f.row_id AND n.entity = f.entity AND n.commit_no > f.commit_no AND n.commit_no <= $1)";

constexpr const char* selectExtent =
    "SELECT to_no, pg_total_relation_size('sync_feed'), pg_total_relation_size('sync_feed_archive') FROM sync_trim";

}  // namespace

std::int64_t newestCommitBefore(Transaction& tx, Instant before) {
  const Rows young = tx.exec(selectFirstYoung, before);
  if (!young.empty()) return young.front()[0].integer() - 1;
  return tx.execOne(selectHead).front()[0].integer();
}

TrimmedSlice trimSlice(Transaction& tx, std::int64_t until) {
  TrimmedSlice slice;
  slice.from = slice.to = tx.execOne(lockTrim).front()[0].integer();
  if (slice.from >= until) return slice;
  const Rows found = tx.execOne(selectSlice, slice.from, until, entriesOfSlice + 1);
  const std::int64_t last = found.front()[0].integer(), first = found.front()[1].integer();
  slice.entries = found.front()[2].integer();
  // A commit is never cut, however large it is.
  slice.to = slice.entries <= entriesOfSlice ? until : std::max(last - 1, first);
  slice.archived = tx.execOne(moveEntries, slice.from, slice.to).front()[0].integer();
  tx.exec(writeTrim, slice.to);
  return slice;
}

FeedExtent readFeedExtent(Transaction& tx) {
  const Rows rows = tx.execOne(selectExtent);
  const Row row = rows.front();
  return {row[0].integer(), row[1].integer(), row[2].integer()};
}

std::int64_t countTrimmable(Transaction& tx, std::int64_t until) {
  return tx.execOne(countMovable, until).front()[0].integer();
}

}  // namespace carnet::server
