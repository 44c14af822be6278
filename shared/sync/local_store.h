// The device's database as the engine needs it. Production: client/replica (SQLite); simulator: SQLite on a faulty VFS
// or a map. Synchronous: the engine runs on the one writer thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/rules/work.h"
#include "shared/sync/messages.h"

namespace carnet::sync {

enum class Durability : std::uint8_t {
  normal,  // may lose the last transactions on power loss: what came from the server comes again
  full,    // what a person saw as saved stays
};

enum class OutboxState : std::uint8_t {
  waiting = 1,  // on device, or pushed without a receipt yet (DeviceEngine::isSent)
  judged = 3,   // receipt received, cursor has not reached its commit_no
  parked = 4,   // not accepted; stays until a person closes it
};

struct OutboxEntry {
  std::int64_t cs_no = 0;
  Uuid id;
  std::string bytes;  // encodeChangeSet, sent as they are for ever
  Sha256 hash{};
  OutboxState state = OutboxState::waiting;
  Hlc happened_at;
  std::vector<std::int64_t> depends_on;
  bool has_effects = true;             // false: "headquarters will decide", its effects are not in the merged rows
  Verdict verdict = Verdict::applied;  // valid when judged or parked
  // Once its receipt or its commit has come, whichever is first. One that waits and has it was judged, but its receipt is
  // not here (yet, or any more).
  std::int64_t commit_no = 0;
  Problem reason;                             // when parked; of one that waits "access.withdrawn", or nothing
  std::optional<OfferedAgain> offered_again;  // made in a history that is gone
};

// A change set that the server has confirmed, kept in case it loses it: for 90 days and at most 64 MiB.
struct JournalEntry {
  std::int64_t cs_no = 0;  // below zero: of the device that this replica was before (new_identity.h)
  Uuid id;
  std::string bytes;
  std::int64_t commit_no = 0;
  Instant confirmed_at;       // by the server's clock
  bool is_withdrawn = false;  // it had been parked, and its author took it back
  bool operator==(const JournalEntry&) const = default;
};

inline constexpr Duration journalLife = Duration::hours(90 * 24);
inline constexpr std::size_t journalBytes = 64u << 20;
// The `rev` of a row whose last change was committed in a history that is gone: no row of the server has it.
inline constexpr std::int64_t lostRev = -1;

// A change set that its person may take back, with what takes it back once it was sent: that is known only when it is made.
struct Deed {
  Uuid id;                                      // the change set
  Uuid action;                                  // the same for all change sets that the person made as one
  std::string title;                            // of the action as the person read it; empty: what its change sets say
  Instant done_at;                              // by the server's clock
  std::vector<Operation> inverse;               // empty: there is no way back
  Uuid undoes;                                  // the deed that it took back, nil for what the person did otherwise
  Uuid undone_by;                               // the deed that took it back; nil: it stands
  std::int32_t schema_version = schemaVersion;  // of the program that made the inverse (inWordsOf)
  bool operator==(const Deed&) const = default;
};

// Deeds are kept as long as the journal keeps change sets, and this many.
inline constexpr std::size_t mostDeeds = 20'000;

struct HeldNode {
  Node node;
  std::uint32_t generation = 0;  // 0 = its snapshot has not begun
  bool is_complete = false;
};

// What is here is of no one commit: a part of it is older than the cursor, or newer, until the cursor is at `to`.
struct CatchUp {
  std::int64_t from = 0;  // the last commit as of which all was whole
  std::int64_t to = 0;
  bool operator==(const CatchUp&) const = default;
};

// What the replica is of, and how far it is.
struct ReplicaState {
  Uuid server_id, epoch, device_id, person_id;
  std::string device_code;  // part of temporary numbers, "T07"
  std::uint32_t roles = 0;
  std::int64_t cursor = 0;
  std::int64_t next_cs_no = 1;
  std::int64_t next_temporary_no = 1;
  Hlc last_hlc;
  std::int64_t clock_offset_ms = 0;  // server time − device time, measured at the last contact
  std::optional<SnapshotProgress> progress;
  std::optional<SnapshotEnd> ended;  // SnapshotEnd received, cursor not there yet
  // The first number given since the file was made anew from a damaged one; 0 once the server has confirmed the
  // numbers (mendNumbers), and for a file that was never damaged.
  std::int64_t first_since_rescue = 0;
  // The newest commit that was sent here, and its change set; 0 and nil before the first (history.h).
  std::int64_t known_no = 0;
  Uuid known_id;
  // The server was restored, and what is shown here has not been found equal to what it has since.
  bool is_reconciling = false;
  std::optional<CatchUp> catch_up;

  // The commit whose changes a person has seen here, all of them.
  std::int64_t seenUpTo() const { return catch_up ? catch_up->from : cursor; }
};

// Whether rows may be here that were changed by commits above the cursor.
inline bool isAhead(const ReplicaState& state) { return state.catch_up || state.progress || state.ended; }

// The image of a row without pending work; `image` empty = the row was not there.
struct Shadow {
  std::optional<Row> image;
  bool operator==(const Shadow&) const = default;
};

// A row as the server said it last, whatever pending work has made of it since.
struct RowStamp {
  Uuid id;
  Leaf leaf;
  std::int64_t rev = 0;
  bool stands = true;  // false: deleted, or not yet known to the server
  bool operator==(const RowStamp&) const = default;
};

// A row of an entity that this program does not know, kept for the one that will.
struct UnreadRow {
  EntityNo entity = 0;
  RowStamp stamp;
  std::string image;  // encodeRow, as it came
  bool operator==(const UnreadRow&) const = default;
};

class LocalStore : public Rows {
 public:
  // Rows: merged rows. `get` answers present, or notHeld for whatever is not there (a replica is partial); tombstones
  // are present with deleted_at.

  virtual void begin(Durability durability) = 0;
  virtual void commit() = 0;
  virtual void rollback() = 0;

  virtual void put(const Row& row) = 0;
  // As put(), for a row that is not there.
  virtual void add(const Row& row) { put(row); }
  // Whether there may be rows with ids from `first` to `last`.
  virtual bool mayHaveRows(const Entity& entity, const Uuid& first, const Uuid& last) {
    (void)entity, (void)first, (void)last;
    return true;
  }
  // As put(after), for a row that stands as `before`.
  virtual void replace(const Row& before, const Row& after) { (void)before, put(after); }
  // Removes the row itself, not as a tombstone.
  virtual void remove(const RowKey& key) = 0;
  // Rows of a leaf node; for a node with nil root, every row of the facet.
  virtual std::vector<RowKey> rowsOf(const Node& node) = 0;

  // The entity's rows above `after` in order of id, at most `limit`.
  virtual std::vector<RowStamp> stamps(const Entity& entity, const Uuid& after, std::size_t limit) = 0;

  virtual void putUnread(const UnreadRow& row) = 0;  // inserts or replaces
  virtual void dropUnread(EntityNo entity, const Uuid& id) = 0;
  virtual std::optional<UnreadRow> unread(EntityNo entity, const Uuid& id) = 0;
  // Those above (entity, id) in that order, at most `limit`.
  virtual std::vector<UnreadRow> unreadAfter(EntityNo entity, const Uuid& id, std::size_t limit) = 0;

  virtual std::optional<Shadow> shadow(const RowKey& key) = 0;
  virtual void putShadow(const RowKey& key, const Shadow& shadow) = 0;
  virtual void dropShadow(const RowKey& key) = 0;

  // Which pending change sets touch which rows. Both ordered.
  virtual void addPending(const RowKey& key, std::int64_t cs_no) = 0;
  virtual std::vector<std::int64_t> pendingOf(const RowKey& key) = 0;
  virtual std::vector<RowKey> rowsOfPending(std::int64_t cs_no) = 0;
  virtual void dropPending(std::int64_t cs_no) = 0;

  virtual void putOutbox(const OutboxEntry& entry) = 0;  // inserts or replaces by cs_no
  virtual std::optional<OutboxEntry> outboxEntry(std::int64_t cs_no) = 0;
  virtual std::optional<OutboxEntry> outboxById(const Uuid& change_set_id) = 0;
  // In order of cs_no, those above `after`, at most `limit`.
  virtual std::vector<OutboxEntry> outbox(std::int64_t after, std::size_t limit) = 0;
  // Judged entries whose commit_no is at most `commit_no`.
  virtual std::vector<std::int64_t> judgedUpTo(std::int64_t commit_no) = 0;
  virtual void removeOutbox(std::int64_t cs_no) = 0;
  // Moves a change set that is judged, or was parked, from the outbox into the journal; what lies above journalBytes
  // goes, the oldest first.
  virtual void moveToJournal(std::int64_t cs_no, Instant confirmed_at) = 0;
  virtual std::vector<JournalEntry> journal() = 0;  // in the order in which they were confirmed
  virtual void replaceJournal(const std::vector<JournalEntry>& entries) = 0;
  virtual void trimJournal(Instant before) = 0;  // those confirmed earlier
  // Keeps what a person withdrew before it was sent, for ever: nothing else knows of it.
  virtual void keepWithdrawn(const OutboxEntry& entry) = 0;
  // Inserts or replaces by id; a replaced one keeps its place. The oldest go above mostDeeds.
  virtual void putDeed(const Deed& deed) = 0;
  virtual std::optional<Deed> deed(const Uuid& id) = 0;
  virtual void removeDeed(const Uuid& id) = 0;
  virtual void trimDeeds(Instant before) = 0;  // those done earlier
  // Rows, unread ones too, and images of rows that were changed by commits above `commit_no` get lostRev. False when there
  // were none.
  virtual bool forgetRevs(std::int64_t commit_no) = 0;
  // What the sync light counts. Parked ones are counted apart.
  virtual std::int64_t countWaiting() = 0;
  virtual std::int64_t countParked() = 0;

  virtual ReplicaState state() = 0;
  virtual void putState(const ReplicaState& state) = 0;
  virtual std::vector<HeldNode> nodes() = 0;
  virtual void putNode(const HeldNode& node) = 0;
  virtual void removeNode(const Node& node) = 0;
};

// Attachments on the device: content-addressed files, complete or partial.
class BlobStore {
 public:
  virtual ~BlobStore() = default;
  struct Upload {
    Sha256 hash{};
    std::uint64_t total = 0;
  };
  // Whole blobs not yet known to be at the server, oldest first.
  virtual std::vector<Upload> uploads(std::size_t limit) = 0;
  virtual void markUploaded(const Sha256& hash) = 0;
  // The server may have lost any: it is asked for each whole one.
  virtual void offerAgain() = 0;
  virtual std::string read(const Sha256& hash, std::uint64_t offset, std::size_t size) = 0;
  struct Download {
    Sha256 hash{};
    std::uint64_t offset = 0;  // how much is here
    Uuid attachment_id;
  };
  // Blobs that are wanted and not whole: first what a person asked for, then what is fetched ahead, oldest wish first.
  virtual std::vector<Download> downloads(std::size_t limit) = 0;
  // Appends at `offset`; when `total` is reached the content is checked against the hash, and thrown away if it differs.
  virtual void append(const Sha256& hash, std::uint64_t offset, std::uint64_t total, std::string_view bytes) = 0;
  virtual void markMissing(const Sha256& hash) = 0;
};

}  // namespace carnet::sync
