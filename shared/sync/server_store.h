// The server's database as the engine needs it. Production: server/sync over PostgreSQL; simulator: in memory.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "shared/rules/work.h"
#include "shared/sync/messages.h"

namespace carnet::sync {

struct ScopeMove {
  Uuid person_id;
  Node node;
  bool entered = true;  // false: left
  bool operator==(const ScopeMove&) const = default;
};

struct FeedRow {
  EntityNo entity = 0;
  Uuid id;
  Leaf leaf;
  std::string image;                          // encodeRow after the change, rev set
  std::vector<std::uint16_t> changed_fields;  // numbers; empty for a new row
};

// One commit as it is kept and fanned out.
struct FeedCommit {
  std::int64_t commit_no = 0;
  Uuid change_set_id;
  Uuid device_id;
  Uuid author_id;
  Hlc happened_at;
  std::vector<FeedRow> rows;
  std::vector<ScopeMove> moves;
};

struct StoredReceipt {
  Receipt receipt;
  Sha256 hash{};
};

// A change set with its verdict, ready to be written. The store gives it its commit_no.
struct PlannedCommit {
  ChangeSet change_set;
  Sha256 hash{};
  std::string bytes;  // kept for ever: nothing that a person saw as saved is lost (S1)
  Verdict verdict = Verdict::applied;
  Problem reason;
  std::vector<FieldOutcome> fields;
  std::vector<RowChange> changes;
  std::vector<ScopeMove> moves;
};

// When a change set was made: by its device's number, at the cursor it had seen.
struct MadeAt {
  Uuid device_id;
  std::int64_t cs_no = 0;
  std::int64_t seen = 0;
  auto operator<=>(const MadeAt&) const = default;
};

// One database transaction of the authority. Rows answers present or absent, never notHeld, and locks what it reads
// until the end.
class ServerTransaction : public Rows {
 public:
  // Reads and locks many rows at once: tables in registry order, rows by id, one statement per table.
  virtual void prefetch(const std::vector<RowKey>& keys) = 0;
  // 0 when the device has sent nothing yet.
  virtual std::int64_t lastCsNo(const Uuid& device_id) = 0;
  virtual std::optional<StoredReceipt> receipt(const Uuid& device_id, std::int64_t cs_no) = 0;
  virtual std::optional<StoredReceipt> receiptById(const Uuid& change_set_id) = 0;
  // Of these numbers of a device those that were parked, in the same order. A store that can answers in one read.
  virtual std::vector<std::int64_t> parkedAmong(const Uuid& device_id, const std::vector<std::int64_t>& cs_nos) {
    std::vector<std::int64_t> parked;
    for (const std::int64_t no : cs_nos) {
      const auto stored = receipt(device_id, no);
      if (stored && stored->receipt.verdict == Verdict::parked) parked.push_back(no);
    }
    return parked;
  }
  // What the person holds as of the last commit.
  virtual std::set<Node> nodesOf(const Uuid& person_id) = 0;
  // Whether the person held the leaf at `made.seen`, and the device had not yet told by a Hello that it knows of the
  // withdrawal when it gave the number `made.cs_no` (sync.md 7, late change sets).
  virtual bool heldWhenMade(const Uuid& person_id, const Leaf& leaf, const MadeAt& made) = 0;
  // The independent fence: may this person do this verb to this entity in this leaf (sync.md 7). `late`: the leaf is not
  // held now, and it is asked whether the work was made when it was.
  virtual bool mayWrite(const Uuid& person_id, const Entity& entity, const Leaf& leaf, Verb verb,
                        const std::optional<MadeAt>& late) = 0;
  // Takes the number row as the last lock, gives dense numbers in order, writes rows (rev = their commit_no), feed,
  // receipts, holds and device counters. Called at most once, nothing is read after it. Returns what was written.
  virtual std::vector<FeedCommit> flush(std::vector<PlannedCommit> commits) = 0;
};

class ServerStore {
 public:
  virtual ~ServerStore() = default;
  // Runs `work` in one transaction; commits when it returns, rolls back when it throws. May run it again after a
  // serialization failure or a lost connection.
  virtual void transact(const std::function<void(ServerTransaction&)>& work) = 0;
};

}  // namespace carnet::sync
