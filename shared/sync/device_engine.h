// The device's side of synchronisation as a state machine (sync.md 6): operations, messages and time in; local
// transactions, messages and wishes out. Runs on the replica's one writer thread; knows no socket, file or clock.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <set>
#include <span>

#include "shared/core/random.h"
#include "shared/rules/executor.h"
#include "shared/sync/blob_lane.h"
#include "shared/sync/local_store.h"
#include "shared/sync/mending.h"

namespace carnet::sync {

// What the host does after an event, in this order.
struct DeviceReaction {
  std::vector<RowKey> changed;  // rows of the last local commit(s)
  bool outbox_changed = false;
  bool nodes_changed = false;     // coverage, progress of the first synchronisation
  std::vector<Receipt> receipts;  // for "accepted" and "needs your decision"
  std::vector<Message> send;
  bool connect = false;            // open the link now
  bool close = false;              // close the link
  bool has_more_work = false;      // call step() again soon, after urgent operations
  std::optional<Instant> wake_at;  // call onTime() then at the latest
  std::optional<Error> trouble;    // what a person must know: unknown device, server without room …
  bool wants_token = false;        // give a fresh access token with onToken()
};

struct Submission {
  std::vector<Operation> operations;  // happened_at is filled in here
  // Refuse with "undo.changed_since" when a field no longer stands as the operations say (meetsBase): for undoing.
  bool must_meet_base = false;
  // Parked change sets that are closed by this one: it says in their place what was meant, or, without operations, takes
  // them back. They leave the outbox as it enters; their content is at the server for ever. "withdraw.unknown" when one
  // of them is not parked here.
  std::vector<std::int64_t> in_place_of;
  // What the person does with several change sets and will want to take back as one, and what it is called.
  Uuid action = {};
  std::string title = {};
  // The way back that the maker knows, used where the rules name none: of what the server decides.
  std::vector<Operation> way_back = {};
  // The deed that this takes back.
  Uuid undoes = {};
};

struct SubmitOutcome {
  bool saved = false;  // durable in the outbox
  Problem problem;     // why not: the rules refuse it here and now
  Uuid change_set_id;
  std::int64_t cs_no = 0;
  bool has_effects = true;         // false: "headquarters will decide"
  bool is_sent = false;            // on its way already: withdraw() will refuse
  std::vector<Operation> inverse;  // what takes it back then (inverseOf); empty: the rules know no way back
  DeviceReaction reaction;
};

// Rows written and rows looked at in a slice, for whose end a person's operation waits (docs/performance.md,
// local_edit_busy_p99).
inline constexpr std::size_t rowsPerSlice = 30, stampsPerSlice = 2'000;

enum class LinkState : std::uint8_t { offline, connecting, greeting, online };

class DeviceEngine {
 public:
  DeviceEngine(const RuleBook& book, LocalStore& store, BlobStore* blobs, Rng& rng);

  // One action of the person: one transaction, durable before it returns. Refused by the rules → nothing is written.
  SubmitOutcome submit(Submission submission, Instant now);
  // A person withdraws a change set that was parked: submit() of nothing in its place. Or the newest one, as long as it
  // was never sent: the rows stand as before, its number is given again, its content is kept on the device
  // (LocalStore::keepWithdrawn). "withdraw.on_its_way" for any other: undo it with a change set of its own.
  Result<DeviceReaction> withdraw(std::int64_t cs_no, Instant now);
  // Takes back what was done with this change set (Deed), in this run or an earlier one: withdraws it if that can be, else
  // submits its inverse as a change set of its own, which is a deed and can be taken back likewise. Refused with
  // "undo.unknown", "undo.done_already", "undo.no_way_back", "undo.changed_since" (meetsBase), or by the rules.
  SubmitOutcome takeBack(const Uuid& deed, Instant now);
  // Whether it would be refused, as far as this device knows.
  Result<Nothing> mayTakeBack(const Uuid& deed, Instant now);
  // A number for a document made here: "T-T07-0012", never given twice.
  std::string temporaryNumber(std::string_view prefix);
  // Whether the change set is on its way on the present connection.
  bool isSent(std::int64_t cs_no) const { return in_flight_.contains(cs_no); }

  DeviceReaction start(Instant now);  // after opening the store
  DeviceReaction onConnected(std::string token, Instant now);
  DeviceReaction onDisconnected(Instant now);
  DeviceReaction onMessage(Message message, Instant now);
  // Receipts that have arrived together: as onMessage() for each in turn, in one transaction.
  DeviceReaction onReceipts(const std::vector<Receipt>& receipts, Instant now);
  DeviceReaction onTime(Instant now);
  // The network came back, the app came to the front, or the person tapped the sync light.
  DeviceReaction onWakeUp(Instant now);
  DeviceReaction onToken(std::string token, Instant now);
  // A new blob is to be sent or fetched.
  DeviceReaction onBlobs(Instant now);
  // One slice of synchronisation work (`rowsPerSlice` rows).
  DeviceReaction step(Instant now);

  LinkState link() const { return link_; }
  std::optional<Instant> lastContact() const { return last_contact_; }
  // Whether everything held is here as of one commit.
  bool isFirstSyncComplete() const;

 private:
  // link and time: device_engine.cpp
  DeviceReaction finish(DeviceReaction reaction, Instant now);
  // Every event begins with it: a clock that was set back takes the engine's timers along. True when it was.
  bool noticeClock(Instant now);
  void sayHello(std::string token, Instant now, DeviceReaction& reaction);
  void applyWelcome(const Welcome& welcome, Instant now, DeviceReaction& reaction);
  void applyError(const Error& error, Instant now, DeviceReaction& reaction);
  void cut(Instant now, DeviceReaction& reaction);
  Instant nextRetry(Instant now);
  Actor actor(const ReplicaState& state);

  // outgoing change sets: device_outbox.cpp
  std::vector<std::int64_t> dependenciesOf(const ChangeSet& change_set, const Work& work);
  // Whether the change set has an operation that makes this row.
  bool makes(std::int64_t cs_no, const RowKey& key);
  void applyReceipts(const std::vector<Receipt>& receipts, Instant now, DeviceReaction& reaction);
  void pushMore(DeviceReaction& reaction);
  Result<DeviceReaction> withdrawUnsent(const OutboxEntry& entry, Instant now);
  std::vector<OutboxEntry> takeReplaced(const OutboxEntry& entry);
  void push(const OutboxEntry& entry, DeviceReaction& reaction);
  bool isWithdrawable(const OutboxEntry& entry);

  // what the person may take back: device_deeds.cpp
  // Within the transaction of the change set.
  void noteDeed(const ChangeSet& change_set, const Submission& submission, std::vector<Operation> inverse, Instant at);
  // The way back in the words of this program; empty: there is none that it understands.
  std::vector<Operation> wayBackOf(const Deed& deed) const;
  void completeDeed(const DeltaCommit& commit);
  Result<Nothing> isOwnMaking(const std::vector<Operation>& way_back);
  // It never was; what it took back stands again.
  void forgetDeed(const Uuid& id);

  // what arrives: device_inbox.cpp
  void applySlice(Instant now, DeviceReaction& reaction);
  void applyDelta(Delta& delta, DeviceReaction& reaction);
  void applyCommit(DeltaCommit& commit, const ReplicaState& state, class Rebase& rebase, DeviceReaction& reaction);
  void applyImage(const Entity& entity, const std::string& image, class Rebase& rebase, DeviceReaction& reaction);
  // `may_be_here` false: the store holds no row with this id.
  void applyRow(Row row, bool may_be_here, class Rebase& rebase, DeviceReaction& reaction);
  void applyRows(const Entity& entity, std::span<const std::string> images, class Rebase& rebase,
                 DeviceReaction& reaction);
  void applyUnread(EntityNo entity, std::string image);
  // Drops the unread rows for which `goes` holds.
  void dropUnread(const std::function<bool(const UnreadRow&)>& goes);
  // With `is_withdrawn` work in it that waits is sealed: kept, to be judged, and shown as "access.withdrawn".
  void leaveNode(const Node& node, bool is_withdrawn, class Rebase& rebase, DeviceReaction& reaction);
  void applyReset(const Delta& delta, class Rebase& rebase, DeviceReaction& reaction);
  void applyChunk(SnapshotChunk& chunk, DeviceReaction& reaction);
  void applySnapshotBegin(const SnapshotBegin& begin, DeviceReaction& reaction);
  void applySnapshotEnd(const SnapshotEnd& end, DeviceReaction& reaction);
  // Drops judged work the cursor has reached and completes nodes whose snapshot it has reached.
  void cursorMoved(ReplicaState& state, class Rebase& rebase, DeviceReaction& reaction);
  // From here on what is held is of no one commit, until the cursor is at `to`.
  void catchUp(ReplicaState& state, std::int64_t to, DeviceReaction& reaction);
  const std::set<Node>& heldNodes();

  // what was lost unnoticed: device_checkpoint.cpp
  // A part of the comparison; true when it is done with.
  bool applyCheckpoint(const Checkpoint& checkpoint, Instant now, DeviceReaction& reaction);
  bool addStamps();
  void fetchAgain(const std::set<Node>& nodes, Instant now, DeviceReaction& reaction);
  void endReconciling(DeviceReaction& reaction);

  // which rows were lost: device_ranges.cpp
  // A slice of what the next question needs; asks it when it is ready.
  void askMore(DeviceReaction& reaction);
  // A slice of the answer; true when all of it is applied.
  bool applyCompared(const RangesCompared& answer, DeviceReaction& reaction);
  std::optional<std::int64_t> revOf(const RowKey& key);
  // The rows of (asked.after, answer.up_to] are these and no others, as of commit `no`. True when something changed.
  // `is_ahead`: the cursor is not there yet.
  bool replaceRows(const RangeAnswer& answer, const Mending::Range& asked, std::int64_t no, bool is_ahead,
                   class Rebase& rebase, DeviceReaction& reaction);

  // what a restored server has lost: device_history.cpp
  // Goes over to the server's history, and says Hello again.
  void applyRestored(const Restored& restored, Instant now, DeviceReaction& reaction);
  // Puts what the server has no verdict on into the outbox, in order; the numbers of these change sets.
  std::vector<std::int64_t> offerAgain(const Restored& restored, ReplicaState& state);
  std::vector<OutboxEntry> takeFormer(std::int64_t common_no);
  std::vector<std::pair<Uuid, std::string>> documentNumbers(const ChangeSet& change_set);
  void holdOnly(const std::set<Node>& nodes, class Rebase& rebase, DeviceReaction& reaction);
  // Within a transaction: of what ran ahead of the cursor, commits above the server's head are none of its history.
  void forgetBeyond(std::int64_t head, ReplicaState& state, DeviceReaction& reaction);
  std::int64_t confirmedUpTo();
  // Whether it names something that the server may still get from another device.
  bool awaitsOthers(const OutboxEntry& entry);
  bool isComing(std::span<const Entity* const> kinds, const Uuid& id, std::int64_t cs_no);

  // attachments: device_blobs.cpp
  void blobMore(Instant now, DeviceReaction& reaction);
  void applyBlobHave(const BlobHave& have, Instant now, DeviceReaction& reaction);
  void applyBlobPart(const BlobPart& part, Instant now, DeviceReaction& reaction);
  void applyBlobMissing(const BlobMissing& missing, Instant now, DeviceReaction& reaction);

  const RuleBook& book_;
  LocalStore& store_;
  BlobLane blob_lane_;
  Rng& rng_;
  LinkState link_ = LinkState::offline;

  std::deque<Message> inbox_;         // bulk messages waiting for step()
  std::size_t inbox_cost_ = 0;        // of all of them, as creditCost() counts
  std::size_t owed_credit_ = 0;       // cost of the front message, returned when it is dealt with
  std::size_t done_in_front_ = 0;     // commits or rows of the front message already applied
  std::vector<EntityImage> partial_;  // earlier pieces of a commit larger than a frame
  DeltaCommit partial_head_;
  std::optional<std::set<Node>> held_;  // cache of the store's nodes
  // No row here has a higher one; nullopt before the first Welcome of this run.
  std::optional<std::int64_t> newest_rev_;

  // The comparison with the Checkpoint at the front of the inbox, entity by entity, rows by id.
  struct Comparison {
    std::map<Node, std::uint64_t> sums;
    std::size_t entity = 0;  // index in the registry
    Uuid after;
    EntityNo unread = 0;  // behind them those that cannot be read
  };
  std::optional<Comparison> comparison_;
  std::optional<Instant> compared_at_;
  std::optional<Mending> mending_;
  int mendings_ = 0;  // since a comparison found all equal

  // A server that was restored is brought back by all devices at once: until then, what is offered again waits for what
  // others have to offer.
  std::optional<Instant> awaits_until_;
  std::optional<Instant> went_over_at_;  // to the server's history, last

  std::int64_t pushed_up_to_ = 0;
  // The highest number that was ever sent. What an earlier run of the program left behind may have been.
  std::optional<std::int64_t> sent_up_to_;
  std::int64_t in_flight_bytes_ = 0;
  std::map<std::int64_t, std::size_t> in_flight_;
  Limits limits_;

  int failures_ = 0;
  std::optional<Instant> retry_at_;
  std::optional<Instant> online_since_;
  std::optional<Instant> last_cut_;
  std::optional<Instant> last_contact_;
  std::optional<Instant> last_use_;  // a person worked with the app
  Instant last_heard_;
  std::optional<Instant> probe_until_;  // the link must say something by then
  std::optional<Instant> last_event_;
  Instant welcomed_at_;   // by the server's clock
  bool gave_up_ = false;  // a fatal error: only a person brings it back
};

}  // namespace carnet::sync
