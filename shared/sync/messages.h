// The engine's messages. What each means is the protocol's text in proto/sync.proto; wire turns one into the other.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "shared/core/hash.h"
#include "shared/core/result.h"
#include "shared/core/time.h"
#include "shared/rules/executor.h"
#include "shared/schema/facet.h"

namespace carnet::sync {

inline constexpr std::int32_t protocolVersion = 1;
inline constexpr std::size_t maxFrameBytes = 1u << 20;
inline constexpr std::size_t blobPartBytes = 256 * 1024;

// How far the first synchronisation of a group of nodes has come: rows of `entity` up to `last_key` are applied,
// and all of the entities before it in snapshot order.
struct SnapshotProgress {
  std::uint32_t generation = 0;
  EntityNo entity = 0;
  Uuid last_key;
  bool operator==(const SnapshotProgress&) const = default;
};

// A node that was entered and whose snapshot is not finished; generation 0 = not begun.
struct IncompleteNode {
  Node node;
  std::uint32_t generation = 0;
  bool operator==(const IncompleteNode&) const = default;
};

struct Hello {
  Uuid device_id;
  std::string token;
  std::int32_t protocol_version = protocolVersion;
  std::int32_t schema_version = schemaVersion;
  Uuid server_id;  // the server whose replica this is; nil before the first contact
  Uuid epoch;
  std::int64_t cursor = 0;
  Sha256 nodes_digest{};  // over the nodes it holds completely
  std::int64_t next_cs_no = 1;
  std::vector<IncompleteNode> incomplete;
  std::optional<SnapshotProgress> progress;
  bool wants_checkpoint = false;  // it has not been compared with the server for a while
  // What a server that was restored may have lost (shared/sync/history.h).
  std::int64_t confirmed_cs_no = 0;  // up to it the device has verdicts
  std::int64_t known_no = 0;         // the newest commit that it was sent
  Uuid known_id;                     // and its change set
  bool takes_bundles = false;        // wire::LinkEnd: receipts may come together in one frame
};

struct Limits {
  std::uint32_t push_window_bytes = 4u << 20;  // unacknowledged change sets
  std::uint32_t blob_window_bytes = 1u << 20;  // parts without an answer, in each direction; 0 = one at a time
  bool takes_bundles = false;                  // wire::LinkEnd: change sets may come together in one frame
  bool takes_change_sets = false;              // wire::LinkEnd: what they say themselves need not be said beside them
  std::uint32_t change_set_format = 0;         // the newest of those; 0 = that of the first servers which took them
  bool operator==(const Limits&) const = default;
};

struct Welcome {
  Uuid server_id;
  Uuid epoch;
  std::int64_t head = 0;
  std::int64_t durable_no = 0;
  std::int64_t last_cs_no = 0;  // the last change set of this device that has a verdict
  std::int64_t rights_version = 0;
  Limits limits;
  Instant server_time;
};

// The server's history is another than the device's (shared/sync/history.h): the session ends with it.
struct Restored {
  Uuid server_id;
  Uuid epoch;
  std::int64_t common_no = 0;  // up to it both histories agree
  std::int64_t cursor = 0;     // where the device goes on
  std::int64_t last_cs_no = 0;
  std::vector<Node> nodes;  // held at `cursor`
};

// What goes with a change set that was made in a history that is gone.
struct OfferedAgain {
  std::int64_t seen = 0;     // its author had seen at most this of what is in the present history
  std::int64_t missing = 0;  // so many numbers before it are no longer on the device
  bool is_withdrawn = false;
  std::vector<std::pair<Uuid, std::string>> numbers;  // rows and the document numbers that they had
  bool operator==(const OfferedAgain&) const = default;
};

struct Push {
  std::int64_t cs_no = 0;
  Uuid id;
  Sha256 hash{};
  std::vector<std::int64_t> depends_on;
  std::string bytes;  // encodeChangeSet
  std::optional<OfferedAgain> offered_again;
};

struct Receipt {
  std::int64_t cs_no = 0;
  Uuid id;
  Verdict verdict = Verdict::applied;
  std::int64_t commit_no = 0;
  std::vector<FieldOutcome> fields;
  Problem reason;
  bool operator==(const Receipt&) const = default;
};

struct EntityImage {
  EntityNo entity = 0;
  std::string image;  // encodeRow; head.deleted_at = a tombstone
};

struct DeltaCommit {
  std::int64_t commit_no = 0;
  Uuid change_set_id;
  Uuid author_id;
  Hlc happened_at;
  std::vector<Node> entered;
  std::vector<Node> left;
  std::vector<EntityImage> rows;
  bool is_partial = false;  // more rows of this commit follow in the next Delta: apply them together
};

// Everything this person may see of the commits in (from, to]; commits without anything visible are left out.
struct Delta {
  bool is_reset = false;  // the device's nodes are not what the server believes, or this is the first
                          // contact: forget all nodes and rows without own work, then take `entered`
  std::int64_t from = 0;
  std::int64_t to = 0;
  // Up to there the feed was trimmed when this was read: what a later commit up to there did to a row anew is left out.
  std::int64_t trimmed_to = 0;
  std::vector<DeltaCommit> commits;
};

struct NodeHash {
  Node node;
  std::uint64_t sum = 0;  // of rowHash() over the node's rows, modulo 2^64; deleted ones do not count
};
// What the device holds of these nodes once its cursor is at `no`.
struct Checkpoint {
  std::int64_t no = 0;
  std::vector<NodeHash> hashes;
};

// What the device has of an entity's rows in some nodes: how many, and their rowHash() summed modulo 2^64, in the range
// of ids above the one before it, up to `last`; deleted ones do not count.
struct RangeSum {
  Uuid last;
  std::uint32_t count = 0;
  std::uint64_t sum = 0;
};
struct EntityRanges {
  EntityNo entity = 0;
  Uuid after;  // the first range begins above it
  std::vector<RangeSum> ranges;
};
// Which of these ranges differ? Without ranges: there is nothing more to ask, compare all anew.
struct CompareRanges {
  std::vector<Node> nodes;  // none: those of the question before
  std::vector<EntityRanges> entities;
};
// A range that differs. Either it is to be looked at in smaller ones, or `images` are all rows in it up to `up_to`.
struct RangeAnswer {
  std::uint32_t range = 0;  // counted over all entities of the question
  EntityNo entity = 0;
  bool has_rows = false;
  Uuid up_to;
  std::vector<std::string> images;
};
struct RangesCompared {
  std::int64_t no = 0;  // the commit that the server's rows are of
  std::vector<RangeAnswer> differing;
};

struct SnapshotBegin {
  std::uint32_t generation = 0;
  std::int64_t horizon = 0;
  std::vector<Node> nodes;
  std::uint64_t rows_estimated = 0;  // for the progress bar; 0 = not known
};
struct SnapshotChunk {
  std::uint32_t generation = 0;
  EntityNo entity = 0;
  Uuid last_key;  // of the rows looked at, also when none is sent
  std::vector<std::string> images;
};
struct SnapshotEnd {
  std::uint32_t generation = 0;
  std::int64_t to = 0;
};

// The receiver has dealt with so many bytes of Delta and Snapshot frames.
struct Credit {
  std::uint32_t bytes = 0;
};

struct BlobPut {
  Sha256 hash{};
  std::uint64_t offset = 0;
  std::uint64_t total = 0;
  std::string bytes;
};
// Answer to BlobPut and question before it (offset = how far the server has it; total reached = it is whole).
struct BlobHave {
  Sha256 hash{};
  std::uint64_t offset = 0;
};
struct BlobAsk {
  Sha256 hash{};
  std::uint64_t total = 0;
};
// A blob is given only through a row that the person holds.
struct BlobGet {
  Sha256 hash{};
  std::uint64_t offset = 0;
  Uuid attachment_id;
  std::uint32_t length = 0;  // of the part; 0 = blobPartBytes, which is also the most
};
struct BlobPart {
  Sha256 hash{};
  std::uint64_t offset = 0;
  std::uint64_t total = 0;
  std::string bytes;
};
struct BlobMissing {
  Sha256 hash{};
};

struct Ping {
  std::uint64_t nonce = 0;
  std::int64_t durable_no = 0;
  std::int64_t token_expires_ms = 0;  // until the session's token ends; server to device only
};
struct Pong {
  std::uint64_t nonce = 0;
};
struct Reauthenticate {  // server: your token ends; device: here is a fresh one
  std::string token;
};
struct Wipe {};
struct Error {
  std::string code;  // "auth.unknown_device", "sync.other_server", "frame.malformed" …
  std::int64_t retry_after_ms = 0;
  bool fatal = false;  // do not come back by yourself
};

using Message = std::variant<Hello, Welcome, Push, Receipt, Delta, Checkpoint, SnapshotBegin, SnapshotChunk,
                             SnapshotEnd, Credit, BlobPut, BlobHave, BlobAsk, BlobGet, BlobPart, BlobMissing, Ping,
                             Pong, Reauthenticate, Wipe, Error, Restored, CompareRanges, RangesCompared>;

// Bytes that count against Credit: about what the message takes on the wire before compression.
std::size_t creditCost(const Message& message);
// The first eight bytes, the highest first, of the SHA-256 of entity (2 bytes), id and rev (8), highest byte first:
// what PostgreSQL can work out too (server/sync/node_sums.cpp).
std::uint64_t rowHash(EntityNo entity, const Uuid& id, std::int64_t rev);
// Order-independent digest of a set of nodes.
Sha256 digestOf(const std::set<Node>& nodes);

}  // namespace carnet::sync
