// A transaction of one server node among several, as server/sync runs it over PostgreSQL: rows are locked as they are
// read, except those that everybody reads or that never change; the number row comes last; between two statements others
// go on. A statement that must wait throws, and the same work runs again later: it finds what it had read in `Reading`
// and goes on from there. So one thread interleaves the transactions of all nodes.
#pragma once

#include <tuple>

#include "tests/simulation/locks.h"
#include "tests/simulation/memory_server.h"
#include "tests/simulation/world.h"

namespace carnet::simulation {

// The transaction rests between two statements.
struct Resting {};

struct FenceQuestion {
  Uuid person_id;
  Leaf leaf;
  std::optional<sync::MadeAt> late;
  auto operator<=>(const FenceQuestion&) const = default;
};
// The fence refused these: all is undone, and the work runs again knowing it (decision 0401).
struct FenceRefused {
  std::set<FenceQuestion> questions;
};

// What a transaction has read so far.
struct Reading {
  std::map<RowKey, std::optional<Row>> rows;
  std::map<std::tuple<EntityNo, std::size_t, Uuid>, std::vector<Uuid>> lists;
  std::map<Uuid, std::int64_t> last_cs_no;
  std::map<Uuid, std::vector<std::set<Node>>> nodes;  // each time it was asked
  std::int64_t since = -1;                            // the head when the transaction began
  bool has_rested = false;
};

class SharedTransaction final : public sync::ServerTransaction {
 public:
  struct Setting {
    MemoryServer& server;
    Locks& locks;
    World& world;
    unsigned rest = 0;  // between two statements, in ten-thousandths
    std::int64_t number = 0;
    const std::set<FenceQuestion>& refused;
  };
  SharedTransaction(const Setting& setting, Reading& reading, sync::ServerTransaction& plain);

  Presence get(const Entity& entity, const Uuid& id, Row& out) override;
  void list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<Row>& out) override;
  std::optional<Written> written(const Entity& entity, const Uuid& id, std::uint16_t field_no) override;
  std::optional<bool> changedByOthers(const Entity& entity, const Uuid& id, std::int64_t after_commit_no,
                                      const Uuid& person_id) override;
  std::optional<bool> addedByOthers(const Entity& entity, const Uuid& id, std::uint16_t field_no,
                                    std::string_view element, std::int64_t after_commit_no,
                                    const Uuid& person_id) override;
  void prefetch(const std::vector<RowKey>& keys) override;
  std::int64_t lastCsNo(const Uuid& device_id) override;
  std::optional<sync::StoredReceipt> receipt(const Uuid& device_id, std::int64_t cs_no) override;
  std::optional<sync::StoredReceipt> receiptById(const Uuid& change_set_id) override;
  std::set<Node> nodesOf(const Uuid& person_id) override;
  bool heldWhenMade(const Uuid& person_id, const Leaf& leaf, const sync::MadeAt& made) override;
  bool mayWrite(const Uuid& person_id, const Entity& entity, const Leaf& leaf, Verb verb,
                const std::optional<sync::MadeAt>& late) override;
  std::vector<sync::FeedCommit> flush(std::vector<sync::PlannedCommit> commits) override;

 private:
  // Before each statement.
  void begin();
  void lock(const LockName& name);
  void load(const Entity& entity, const Uuid& id);
  void lockParent(const Entity& entity, const Field& field, const Uuid& id);
  // What was read without a lock may have been written since.
  void checkRevisions(const std::vector<sync::PlannedCommit>& commits) const;
  void checkRights() const;
  void askFence(const std::vector<sync::FeedCommit>& commits) const;

  const Setting s_;
  Reading& reading_;
  sync::ServerTransaction& plain_;
  std::map<Uuid, std::size_t> times_asked_;
  std::set<FenceQuestion> asked_;
};

}  // namespace carnet::simulation
