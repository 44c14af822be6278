#include "client/replica/writer.h"

#include <algorithm>
#include <cstdlib>

#include "client/replica/kept_orders.h"
#include "client/replica/replica_error.h"
#include "client/replica/rescue.h"
#include "shared/sync/new_identity.h"

namespace carnet::client {

namespace {

constexpr std::size_t maxAsked = 100'000;
constexpr std::int64_t lookAgainMs = 5'000;
// About 10 ms on a tablet, so that a person's operation never waits longer.
constexpr std::size_t receiptsPerSlice = 100;
// Rows wait to be searchable while records come and go, but not for ever.
constexpr auto quietBeforeIndex = std::chrono::milliseconds(100);
constexpr auto longestUnindexed = std::chrono::seconds(1);
// Far more than the server may send without being paid.
constexpr std::size_t maxFramesBytes = 32u << 20;
constexpr int mostOrdersGivenUp = 5;
constexpr Duration longestFilePause = Duration::minutes(1);

void takeIdentity(SqliteStore& store, const Identity& identity) {
  sync::ReplicaState state = store.state();
  if (state.device_id.isNil()) {
    state.server_id = identity.server_id;
    state.device_id = identity.device_id;
    state.person_id = identity.person_id;
    state.device_code = identity.device_code;
    store.begin(sync::Durability::full);
    store.putState(state);
    store.commit();
  } else if (state.person_id != identity.person_id || state.server_id != identity.server_id) {
    throw ReplicaError({"replica.other_identity", "", {state.device_id.toString(), identity.device_id.toString()}},
                       "the replica belongs to another server or person");
  } else if (state.device_id != identity.device_id) {
    sync::takeNewIdentity(store, identity.device_id, identity.device_code);
  }
}

}  // namespace

Writer::Writer(const ReplicaOptions& options, const Identity& identity)
    : book_(*options.book),
      clock_(*options.clock),
      transport_(options.transport),
      folder_(options.folder),
      opened_(openOrRescue(options, identity)),
      store_(*opened_),
      blobs_(options.folder, store_.database(), clock_),
      engine_(*options.book, store_, &blobs_, *options.rng),
      checkpointer_(SqliteStore::fileIn(options.folder), store_.database()),
      is_held_(options.transport == nullptr || options.is_link_held),
      busy_at_(std::chrono::steady_clock::now()),
      orders_kept_from_(options.orders_kept_from),
      rest_before_orders_(options.rest_before_orders),
      on_order_step_(options.on_order_step) {
  takeIdentity(store_, identity);
  blobs_.setCap(options.files_cap);
  status_.rescued = rescued_ = unseenRescue(store_.database());
  blobs_.on_missing = [this] {
    if (files_again_at_) return;
    files_again_at_ = now() + file_pause_;
    file_pause_ = std::min(Duration{file_pause_.ms * 2}, longestFilePause);
  };
  blobs_.on_arrived = [this](const Sha256& hash) {
    file_pause_ = shortestFilePause;
    tell([&](const ReplicaObserver& observer) {
      if (observer.file_arrived) observer.file_arrived(hash);
    });
  };
  if (transport_ != nullptr) transport_->attach(this);
  post([this] { act(engine_.start(now())); });
  status_.waiting = store_.countWaiting();
  status_.parked = store_.countParked();
  status_.files_waiting = blobs_.openUploads();
  status_.cursor = store_.state().cursor;
  status_.clock_offset_ms = store_.state().clock_offset_ms;
  status_.first_sync_complete = engine_.isFirstSyncComplete();
  thread_ = std::thread([this] { run(); });
}

Writer::~Writer() {
  if (transport_ != nullptr) transport_->attach(nullptr);
  {
    const std::lock_guard lock(mutex_);
    is_closing_ = true;
  }
  wake_.notify_one();
  thread_.join();
  if (transport_ != nullptr) transport_->close();
  for (const Task& task : asked_) task(false);
  for (const Task& task : settled_) task(false);
}

bool Writer::ask(Task task) {
  {
    const std::lock_guard lock(mutex_);
    if (asked_.size() >= maxAsked || is_closing_) return false;
    asked_.push_back(std::move(task));
  }
  wake_.notify_one();
  return true;
}

void Writer::post(std::function<void()> event) {
  {
    const std::lock_guard lock(mutex_);
    events_.push_back(std::move(event));
  }
  wake_.notify_one();
}

void Writer::run() {
  std::unique_lock lock(mutex_);
  while (!is_closing_) {
    if (runOne(lock)) continue;
    const auto is_wanted = [this] { return is_closing_ || !asked_.empty() || !events_.empty(); };
    if (const auto next = nextWork())
      wake_.wait_until(lock, *next, is_wanted);
    else
      wake_.wait(lock, is_wanted);
  }
  lock.unlock();
  guarded([this] { settle(); });
}

// When there is something to do although nothing comes.
std::optional<std::chrono::steady_clock::time_point> Writer::nextWork() {
  if (untold_) return held_since_ + longestHeld;
  std::optional<std::chrono::steady_clock::time_point> next;
  const auto noLaterThan = [&next](std::chrono::steady_clock::time_point at) {
    next = next ? std::min(*next, at) : at;
  };
  for (const std::optional<Instant>& at : {wake_at_, files_again_at_}) {
    if (!at) continue;
    const std::int64_t ms = std::max<std::int64_t>(0, at->unix_ms - now().unix_ms);
    noLaterThan(std::chrono::steady_clock::now() + std::chrono::milliseconds(ms));
  }
  if (hasIndexWork()) noLaterThan(std::min(busy_at_ + quietBeforeIndex, indexed_at_ + longestUnindexed));
  if (hasOrderWork()) noLaterThan(busy_at_ + rest_before_orders_);
  return next;
}

// One piece of work, outside of the lock; false when there is none.
bool Writer::runOne(std::unique_lock<std::mutex>& lock) {
  std::function<void()> work;
  if (!asked_.empty() || !events_.empty()) busy_at_ = std::chrono::steady_clock::now();
  if (!asked_.empty()) {
    work = [this, task = std::move(asked_.front())] {
      guarded([this] { settle(); });
      task(true);
    };
    asked_.pop_front();
  } else if (!events_.empty()) {
    work = std::move(events_.front());
    events_.pop_front();
  } else if (has_more_work_) {
    work = [this] {
      holdCommits();
      act(engine_.step(now()));
    };
  } else if (untold_ && std::chrono::steady_clock::now() >= held_since_ + longestHeld) {
    work = [this] { settle(); };
  } else if (!settled_.empty()) {
    work = [this] {
      settle();
      for (const Task& task : std::exchange(settled_, {})) task(true);
    };
  } else if (files_again_at_ && now() >= *files_again_at_) {
    work = [this] {
      settle();
      files_again_at_.reset();
      blobs_.wantMissingAgain();
      act(engine_.onBlobs(now()));
    };
  } else if (wake_at_ && now() >= *wake_at_) {
    work = [this] {
      settle();
      wake_at_.reset();
      act(engine_.onTime(now()));
    };
  } else if (mayIndex()) {
    work = [this] { index(); };
  } else if (hasOrderWork() && std::chrono::steady_clock::now() >= busy_at_ + rest_before_orders_) {
    work = [this] { makeOrder(); };
  } else {
    return false;
  }
  lock.unlock();
  guarded(work);
  work = nullptr;
  lock.lock();
  return true;
}

// The first synchronisation has the disk to itself: many small pieces between its frames would cost more than all of them
// afterwards.
bool Writer::hasIndexWork() {
  if (!store_.hasSearchWork() || (index_again_at_ && now() < *index_again_at_)) return false;
  return !store_.state().progress || engine_.link() != sync::LinkState::online;
}

// A piece of it would make the answer of a server or the next touch of a person wait.
bool Writer::mayIndex() {
  if (!hasIndexWork()) return false;
  const auto now = std::chrono::steady_clock::now();
  return now - busy_at_ >= quietBeforeIndex || now - indexed_at_ >= longestUnindexed;
}

void Writer::index() {
  settle();
  index_again_at_ = now() + Duration{lookAgainMs};  // if it fails
  store_.catchUpSearch([this] {
    const std::lock_guard lock(mutex_);
    return is_closing_ || !asked_.empty() || !events_.empty();
  });
  index_again_at_.reset();
  indexed_at_ = std::chrono::steady_clock::now();
}

bool Writer::hasOrderWork() const {
  return can_make_orders_ && no_orders_since_ != busy_at_ && !untold_ && !store_.hasSearchWork();
}

void Writer::makeOrder() {
  settle();
  no_orders_since_ = busy_at_;
  if (!engine_.isFirstSyncComplete()) return;
  if (!KeptOrders::isBehind(store_.database(), orders_kept_from_)) {
    orders_given_up_ = 0;
    return;
  }
  KeptOrders orders(SqliteStore::fileIn(folder_), orders_kept_from_);
  bool is_for_person = false;
  const auto is_wanted = [this, &is_for_person] {
    if (on_order_step_) on_order_step_();
    const std::lock_guard lock(mutex_);
    is_for_person = is_closing_ || !asked_.empty();
    return is_for_person || (!events_.empty() && orders_given_up_ < mostOrdersGivenUp);
  };
  try {
    const KeptOrders::Made made = orders.makeNext(is_wanted);
    // A person's edit ends it always, and is no sign of others who never rest.
    if (made != KeptOrders::Made::interrupted)
      orders_given_up_ = 0;
    else if (!is_for_person)
      ++orders_given_up_;
    if (made == KeptOrders::Made::nothingLeft) return;
    no_orders_since_ = {};
  } catch (const ReplicaError& error) {
    if (error.problem.code == "replica.damaged") throw;
    // Without room, say: lists are sorted as they are, and nothing else is to stop for it.
    can_make_orders_ = false;
  }
  checkpointer_.ask();
}

void Writer::guarded(const std::function<void()>& work) {
  try {
    work();
  } catch (const std::exception& error) {
    trouble_ = problemOf(error);
    if (trouble_->code == "replica.damaged") markDamaged(folder_);
    has_more_work_ = false;
    untold_.reset();
    try {
      if (store_.isInTransaction()) store_.rollback();
      if (transport_ != nullptr) transport_->close();
      act(engine_.onDisconnected(now()));
    } catch (const std::exception&) {
      // The disk still refuses; the status says so already.
    }
    const Instant later = now() + Duration{lookAgainMs};
    wake_at_ = wake_at_ ? std::max(*wake_at_, later) : later;
    publishStatus(true);
  }
}

void Writer::noticeFault(const std::exception& error) {
  const Problem problem = problemOf(error);
  if (problem.code != "replica.damaged") return;
  markDamaged(folder_);
  trouble_ = problem;
  publishStatus(false);
}

void Writer::markRescueSeen() {
  client::markRescueSeen(store_.database());
  rescued_.reset();
  publishStatus(false);
}

void Writer::actOrRetry(sync::DeviceReaction reaction) {
  guarded([&] { act(std::move(reaction)); });
}

void Writer::connect() {
  if (is_held_) {
    act(engine_.onDisconnected(now()));
    return;
  }
  transport_->open(++attempt_);
}

void Writer::hold(bool held) {
  if (transport_ == nullptr || held == is_held_) return;
  is_held_ = held;
  if (held) {
    transport_->close();
    ++attempt_;  // what the old one still reports is stale
    act(engine_.onDisconnected(now()));
  } else {
    act(engine_.onWakeUp(now()));
  }
}

void Writer::act(sync::DeviceReaction reaction) {
  has_more_work_ = reaction.has_more_work;
  if (reaction.wake_at) wake_at_ = reaction.wake_at;
  if (!untold_) {
    untold_.emplace();
    held_since_ = std::chrono::steady_clock::now();
  }
  std::move(reaction.changed.begin(), reaction.changed.end(), std::back_inserter(untold_->changed));
  untold_->outbox_changed |= reaction.outbox_changed;
  untold_->nodes_changed |= reaction.nodes_changed;
  if (transport_ != nullptr) {
    // The first of many is on its way while the others are packed.
    for (std::span<const sync::Message> rest = reaction.send; !rest.empty();)
      transport_->send(link_end_.encodeNext(rest));
    if (reaction.wants_token) transport_->renewToken();
  }
  if (!reaction.receipts.empty() && isServersTrouble()) trouble_.reset();
  std::move(reaction.receipts.begin(), reaction.receipts.end(), std::back_inserter(untold_->receipts));
  if (reaction.trouble) trouble_ = Problem{reaction.trouble->code, "", {}};
  if (reaction.close && transport_ != nullptr) {
    transport_->close();
    ++attempt_;
  }
  if (!mayHold()) settle();
  if (reaction.connect) connect();
}

bool Writer::isServersTrouble() const { return trouble_ && trouble_->code.starts_with("server."); }

std::optional<std::string> Writer::nextFrame(std::uint64_t attempt) {
  const std::lock_guard lock(mutex_);
  while (!frames_.empty() && frames_.front().first < attempt) {
    frames_bytes_ -= frames_.front().second.size();
    frames_.pop_front();
  }
  if (frames_.empty() || frames_.front().first != attempt) return std::nullopt;
  std::string frame = std::move(frames_.front().second);
  frames_.pop_front();
  frames_bytes_ -= frame.size();
  return frame;
}

std::optional<Result<sync::Message>> Writer::nextMessage(std::uint64_t attempt) {
  if (decoded_.empty()) {
    const std::optional<std::string> frame = nextFrame(attempt);
    if (!frame) return std::nullopt;
    Result<std::vector<sync::Message>> messages = link_end_.decodeAll(*frame);
    if (!messages) return messages.problem();
    decoded_.assign(std::make_move_iterator(messages->begin()), std::make_move_iterator(messages->end()));
  }
  sync::Message message = std::move(decoded_.front());
  decoded_.pop_front();
  return message;
}

// Receipts come hundreds at a time after work offline; a transaction for each would be most of the cost.
void Writer::takeFrames(std::uint64_t attempt) {
  if (attempt != attempt_) return;
  std::vector<sync::Receipt> receipts;
  std::optional<Result<sync::Message>> other;
  while (receipts.size() < receiptsPerSlice && !other) {
    std::optional<Result<sync::Message>> message = nextMessage(attempt);
    if (!message) break;
    const auto* receipt = *message ? std::get_if<sync::Receipt>(&**message) : nullptr;
    if (receipt != nullptr)
      receipts.push_back(*receipt);
    else
      other = std::move(message);
  }
  if (!decoded_.empty()) post([this, attempt] { takeFrames(attempt); });
  if (!receipts.empty()) {
    holdCommits();
    act(engine_.onReceipts(receipts, now()));
  }
  if (other && attempt == attempt_) onDecoded(std::move(*other));
}

void Writer::onDecoded(Result<sync::Message> message) {
  // These only wait for their slices.
  const bool is_for_slices = message && (std::holds_alternative<sync::Delta>(*message) ||
                                         std::holds_alternative<sync::SnapshotChunk>(*message));
  if (!is_for_slices) settle();
  if (message) {
    act(engine_.onMessage(std::move(message).value(), now()));
    return;
  }
  // Nothing that this server says can be trusted to be whole: cut, and start again from the cursor.
  trouble_ = message.problem();
  if (transport_ != nullptr) {
    transport_->send(link_end_.encode(sync::Error{message.problem().code, 0, false}));
    transport_->close();
  }
  ++attempt_;
  act(engine_.onDisconnected(now()));
}

void Writer::opened(std::uint64_t attempt, std::string token) {
  post([this, attempt, token = std::move(token)]() mutable {
    if (attempt != attempt_) return;
    settle();
    link_end_ = {};
    decoded_.clear();
    blobs_.wantMissingAgain();
    act(engine_.onConnected(std::move(token), now()));
  });
}

void Writer::received(std::uint64_t attempt, std::string frame) {
  bool is_too_much = false;
  {
    const std::lock_guard lock(mutex_);
    is_too_much = frames_bytes_ + frame.size() > maxFramesBytes;
    if (!is_too_much) {
      frames_bytes_ += frame.size();
      frames_.emplace_back(attempt, std::move(frame));
    }
  }
  post([this, attempt, is_too_much] {
    if (!is_too_much) return takeFrames(attempt);
    if (attempt == attempt_) onDecoded(Problem{"link.credit_exceeded", "", {}});
  });
}

void Writer::closed(std::uint64_t attempt, Problem why) {
  post([this, attempt, why = std::move(why)]() mutable {
    if (attempt != attempt_) return;
    settle();
    if (!why.code.empty()) trouble_ = std::move(why);
    act(engine_.onDisconnected(now()));
  });
}

void Writer::tokenRenewed(std::string token) {
  post([this, token = std::move(token)]() mutable {
    settle();
    act(engine_.onToken(std::move(token), now()));
  });
}

void Writer::wokeUp() {
  post([this] {
    settle();
    if (!is_held_) act(engine_.onWakeUp(now()));
  });
}

}  // namespace carnet::client
