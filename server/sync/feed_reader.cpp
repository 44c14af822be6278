#include "server/sync/feed_reader.h"

#include <algorithm>

namespace carnet::server {

namespace {

constexpr const char* selectTrim = "SELECT to_no FROM sync_trim";
constexpr const char* selectCommits =
    "SELECT r.commit_no, r.change_set_id, r.device_id, r.person_id, r.happened_at,"
    " (SELECT coalesce(sum(octet_length(f.image)), 0) FROM sync_feed f WHERE f.commit_no = r.commit_no)"
    " FROM sync_receipt r WHERE r.commit_no > $1 ORDER BY r.commit_no LIMIT $2";
// The same for commits up to $3 of which something is left: months of them take a few readings.
constexpr const char* selectCommitsLeft =
    "WITH entries AS (SELECT DISTINCT commit_no FROM sync_feed WHERE commit_no > $1 AND commit_no <= $3"
    " ORDER BY commit_no LIMIT $2),"
    " entered AS (SELECT DISTINCT from_no AS commit_no FROM sync_hold WHERE from_no > $1 AND from_no <= $3"
    " ORDER BY commit_no LIMIT $2),"
    " gone AS (SELECT DISTINCT to_no AS commit_no FROM sync_hold WHERE to_no > $1 AND to_no <= $3"
    " ORDER BY commit_no LIMIT $2)"
    " SELECT r.commit_no, r.change_set_id, r.device_id, r.person_id, r.happened_at,"
    " (SELECT coalesce(sum(octet_length(f.image)), 0) FROM sync_feed f WHERE f.commit_no = r.commit_no)"
    " FROM sync_receipt r WHERE r.commit_no IN (SELECT commit_no FROM entries UNION SELECT commit_no FROM entered"
    " UNION SELECT commit_no FROM gone) ORDER BY r.commit_no LIMIT $2";
constexpr const char* selectRows =
    "SELECT commit_no, entity, row_id, root_id, facet, changed_fields, image FROM sync_feed"
    " WHERE commit_no > $1 AND commit_no <= $2 ORDER BY commit_no, entry_no";
// Leaves first, as movesBetween() gives them.
constexpr const char* selectMoves =
    "SELECT to_no AS at_no, false AS entered, person_id, facet, root_id FROM sync_hold WHERE to_no > $1 AND to_no <= $2"
    " UNION ALL"
    " SELECT from_no, true, person_id, facet, root_id FROM sync_hold WHERE from_no > $1 AND from_no <= $2"
    " ORDER BY at_no, entered, person_id, root_id, facet";

}  // namespace

std::int64_t readNewestCommitNo(Transaction& tx) { return tx.execOne("SELECT n FROM sync_head").front()[0].integer(); }

std::size_t bytesOf(const sync::FeedCommit& commit) {
  std::size_t bytes = sizeof(sync::FeedCommit) + commit.moves.size() * sizeof(sync::ScopeMove);
  for (const sync::FeedRow& row : commit.rows) bytes += sizeof(sync::FeedRow) + row.image.size();
  return bytes;
}

sync::FeedPart readFeed(Transaction& tx, std::int64_t after, std::size_t max_commits) {
  sync::FeedPart part{after, {}, after, tx.execOne(selectTrim).front()[0].integer()};
  const bool is_trimmed = after < part.trimmed_to;
  const Rows found = is_trimmed ? tx.exec(selectCommitsLeft, after, max_commits, part.trimmed_to)
                                : tx.exec(selectCommits, after, max_commits);
  std::vector<std::shared_ptr<sync::FeedCommit>> commits;
  std::size_t bytes = 0;
  for (const Row& row : found) {
    bytes += static_cast<std::size_t>(row[5].integer());
    if (!commits.empty() && bytes > feedReadBytes) break;
    auto commit = std::make_shared<sync::FeedCommit>();
    commit->commit_no = row[0].integer();
    commit->change_set_id = row[1].uuid();
    commit->device_id = row[2].uuid();
    commit->author_id = row[3].uuid();
    commit->happened_at.packed = row[4].integer();
    commits.push_back(std::move(commit));
  }
  if (!commits.empty()) part.up_to = commits.back()->commit_no;
  if (is_trimmed && commits.size() == found.size() && commits.size() < max_commits) part.up_to = part.trimmed_to;
  const auto at = [&](std::int64_t commit_no) -> sync::FeedCommit& {
    return **std::lower_bound(commits.begin(), commits.end(), commit_no,
                              [](const auto& commit, std::int64_t no) { return commit->commit_no < no; });
  };
  if (commits.empty()) return part;
  for (const Row& row : tx.exec(selectRows, after, part.up_to)) {
    sync::FeedRow entry;
    entry.entity = static_cast<EntityNo>(row[1].integer());
    entry.id = row[2].uuid();
    entry.leaf = {row[3].uuid(), static_cast<Facet>(row[4].integer())};
    for (const auto& number : row[5].array()) {
      entry.changed_fields.push_back(static_cast<std::uint16_t>(std::stoi(number.value_or("0"))));
    }
    entry.image = row[6].bytes();
    at(row[0].integer()).rows.push_back(std::move(entry));
  }
  for (const Row& row : tx.exec(selectMoves, after, part.up_to)) {
    at(row[0].integer())
        .moves.push_back({row[2].uuid(), {row[4].uuid(), static_cast<Facet>(row[3].integer())}, row[1].boolean()});
  }
  part.commits.assign(commits.begin(), commits.end());
  return part;
}

}  // namespace carnet::server
