// The replica's writer thread: owns store, blobs and engine, takes what a person asks before what the network brings,
// and does what the engine's reactions say.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

#include "client/replica/checkpointer.h"
#include "client/replica/file_blob_store.h"
#include "client/replica/replica.h"
#include "client/replica/sqlite_store.h"
#include "shared/wire/link_end.h"

namespace carnet::client {

class Writer final : public TransportEvents {
 public:
  Writer(const ReplicaOptions& options, const Identity& identity);
  ~Writer() override;

  // A person's lane: in order, before anything else. `task` is told false when the replica closes instead. False
  // without a call of `task` when the lane is full.
  using Task = std::function<void(bool run)>;
  bool ask(Task task);

  // On the writer thread.
  SqliteStore& store() { return store_; }
  FileBlobStore& blobs() { return blobs_; }
  sync::DeviceEngine& engine() { return engine_; }
  const RuleBook& book() const { return book_; }
  Instant now() const { return clock_.now(); }
  // Does what the engine wants. What has been saved stays saved: a fault in here is shown in the status.
  void actOrRetry(sync::DeviceReaction reaction);
  // A fault that a person's operation met: shown in the status as those of synchronisation are.
  void noticeFault(const std::exception& error);
  void hold(bool held);
  void markRescueSeen();
  // A person wants a file: what the server did not have is asked for at short intervals again.
  void hurryFiles() { file_pause_ = shortestFilePause; }
  // A person has written something: the next are to be saved at once too.
  void noteWork() { worked_at_ = std::chrono::steady_clock::now(); }
  void whenSettled(Task task) { settled_.push_back(std::move(task)); }

  // From any thread.
  LinkStatus status() const;
  Replica::Subscription subscribe(ReplicaObserver observer);
  void unsubscribe(Replica::Subscription subscription);

  void opened(std::uint64_t attempt, std::string token) override;
  void received(std::uint64_t attempt, std::string frame) override;
  void closed(std::uint64_t attempt, Problem why) override;
  void tokenRenewed(std::string token) override;
  void wokeUp() override;

 private:
  void run();
  void act(sync::DeviceReaction reaction);
  // While much arrives, what it writes is committed, and told, many slices at once: `mayHold` says whether to wait for
  // more, settle() ends the waiting. Everything but slices and receipts begins with settle().
  void holdCommits();
  bool mayHold();
  bool isAtWork() const;
  void settle();
  std::optional<std::chrono::steady_clock::time_point> nextWork();
  bool runOne(std::unique_lock<std::mutex>& lock);
  void post(std::function<void()> event);
  // Runs `work`; a fault of the disk closes the link and is shown, and all is tried again later.
  void guarded(const std::function<void()>& work);
  // Rows that are not searchable yet become so when there is nothing else to do.
  bool hasIndexWork();
  bool mayIndex();
  void index();
  // Orders of large lists are made when nothing has come for a while, and not made where somebody wants the writer. What
  // comes from others gives way after some attempts: where it never rests they would never be made.
  bool hasOrderWork() const;
  void makeOrder();
  // Deals with the oldest message of this attempt, and with the receipts behind it if it is one.
  void takeFrames(std::uint64_t attempt);
  std::optional<Result<sync::Message>> nextMessage(std::uint64_t attempt);
  std::optional<std::string> nextFrame(std::uint64_t attempt);
  void onDecoded(Result<sync::Message> message);
  void connect();
  void publishStatus(bool nodes_changed);
  bool isServersTrouble() const;
  template <class Call>
  void tell(const Call& call);

  const RuleBook& book_;
  const Clock& clock_;
  Transport* transport_;
  const std::filesystem::path folder_;
  const std::unique_ptr<SqliteStore> opened_;
  SqliteStore& store_;
  FileBlobStore blobs_;
  sync::DeviceEngine engine_;
  Checkpointer checkpointer_;

  // Writer thread only.
  std::uint64_t attempt_ = 0;
  wire::LinkEnd link_end_;             // of this attempt
  std::deque<sync::Message> decoded_;  // of the frame that is being dealt with
  bool is_held_ = false;
  bool has_more_work_ = false;
  // Done since the last settle().
  struct Untold {
    std::vector<RowKey> changed;
    std::vector<sync::Receipt> receipts;
    bool outbox_changed = false, nodes_changed = false;
  };
  std::optional<Untold> untold_;
  static constexpr auto longestHeld = std::chrono::milliseconds(200);
  std::chrono::steady_clock::time_point held_since_;
  std::optional<std::chrono::steady_clock::time_point> worked_at_;
  std::chrono::steady_clock::time_point busy_at_;     // something came, last
  std::chrono::steady_clock::time_point indexed_at_;  // a piece, last
  std::optional<Instant> wake_at_;
  static constexpr Duration shortestFilePause = Duration::seconds(1);
  std::optional<Instant> files_again_at_;  // files that the server did not have may have arrived there by then
  Duration file_pause_ = shortestFilePause;
  std::optional<Instant> index_again_at_;
  const std::int64_t orders_kept_from_;
  const std::chrono::milliseconds rest_before_orders_;
  const std::function<void()> on_order_step_;
  std::chrono::steady_clock::time_point no_orders_since_;  // none was missing after what came then
  int orders_given_up_ = 0;                                // in a row
  bool can_make_orders_ = true;                            // until they met a fault
  std::optional<Problem> trouble_;
  std::optional<Problem> rescued_;
  std::vector<Task> settled_;

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Task> asked_;
  std::deque<std::function<void()>> events_;
  std::deque<std::pair<std::uint64_t, std::string>> frames_;  // attempt, frame; each has posted one takeFrames()
  std::size_t frames_bytes_ = 0;
  LinkStatus status_;
  bool is_closing_ = false;

  std::recursive_mutex observers_mutex_;
  std::map<Replica::Subscription, ReplicaObserver> observers_;
  Replica::Subscription next_subscription_ = 1;

  std::thread thread_;
};

template <class Call>
void Writer::tell(const Call& call) {
  const std::lock_guard lock(observers_mutex_);
  std::vector<Replica::Subscription> ids;
  for (const auto& [id, observer] : observers_) ids.push_back(id);
  for (Replica::Subscription id : ids) {
    // A callback may end its own or another subscription.
    if (auto found = observers_.find(id); found != observers_.end()) {
      const ReplicaObserver observer = found->second;
      call(observer);
    }
  }
}

}  // namespace carnet::client
