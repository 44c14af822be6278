// The oracle: it owns the true history, as the server's transactions wrote it, and everything that a person saw as saved.
// It checks the invariants of sync.md 13 against that history; it shares no code with merge, rebase or visibility.
#pragma once

#include <deque>
#include <map>
#include <set>
#include <unordered_map>

#include "tests/simulation/map_store.h"
#include "tests/simulation/memory_server.h"
#include "tests/simulation/sight.h"
#include "tests/simulation/world.h"

namespace carnet::simulation {

// Two people changed one field, or one group of fields: one value stands, the other must be kept (S10).
struct Disagreed {
  RowKey key;
  const Field* field = nullptr;
  Value mine, theirs;
  bool mine_stands = false;
};

// What the server's transactions wrote, as the oracle understands it.
struct TrueHistory {
  struct Version {
    std::int64_t no = 0;
    Row row;
    std::string image;
  };
  std::map<RowKey, std::vector<Version>> rows_;
  std::vector<std::shared_ptr<const sync::FeedCommit>> commits_;
  std::map<std::int64_t, Hlc> arrived_;  // by commit: nothing has happened later than it came
  std::unordered_map<std::string, std::pair<RowKey, std::size_t>> images_;  // which version an image is
  std::vector<std::int64_t> sight_changes_;                                 // commits, in order
  std::map<std::pair<Uuid, std::int64_t>, Sight> sights_;
  std::set<Uuid> persons_;
  // Appended rows that stand, by distinct id: what the ledger must add up to.
  std::map<RowKey, Row> appended_;
  std::int64_t read_up_to_ = 0;
  std::set<Uuid> change_sets_;
};

class Oracle : private TrueHistory {
 public:
  Oracle(World& world, const MemoryServer& server) : world_(world), server_(server) {}

  // When each change set of a batch had come, by its id.
  using Arrivals = std::map<Uuid, Instant>;
  // Somebody has read the feed up to there: nothing may appear behind (S4).
  void onRead(std::int64_t up_to) { read_up_to_ = std::max(read_up_to_, up_to); }
  // The server wrote these commits.
  void onCommits(const MemoryServer::Prepared& prepared, const Arrivals& arrivals);
  // A person saw this as saved.
  // What the app on the device knows of the schema from now on.
  void onVersion(std::size_t device, std::int32_t version) { versions_[device] = version; }
  void onSaved(std::size_t device, const sync::OutboxEntry& entry, MapStore& store);
  void onWithdrawn(std::size_t device, std::int64_t cs_no, bool is_withdrawn);
  // One that was never sent is gone, and its number is given again.
  void onTakenBack(std::size_t device, std::int64_t cs_no);
  // A message is about to leave the server for this person, whose session has sent everything up to `sent_up_to`.
  void onSent(const Uuid& person, const sync::Message& message);
  // After each event of a device. `everything` compares every row, else those that may have changed.
  void checkDevice(std::size_t device, const Uuid& person, MapStore& store, bool everything);
  // The device lost this row of what the server sent; until it has healed it may hold another version, or none.
  void onOmitted(std::size_t device, const RowKey& key) { devices_[device].omitted.insert(key); }
  // The device lost its last transactions with the power: it may go back.
  void onPowerCut(std::size_t device) { devices_[device].cursor = -1; }
  // The device's program starts, tries to connect, hears something (L4).
  void onStart(std::size_t device) { devices_[device].calls = {world_.now(), {}}; }
  void onAttempt(std::size_t device);
  void onContact(std::size_t device) { devices_[device].calls.since = world_.now(); }
  // For a backup of the database, and when it was put in its place.
  TrueHistory history() const { return *this; }
  void goBackTo(const TrueHistory& history) { static_cast<TrueHistory&>(*this) = history; }
  void onRestored(const Uuid& epoch);
  // The server started again: what it holds is what it had written (S4).
  void checkHistory() const;
  // After healing: nothing waits, sums are right (L1, S1, S2).
  void checkOutboxes(std::size_t device, MapStore& store) const;
  void checkLedger() const;
  // Every ticket has a number of its own, without gaps (S9).
  void checkNumbers() const;
  // The device has everything its person may see (L2).
  void checkWhole(std::size_t device, const Uuid& person, MapStore& store);

  std::int64_t head() const { return static_cast<std::int64_t>(commits_.size()); }
  std::int64_t operationsSaved() const { return operations_saved_; }
  std::size_t countParked() const { return parked_; }
  std::size_t countMerged() const { return merged_; }
  // Change sets that took back what had been sent, applied or merged; those that never were sent.
  std::size_t countUndone() const { return undone_; }
  std::size_t countWithdrawn() const { return withdrawn_; }

 private:
  struct Saved {
    ChangeSet change_set;
    std::string bytes;
    bool is_withdrawn = false;
  };
  struct Calls {
    Instant since;  // the last contact, or start
    std::deque<Instant> attempts;
  };
  struct DeviceView {
    std::int64_t cursor = 0;
    std::int64_t seen_up_to = 0;   // everything of the commits up to there is on the device
    bool was_catching_up = false;  // it held rows of several commits when it was looked at last
    std::map<std::int64_t, Saved> saved;
    std::set<std::int64_t> open;  // not known to be at rest at the server
    std::set<RowKey> omitted;
    Calls calls;
  };
  std::map<std::size_t, std::int32_t> versions_;  // of the apps
  // One device while it is compared with the history.
  struct Look {
    std::size_t device = 0;
    const MapStore& store;
    std::int64_t cursor = 0;
    const Sight& sight;
    // What a wrong row breaks: S11 where the device came through a trimmed feed.
    const char* if_wrong = "S3";
  };
  friend class EditedRow;
  static const Version* versionAt(const std::vector<Version>& versions, std::int64_t no);
  const Version* versionAt(const RowKey& key, std::int64_t no) const;
  const Sight& sightAt(const Uuid& person, std::int64_t no);
  // The last commit up to `no` that may have changed what anybody sees.
  std::int64_t sightChangeBefore(std::int64_t no) const;
  void checkImage(const Uuid& person, EntityNo entity, const std::string& image);
  void take(const std::shared_ptr<const sync::FeedCommit>& commit);
  void checkCommit(const sync::PlannedCommit& plan, const sync::FeedCommit& commit, Instant arrival);
  // oracle_rules.cpp
  void checkOperation(const ChangeSet& change_set, const Operation& op, const sync::FeedCommit& commit);
  void checkDecided(const RowKey& key, const sync::FeedCommit& commit);
  void checkReferences(const RowKey& key, const Row& row) const;
  void checkRights(const ChangeSet& change_set, const Operation& op, const RowKey& key, std::int64_t no);
  // The codes of the roles that the person has after commit `no`.
  std::set<std::string> rolesAt(const Uuid& person_id, std::int64_t no) const;
  bool correctsOwnTime(const ChangeSet& change_set, const Operation& op) const;
  void checkTimeStep(const ChangeSet& change_set, const Operation& op, bool is_office, std::int64_t no);
  void checkGain(const ChangeSet& change_set, std::int64_t no);
  // A number that people were told never means another ticket (S9).
  void checkTold(const RowKey& key, const Row& row);
  void checkRowChange(const ChangeSet& change_set, const RowKey& key, const Version* before, const Row& after) const;
  // oracle_values.cpp
  void checkValues(const sync::PlannedCommit& plan, const sync::FeedCommit& commit, Instant arrival);
  void checkKept(const Disagreed& disagreed, const sync::FeedCommit& commit) const;
  // When the value that stands before commit `no` was written.
  Hlc writtenAt(const RowKey& key, std::size_t index, std::int64_t no) const;
  // Whether somebody else put the element into the set after the author of `said` had looked.
  bool wasAddedUnseen(const RowKey& key, std::size_t index, const std::string& element, const ChangeSet& said,
                      std::int64_t no) const;
  void checkSights(const sync::FeedCommit& commit);
  void checkRows(const Look& look, const DeviceView& view);
  void checkRow(const Look& look, const RowKey& key, const Row* merged, const std::vector<Version>* versions);
  // The version that the row is, of those between the two commits of a device that catches up.
  const Version* versionBetween(const Look& look, const Row& row, const std::vector<Version>* versions) const;
  // Whether the device does not know yet that the server was restored.
  bool isBehind(const MapStore& store) const;
  void checkSaved(std::size_t device, MapStore& store, DeviceView& view);
  void checkOwnWork(std::size_t device, MapStore& store, DeviceView& view);
  [[noreturn]] void fail(const std::string& invariant, const std::string& what) const;

  World& world_;
  const MemoryServer& server_;
  std::map<std::size_t, DeviceView> devices_;
  Uuid epoch_;                                   // that began with the last restore
  std::set<std::pair<Uuid, Uuid>> corrections_;  // a line of time, and the one that took its place
  std::map<std::string, Uuid> told_;  // tickets by the numbers that they ever had, also in histories that are gone
  std::int64_t operations_saved_ = 0;
  std::size_t parked_ = 0, merged_ = 0, undone_ = 0, withdrawn_ = 0;
};

std::string nameOf(const RowKey& key);

}  // namespace carnet::simulation
