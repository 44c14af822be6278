// The server's database in memory, for tests: rows, feed, receipts and what each person holds, changed only by whole
// transactions. Nothing of it knows how rules merge or what a person may see.
#pragma once

#include <map>
#include <memory>
#include <set>

#include "shared/core/planted.h"
#include "shared/sync/server_session.h"
#include "shared/sync/server_store.h"

namespace carnet::simulation {

class MemoryServer final : public sync::ServerStore {
 public:
  struct Stored {
    sync::StoredReceipt stored;
    std::string bytes;
    Uuid id;
  };
  using Fence = std::function<bool(const Uuid& person, const Entity&, const Leaf&, Verb)>;
  // Gives a row what only the server fills in, its document number, before it is written. May be empty.
  using Numbering = std::function<void(Row&)>;

  void transact(const std::function<void(sync::ServerTransaction&)>& work) override;
  // As transact, but the transaction's effects are returned instead of written; `write` makes them durable. What lies
  // between is a server that died before its COMMIT.
  struct Prepared;
  std::shared_ptr<Prepared> prepare(const std::function<void(sync::ServerTransaction&)>& work,
                                    std::int64_t transaction = 0);
  void write(const Prepared& prepared);
  // The two halves of `write`, for a server that parts them.
  void writeEffects(const Prepared& prepared);
  void writeReceipts(const Prepared& prepared);
  // Transactions by number, in the order in which they began, with room for so many commits.
  std::int64_t begin(std::size_t commits);
  void end(std::int64_t transaction) { running_.erase(transaction); }

  std::int64_t head() const { return static_cast<std::int64_t>(feed_.size()); }
  std::vector<std::shared_ptr<const sync::FeedCommit>> feed(std::int64_t after, std::size_t limit) const;
  const std::vector<std::shared_ptr<const sync::FeedCommit>>& wholeFeed() const { return feed_; }
  // As sessions read it: up to where it is trimmed only what stood there last of each row.
  sync::FeedPart read(std::int64_t after, std::size_t limit) const;
  void trimTo(std::int64_t no);
  std::int64_t trimmedTo() const { return trimmed_to_; }
  std::set<Node> nodesAt(const Uuid& person_id, std::int64_t commit_no) const;
  std::int64_t lastCsNo(const Uuid& device_id) const;
  // Nil when there is no such commit.
  Uuid changeSetAt(std::int64_t commit_no) const;
  // A device's Hello: what it makes from `next_cs_no` on it makes knowing everything up to `cursor`.
  void noteHello(const Uuid& device_id, std::int64_t cursor, std::int64_t next_cs_no) {
    hellos_[device_id].push_back({cursor, next_cs_no});
  }
  bool heldWhenMade(const Uuid& person_id, const Leaf& leaf, const sync::MadeAt& made) const;
  struct Chunk {
    std::vector<sync::ChunkRow> rows;
    Uuid last_key;
    bool at_end = true;
    std::int64_t head = 0;
  };
  Chunk chunk(const sync::ChunkRequest& request) const;
  sync::NodeSums sums(const std::set<Node>& nodes) const;
  std::vector<sync::DifferingRange> compare(const sync::RangesRequest& request) const;

  const std::map<RowKey, Row>& rows() const { return rows_; }
  const std::map<std::pair<Uuid, std::int64_t>, Stored>& receipts() const { return receipts_; }
  // What copies of a replica did, by id.
  const std::map<Uuid, Stored>& copies() const { return copies_; }

  // The database is replaced by a copy that was made earlier.
  void restore(const MemoryServer& backup);
  // A row that the server alone keeps is written beside the history.
  void putBeside(const Row& row) { rows_.insert_or_assign({row.entity, row.head.id}, row); }

  Fence fence;
  Numbering numbering;

 private:
  class Transaction;
  std::int64_t firstNumber(std::size_t commits, std::int64_t transaction);
  bool isVisible(std::int64_t commit_no) const;
  void append(const std::shared_ptr<const sync::FeedCommit>& commit, std::int64_t transaction);
  std::shared_ptr<const sync::FeedCommit> trimmed(const std::shared_ptr<const sync::FeedCommit>& commit) const;
  const Entity* entityNamed(EntityNo no) const;
  // The entity's rows of the nodes with ids above `after`, up to `last`.
  std::vector<const Row*> rowsBetween(const Entity& entity, const Uuid& after, const Uuid& last,
                                      const std::set<Node>& nodes) const;

  std::map<RowKey, Row> rows_;
  std::vector<std::shared_ptr<const sync::FeedCommit>> feed_;
  std::map<std::pair<Uuid, std::int64_t>, Stored> receipts_;
  std::int64_t trimmed_to_ = 0;
  std::map<std::pair<EntityNo, Uuid>, std::int64_t> newest_;  // up to there, the last commit that changed the row
  std::map<Uuid, std::pair<Uuid, std::int64_t>> receipts_by_id_;
  std::map<Uuid, Stored> copies_;
  std::map<Uuid, std::set<Node>> nodes_;
  std::map<Uuid, std::vector<std::pair<std::int64_t, sync::ScopeMove>>> moves_;  // with their commits, in order
  std::map<Uuid, std::int64_t> last_cs_no_;
  std::map<Uuid, std::vector<std::pair<std::int64_t, std::int64_t>>> hellos_;
  std::map<std::pair<RowKey, std::uint16_t>, Written> written_;
  std::int64_t last_transaction_ = 0;
  std::map<std::int64_t, std::int64_t> running_;  // and the first number drawn at the beginning
  // Of numbers that are drawn from a sequence.
  std::int64_t drawn_ = 0;
  std::map<std::int64_t, std::int64_t> transaction_of_;
};

// Whether one of the bugs is planted that give commits their numbers otherwise than by the number row.
inline bool numbersAreDrawn() { return planted(Bug::bareSequence) || planted(Bug::halfFix) || planted(Bug::xidGate); }

struct MemoryServer::Prepared {
  std::int64_t transaction = 0;
  std::vector<sync::PlannedCommit> planned;
  std::vector<std::shared_ptr<const sync::FeedCommit>> commits;
  std::vector<std::vector<Row>> rows;
};

}  // namespace carnet::simulation
