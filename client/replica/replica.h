// The replica: the local database, the engine that synchronises it, and the one thread that writes. Everything that
// changes a row on this device goes through submit(); screens read the file through read-only connections of their own.
//
// The thread has two lanes: what a person does comes first, synchronisation works in slices of at most 10 ms between.
// Methods may be called from any thread. Callbacks run on the writer thread: they must be short and must not wait for
// the replica. Readers find the number of the newest commit in their own snapshot by
//   SELECT local_no FROM sync_local
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client/replica/file_blob_store.h"
#include "client/replica/kept_orders.h"
#include "client/replica/transport.h"
#include "shared/sync/device_engine.h"

namespace carnet::client {

class Writer;

// Of which server, device and person a replica is; known from the enrolment (client/link/enrolment.h).
struct Identity {
  Uuid server_id;
  Uuid device_id;
  Uuid person_id;
  std::string device_code;  // "T07", part of temporary numbers
};

// Rows that one or several local commits changed. `local_no` is the newest; numbers only grow, also across restarts.
struct Commit {
  std::int64_t local_no = 0;
  std::vector<RowKey> changed;
};

// What the sync light shows.
struct LinkStatus {
  sync::LinkState link = sync::LinkState::offline;
  std::int64_t waiting = 0;             // change sets on this device without a verdict
  std::int64_t parked = 0;              // need a person's decision
  std::int64_t files_waiting = 0;       // attached here, not yet at the server
  std::optional<Instant> last_contact;  // the last message from the server
  std::int64_t cursor = 0;              // commit_no up to which this device has everything it may see
  bool first_sync_complete = false;
  std::optional<sync::SnapshotProgress> progress;
  std::int64_t clock_offset_ms = 0;  // the server's time less this device's, as of the last Welcome
  std::optional<Problem> trouble;  // stands until the next good contact: "auth.unknown_device", "replica.disk_full" …
  // The file was damaged and has been made anew: what became of the work in it (rescue.h), until markRescueSeen().
  std::optional<Problem> rescued;
  bool operator==(const LinkStatus&) const = default;
};

// A change set that the server has not yet confirmed, for "waiting changes".
struct OutboxItem {
  std::int64_t cs_no = 0;
  sync::OutboxState state = sync::OutboxState::waiting;
  bool is_sent = false;     // pushed on the present connection
  bool has_effects = true;  // false: "headquarters will decide"
  Problem reason;           // when parked
  ChangeSet change_set;     // without operations: its content was lost with a damaged file
};

struct ReplicaObserver {
  std::function<void(const Commit&)> changed;
  std::function<void(const LinkStatus&)> status;  // whenever more of it changed than last_contact and cursor
  std::function<void(const std::vector<sync::Receipt>&)> receipts;
  std::function<void()> outbox;                     // its content changed: ask again
  std::function<void(const Sha256&)> file_arrived;  // blobPath() has it now
};

struct ReplicaOptions {
  std::filesystem::path folder;  // holds replica.db, its lock and blobs/; made if missing
  const RuleBook* book = nullptr;
  const Clock* clock = nullptr;
  Rng* rng = nullptr;                        // used on the writer thread only
  Transport* transport = nullptr;            // must outlive the replica; nullptr: never online
  bool is_link_held = false;                 // start with holdLink(true)
  std::int64_t files_cap = defaultFilesCap;  // as setFilesCap()
  // Orders of lists of more rows than these are kept (kept_orders.h), and made after so long a time without work.
  std::int64_t orders_kept_from = keptOrdersFrom;
  std::chrono::milliseconds rest_before_orders = std::chrono::seconds(5);
  // For tests: asked while an order is made, each time before it is asked whether somebody else wants to write.
  std::function<void()> on_order_step;
};

class Replica {
 public:
  // Opens the replica, or makes an empty one for `identity`, and starts the thread. Of another device of the same person
  // (a new enrolment) it goes on with what waits (shared/sync/new_identity.h). A damaged file is rescued first
  // (rescue.h). One that turns out to be damaged later shows "replica.damaged" as the status' trouble: whoever owns the
  // replica closes it and makes another, which rescues. Throws ReplicaError (replica_error.h): "replica.in_use",
  // "replica.newer_schema", "replica.other_identity", "replica.disk_full", "replica.io".
  Replica(const ReplicaOptions& options, const Identity& identity);
  // Finishes the operation in hand; what was asked and not begun is answered with the problem "replica.closing".
  ~Replica();
  Replica(const Replica&) = delete;
  Replica& operator=(const Replica&) = delete;

  // The identity of the replica in `folder`, or nullopt if there is none.
  static std::optional<Identity> identityOf(const std::filesystem::path& folder);

  // Whether the file in `folder` was written by an earlier version, so that opening it takes some seconds; and what opening
  // does then, on its own: whoever has a screen does it beside it first. Throws as the constructor does;
  // "replica.closing" when `go_on`, told how many rows of how many are done, answers false.
  static bool isOfEarlierVersion(const std::filesystem::path& folder);
  static void bringUpToDate(const std::filesystem::path& folder, const Registry& registry,
                            const std::function<bool(std::int64_t done, std::int64_t total)>& go_on);

  // One action of the person. When the answer says saved, it survives a power cut. Its `reaction` is empty: the
  // replica has already acted on it, and observers were told of the changed rows before the answer is given.
  // Storage faults come as a problem "replica.disk_full" or "replica.io": then nothing was written. More than 100,000
  // unanswered operations are refused with "replica.busy".
  std::future<sync::SubmitOutcome> submit(sync::Submission submission);
  void submit(sync::Submission submission, std::function<void(sync::SubmitOutcome)> done);
  // A person takes back a parked change set, or a waiting one that was never sent.
  std::future<Result<Nothing>> withdraw(std::int64_t cs_no);
  void withdraw(std::int64_t cs_no, std::function<void(Result<Nothing>)> done);
  // Takes back what was done with the change set `deed` (DeviceEngine::takeBack).
  void takeBack(const Uuid& deed, std::function<void(sync::SubmitOutcome)> done);
  // Of each of them whether that would be refused, and why.
  void mayTakeBack(std::vector<Uuid> deeds, std::function<void(std::vector<Result<Nothing>>)> done);
  // "T-T07-0012", never given twice.
  std::future<std::string> temporaryNumber(std::string prefix);

  // Keeps a file's content on this device, durably, and sends it when there is a link. The row that names it is made
  // by the caller's next submit(); content whose row never comes is only sent in vain.
  // Problems: "attachment.empty", "attachment.too_large" (above 64 MiB), "replica.disk_full", "replica.io".
  std::future<Result<Sha256>> attachFile(std::string bytes);
  // A person opens an attachment: its content is asked for if it is not here, and observers are told when it has arrived.
  void fetchFile(const Sha256& hash, const Uuid& attachment_id);
  // What is to be on this device for what is planned: fetched ahead and kept until the next call leaves it out.
  void keepAhead(std::vector<FileWish> contents);
  // How much the contents of attachments may take, in bytes; what FileBlobStore says may go goes at once.
  void setFilesCap(std::int64_t bytes);
  std::future<FilesHeld> filesHeld();
  // The file with this content, or nullopt while it is not whole here. Callable from any thread.
  std::optional<std::filesystem::path> blobPath(const Sha256& hash) const;

  LinkStatus status() const;
  // Oldest first, at most `limit`.
  std::future<std::vector<OutboxItem>> outbox(std::size_t limit = 1'000);
  // The person has read what LinkStatus::rescued says.
  void markRescueSeen();
  // "Try now": a person tapped the sync light, or the app came to the front.
  void wakeUp();
  // A person's way to cut the link (carnet-device, airplane switch): while held, nothing is opened.
  void holdLink(bool held);
  // Runs `question` on the writer thread with a consistent view of the merged rows. For programs without a screen.
  std::future<void> read(std::function<void(Rows&)> question);
  // Answered once everything that has arrived so far is applied.
  std::future<void> settled();

  using Subscription = std::uint64_t;
  Subscription subscribe(ReplicaObserver observer);
  // No callback of it runs after this has returned (unless called from a callback).
  void unsubscribe(Subscription subscription);

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Writer> writer_;
};

}  // namespace carnet::client
