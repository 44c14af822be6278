// A device's database in memory, for tests: transactions that roll back, and the two ways to die. A killed process
// loses the open transaction; a power cut may also lose the last transactions of Durability::normal, never anything
// older than a full one.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>

#include "shared/core/random.h"
#include "shared/sync/local_store.h"

namespace carnet::simulation {

// The store could not write: failNextCommit.
struct DiskFull : std::runtime_error {
  DiskFull() : std::runtime_error("the disk is full") {}
};

class MapStore final : public sync::LocalStore {
 public:
  Presence get(const Entity& entity, const Uuid& id, Row& out) override;
  void list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<Row>& out) override;

  void begin(sync::Durability durability) override;
  void commit() override;
  void rollback() override;

  void put(const Row& row) override;
  void remove(const RowKey& key) override;
  std::vector<RowKey> rowsOf(const Node& node) override;
  std::vector<sync::RowStamp> stamps(const Entity& entity, const Uuid& after, std::size_t limit) override;

  void putUnread(const sync::UnreadRow& row) override;
  void dropUnread(EntityNo entity, const Uuid& id) override;
  std::optional<sync::UnreadRow> unread(EntityNo entity, const Uuid& id) override;
  std::vector<sync::UnreadRow> unreadAfter(EntityNo entity, const Uuid& id, std::size_t limit) override;
  const std::map<std::pair<EntityNo, Uuid>, sync::UnreadRow>& unreadRows() const { return unread_; }

  std::optional<sync::Shadow> shadow(const RowKey& key) override;
  void putShadow(const RowKey& key, const sync::Shadow& shadow) override;
  void dropShadow(const RowKey& key) override;

  void addPending(const RowKey& key, std::int64_t cs_no) override;
  std::vector<std::int64_t> pendingOf(const RowKey& key) override;
  std::vector<RowKey> rowsOfPending(std::int64_t cs_no) override;
  void dropPending(std::int64_t cs_no) override;

  void putOutbox(const sync::OutboxEntry& entry) override;
  std::optional<sync::OutboxEntry> outboxEntry(std::int64_t cs_no) override;
  std::optional<sync::OutboxEntry> outboxById(const Uuid& change_set_id) override;
  std::vector<sync::OutboxEntry> outbox(std::int64_t after, std::size_t limit) override;
  std::vector<std::int64_t> judgedUpTo(std::int64_t commit_no) override;
  void removeOutbox(std::int64_t cs_no) override;
  void moveToJournal(std::int64_t cs_no, Instant confirmed_at) override;
  std::vector<sync::JournalEntry> journal() override;
  void replaceJournal(const std::vector<sync::JournalEntry>& entries) override;
  void trimJournal(Instant before) override;
  bool forgetRevs(std::int64_t commit_no) override;
  void keepWithdrawn(const sync::OutboxEntry& entry) override;
  void putDeed(const sync::Deed& deed) override;
  std::optional<sync::Deed> deed(const Uuid& id) override;
  void removeDeed(const Uuid& id) override;
  void trimDeeds(Instant before) override;
  // In the order in which they were done.
  const std::map<std::int64_t, sync::Deed>& deeds() const { return deeds_; }
  const std::map<Uuid, sync::OutboxEntry>& withdrawn() const { return withdrawn_; }
  const std::map<std::int64_t, sync::JournalEntry>& journalEntries() const { return journal_; }
  const sync::ReplicaState& stateNow() const { return state_; }
  std::int64_t countWaiting() override;
  std::int64_t countParked() override;

  sync::ReplicaState state() override { return state_; }
  void putState(const sync::ReplicaState& state) override;
  std::vector<sync::HeldNode> nodes() override;
  void putNode(const sync::HeldNode& node) override;
  void removeNode(const Node& node) override;

  // The process dies: an open transaction is gone.
  void kill();
  // The power fails: up to all transactions since the last full one are gone too.
  void cutPower(SeededRng& rng);
  // The newest transaction that a power cut may take is gone; false when there is none.
  bool loseNewest();
  // Of how many transactions it is known what stood before them.
  void keepsUnsynced(std::size_t transactions) { most_unsynced_ = transactions; }
  // Whether the next commit() will throw.
  bool isAboutToFail() const { return fails_next_commit_ && commits_before_ == 0; }
  // The next commit() throws, as a full disk does, or the one after so many more; the transaction is rolled back by its
  // owner.
  void failNextCommit(bool fails = true, std::size_t after = 0) {
    fails_next_commit_ = fails;
    commits_before_ = after;
  }

  const std::map<RowKey, Row>& rows() const { return rows_; }
  const std::map<RowKey, sync::Shadow>& shadows() const { return shadows_; }
  const std::map<std::int64_t, sync::OutboxEntry>& outboxEntries() const { return outbox_; }
  bool isInTransaction() const { return is_open_; }
  std::optional<sync::HeldNode> node(const Node& node) const;
  // Rows and shadows written since the last call; whether nodes were.
  std::set<RowKey> takeTouched() { return std::exchange(touched_, {}); }
  bool takeNodesChanged() { return std::exchange(nodes_changed_, false); }

 private:
  using Undo = std::vector<std::function<void()>>;
  // Remembers what stands at `key` of `map` now.
  template <class Map>
  void remember(Map& map, const typename Map::key_type& key);
  void change();
  static void undo(Undo& log);

  std::map<RowKey, Row> rows_;
  std::map<std::pair<EntityNo, Uuid>, sync::UnreadRow> unread_;
  std::map<RowKey, sync::Shadow> shadows_;
  std::map<RowKey, std::set<std::int64_t>> pending_;
  std::map<std::int64_t, std::set<RowKey>> rows_of_pending_;
  std::map<std::int64_t, sync::OutboxEntry> outbox_;
  std::map<Uuid, sync::OutboxEntry> withdrawn_;
  std::map<std::int64_t, sync::JournalEntry> journal_;  // in the order in which they came
  std::map<std::int64_t, sync::Deed> deeds_;
  std::map<Uuid, std::int64_t> deed_places_;
  std::map<Node, sync::HeldNode> nodes_;
  sync::ReplicaState state_;

  std::set<RowKey> touched_;
  bool nodes_changed_ = true;
  bool is_open_ = false;
  bool fails_next_commit_ = false;
  std::size_t commits_before_ = 0;
  sync::Durability durability_ = sync::Durability::full;
  Undo log_;
  std::size_t most_unsynced_ = 40;
  std::deque<Undo> unsynced_;  // committed since the last full commit, oldest first
};

}  // namespace carnet::simulation
