// One device's connection at the server, from Welcome to the end, as a state machine: messages and results in,
// messages and requests out. It owns no socket and no database; server/sync hosts it, the simulator too.
#pragma once

#include <algorithm>
#include <deque>
#include <map>

#include "shared/sync/authority.h"

namespace carnet::sync {

// What the host found out before the session starts: the token was good, the device is known.
struct SessionStart {
  Actor actor;
  Uuid server_id, epoch;
  Hello hello;
  std::int64_t head = 0;
  std::int64_t durable_no = 0;
  std::int64_t last_cs_no = 0;
  std::int64_t rights_version = 0;
  std::set<Node> nodes_at_cursor;  // what the person held at hello.cursor (none for cursor 0)
  // The device's history is another one (commonNo); nodes_at_cursor is then what the person held at goesOnAt().
  std::optional<std::int64_t> common_no;
  std::set<Node> nodes_at_head;
  Instant now;
  Instant token_expires_at;

  // Where the device goes on. Without anything in common it keeps what it shows until it is compared, and has the tail
  // from here on.
  std::int64_t goesOnAt() const {
    if (!common_no) return hello.cursor;
    return *common_no > 0 ? std::min(hello.cursor, *common_no) : head;
  }
};

struct FeedRequest {
  std::int64_t after = 0;  // commits above it
  std::size_t max_commits = 0;
};

// What was read of the feed above `after`.
struct FeedPart {
  std::int64_t after = 0;
  // In order. Up to `trimmed_to` without what later commits up to there did anew to a row, and without commits of which
  // nothing is left; above it without a gap.
  std::vector<std::shared_ptr<const FeedCommit>> commits;
  std::int64_t up_to = 0;  // `after` when there was nothing
  std::int64_t trimmed_to = 0;
};

struct ChunkRequest {
  std::uint32_t generation = 0;
  const Entity* entity = nullptr;
  std::vector<Node> nodes;  // of the entity's possible facets only
  Uuid after;
  std::size_t limit = 2'000;
};

// Sums over nodes as in NodeHash, all as of one commit.
struct SumsRequest {
  std::set<Node> nodes;
};
using NodeSums = std::map<Node, std::uint64_t>;  // a node without rows may be absent

struct ChunkRow {
  Leaf leaf;
  std::string image;  // encodeRow
};

// What a device has of some nodes, range by range: which ranges differ, as of one commit?
struct RangesRequest {
  std::set<Node> nodes;
  std::vector<EntityRanges> entities;
};
inline constexpr std::size_t maxRangesAtOnce = 256;
// A range in which either side has at most so many rows is answered with its rows, at most mostRowsOfRange of them; all
// answers to one question together with about mostRowsOfAnswer.
inline constexpr std::size_t fewRowsOfRange = 8, mostRowsOfRange = 250, mostRowsOfAnswer = 1'000;

struct RangeRow {
  Uuid id;
  Leaf leaf;
  std::string image;
};
struct DifferingRange {
  std::size_t range = 0;  // counted over all entities of the request
  bool has_rows = false;
  Uuid up_to;  // where the rows end: the range's end, or the id of the last one
  std::vector<RangeRow> rows;
};
// What the server has in one of these ranges. Whether that is the same, and if not whether its rows are given.
inline bool isSame(const RangeSum& range, std::size_t count, std::uint64_t sum) {
  return range.count == count && range.sum == sum;
}
inline bool isGivenRows(const RangeSum& range, std::size_t count) {
  return std::min<std::size_t>(range.count, count) <= fewRowsOfRange;
}

struct SessionReaction {
  std::vector<Message> send;
  std::vector<Received> submit;             // to the authority, in order
  std::optional<FeedRequest> feed;          // at most one under way
  std::optional<ChunkRequest> chunk;        // at most one under way
  std::optional<SumsRequest> sums;          // at most one under way; answer with onSums
  std::optional<RangesRequest> ranges;      // at most one under way; answer with onRanges
  std::vector<BlobAsk> blob_asks;           // answer with onBlobHave
  std::vector<BlobPut> blob_puts;           // store, answer with onBlobHave
  std::vector<BlobGet> blob_gets;           // check the right to the row; onBlobGiven as BlobPart/BlobMissing goes out
  std::optional<std::string> verify_token;  // answer with onTokenAccepted, or close the link
  bool close = false;                       // after `send`
};

// How often a device that stays connected is compared with the server.
inline constexpr Duration compareEvery = Duration::hours(6);

class ServerSession {
 public:
  ServerSession(const RuleBook& book, SessionStart start);

  // Welcome; or Error and close when the replica is of another server; or Restored and close.
  SessionReaction begin();
  SessionReaction onMessage(Message message, Instant now);
  // The feed has grown.
  SessionReaction onHead(std::int64_t head);
  SessionReaction onFeed(const FeedPart& part);
  // Rows of the requested chunk; `last_key` = last id looked at; `at_end` = no more rows of the entity; `head` =
  // commit_no read before them.
  SessionReaction onChunk(std::vector<ChunkRow> rows, const Uuid& last_key, bool at_end, std::int64_t head);
  // The sums asked for, as of commit `no`.
  SessionReaction onSums(const NodeSums& sums, std::int64_t no);
  // Those that differ of the ranges asked for, in order, as of commit `no`.
  SessionReaction onRanges(std::vector<DifferingRange> differing, std::int64_t no);
  SessionReaction onTokenAccepted(Instant expires_at);
  SessionReaction onJudgements(const std::vector<Judgement>& judgements);
  // The asks and puts are answered in the order in which they came, and so are the gets.
  SessionReaction onBlobHave(const BlobHave& have);
  // The answer to the oldest get goes out now.
  void onBlobGiven();
  // Whether there are records for this device that have not been sent: no part of a blob goes before them.
  bool hasRecordsToSend() const { return sent_ < head_ || running_ || !waiting_.empty(); }
  // Every second or so, or when nextTick() says: pings, token expiry, idle link.
  SessionReaction onTick(Instant now);
  // When time alone makes something to do; never later than five seconds from `now`, for clocks are set.
  Instant nextTick(Instant now) const;

  const Actor& actor() const { return start_.actor; }
  std::int64_t sentUpTo() const { return sent_; }
  bool holds(const Leaf& leaf) const;

 private:
  void pump(SessionReaction& reaction);
  void requestChunk(SessionReaction& reaction);
  // Whether the device holds all its nodes whole once it has what was sent.
  bool isWhole() const { return !running_ && waiting_.empty() && sent_ >= ended_to_; }
  void askForSums(SessionReaction& reaction);
  void giveCheckpoint(SessionReaction& reaction);
  // False when more was asked than may be.
  static bool overlap(const CompareRanges& question);
  bool compareRanges(CompareRanges question, SessionReaction& reaction);
  void beginGeneration(SessionReaction& reaction);
  void endGeneration(SessionReaction& reaction);
  void resume(SessionReaction& reaction);
  void reset(SessionReaction& reaction);
  void receivePush(Push push, Instant now, SessionReaction& reaction);
  // What the device has under way of blobs in one direction, answered in order.
  struct BlobWindow {
    std::deque<std::size_t> parts;
    std::size_t bytes = 0;
    // False when the device exceeds what Welcome allows it.
    bool add(std::size_t part, std::size_t window);
    void answered();
  };
  void send(SessionReaction& reaction, Message message);
  void sendCommits(const FeedPart& part, SessionReaction& reaction);
  DeltaCommit project(const FeedCommit& commit);
  std::vector<Node> nodesFor(const Entity& entity) const;
  SessionReaction fail(std::string code, bool fatal, std::int64_t retry_after_ms = 0);

  const RuleBook& book_;
  SessionStart start_;
  std::set<Node> nodes_;  // held as of sent_
  std::int64_t sent_ = 0;
  std::int64_t head_ = 0;
  std::int64_t credit_ = 0;  // bytes that may still be sent
  bool feed_under_way_ = false;
  bool chunk_under_way_ = false;
  // Snapshot
  std::set<Node> waiting_;  // entered, in no generation yet
  std::set<Node> current_;  // nodes of the running generation
  std::uint32_t generation_ = 0;
  std::size_t entity_index_ = 0;  // in snapshot order
  Uuid after_;
  std::int64_t chunk_head_ = 0;
  bool running_ = false;
  std::int64_t ended_to_ = 0;         // of the last snapshot's end
  std::vector<const Entity*> order_;  // replicated entities by priority, then number
  // Checkpoint
  Instant checkpoint_at_;       // when the next one is due
  Duration missed_checkpoint_;  // how long it was put off last
  std::set<Node> summed_;       // the nodes asked for
  bool sums_under_way_ = false;
  std::optional<Checkpoint> checkpoint_;  // to be sent when sent_ has come to its `no`
  bool may_compare_anew_ = false;         // once for each that was sent
  std::set<Node> compared_;               // the nodes whose ranges the device asks about
  std::optional<RangesRequest> ranges_;   // under way
  // Push
  std::int64_t last_submitted_ = 0;
  // Blobs
  Limits limits_{.takes_bundles = true, .takes_change_sets = true, .change_set_format = newestChangeSetFormat};
  BlobWindow puts_, gets_;
  // Time
  Instant now_;  // of the last event that said it
  Instant last_heard_, last_pinged_;
  bool asked_reauthentication_ = false;
};

// Replicated entities in the order of first synchronisation: by priority, then number.
std::vector<const Entity*> snapshotOrder(const Registry& registry);

}  // namespace carnet::sync
