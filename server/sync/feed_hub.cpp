#include "server/sync/feed_hub.h"

#include <charconv>
#include <chrono>
#include <optional>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/sync/feed_pages.h"
#include "server/sync/feed_reader.h"
#include "server/sync/pg_server_store.h"

namespace carnet::server {

namespace asio = boost::asio;

namespace {

constexpr TransactionOptions snapshotOfFeed{.isolation = TransactionOptions::Isolation::repeatableRead,
                                            .readOnly = true};
constexpr std::size_t catchUpCommits = 1'000;

}  // namespace

struct FeedHub::State {
  void append(const Commits& commits);
  // What is between was read by nobody here and is not told one by one.
  void skipTo(std::int64_t commit_no);

  Database& database;
  asio::any_io_executor executor;
  Log& log;
  Limits limits;
  std::mutex telling;  // keeps the order in which the listener hears
  Listener listener;   // guarded by `telling`
  std::string notice_channel;
  NoticeListener notice_listener;  // guarded by `telling`
  const std::shared_ptr<FeedPages> older = std::make_shared<FeedPages>();
  mutable std::mutex mutex;
  std::deque<std::shared_ptr<const sync::FeedCommit>> ring;
  std::size_t ring_bytes = 0;
  std::int64_t head = 0;  // of the ring
  std::int64_t announced = 0;
  std::uint64_t announcements = 0;  // how often the database has said something
  bool catching_up = false;
  std::optional<std::chrono::steady_clock::time_point> writing_since;
  bool looks_again = false;  // when this write has taken longer than usual
  bool stopped = false;      // written under both locks
};

void FeedHub::State::append(const Commits& commits) {
  std::lock_guard in_order(telling);
  Commits fresh;
  std::int64_t told = 0;
  {
    std::lock_guard lock(mutex);
    if (stopped) return;
    for (const auto& commit : commits) {
      if (commit->commit_no <= head) continue;
      if (commit->commit_no != head + 1) {
        ring.clear();
        ring_bytes = 0;
      }
      head = commit->commit_no;
      announced = std::max(announced, head);
      ring_bytes += bytesOf(*commit);
      ring.push_back(commit);
      fresh.push_back(commit);
    }
    while (ring.size() > 1 && (ring_bytes > limits.ring_bytes || ring.size() > limits.ring_commits)) {
      ring_bytes -= bytesOf(*ring.front());
      ring.pop_front();
    }
    told = head;
  }
  older->forgetOld();
  if (!fresh.empty() && listener) listener(told, fresh);
}

void FeedHub::State::skipTo(std::int64_t commit_no) {
  std::lock_guard in_order(telling);
  {
    std::lock_guard lock(mutex);
    if (stopped || commit_no <= head) return;
    ring.clear();
    ring_bytes = 0;
    head = commit_no;
    announced = std::max(announced, head);
  }
  if (listener) listener(commit_no, {});
}

FeedHub::FeedHub(Database& database, asio::any_io_executor executor, Log& log, Limits limits)
    : state_(new State{.database = database, .executor = std::move(executor), .log = log, .limits = limits}) {}

FeedHub::~FeedHub() { stop(); }

void FeedHub::setListener(Listener listener) {
  std::lock_guard lock(state_->telling);
  state_->listener = std::move(listener);
}

void FeedHub::setNoticeListener(std::string channel, NoticeListener listener) {
  std::lock_guard lock(state_->telling);
  state_->notice_channel = std::move(channel);
  state_->notice_listener = std::move(listener);
}

void FeedHub::start() {
  state_->head = state_->announced =
      state_->database.runBlocking([](Transaction& tx) { return readNewestCommitNo(tx); }, {.readOnly = true});
  const DatabaseOptions& options = state_->database.options();
  std::vector<std::string> channels{std::string(feedChannel)};
  if (state_->notice_listener) channels.push_back(state_->notice_channel);
  notifications_ = std::make_unique<NotificationListener>(
      options.listenUrl.empty() ? options.url : options.listenUrl, std::move(channels),
      [this](const std::string& channel, const std::string& payload) {
        if (channel != feedChannel) {
          std::lock_guard lock(state_->telling);
          if (state_->notice_listener) state_->notice_listener(payload);
          return;
        }
        std::int64_t head = 0;
        const auto [end, error] = std::from_chars(payload.data(), payload.data() + payload.size(), head);
        // After a connection anew the number is unknown: look at everything above ours.
        announce(error == std::errc() && !payload.empty() ? head : -1);
      });
}

void FeedHub::stop() {
  notifications_.reset();
  std::scoped_lock lock(state_->telling, state_->mutex);
  state_->stopped = true;
  state_->listener = nullptr;
  state_->notice_listener = nullptr;
}

std::int64_t FeedHub::head() const {
  std::lock_guard lock(state_->mutex);
  return state_->head;
}

FeedHub::Figures FeedHub::figures() const {
  std::lock_guard lock(state_->mutex);
  return {state_->head, state_->announced - state_->head, state_->ring_bytes};
}

void FeedHub::publish(std::vector<sync::FeedCommit> commits) {
  if (commits.empty()) return;
  const std::int64_t first = commits.front().commit_no;
  const std::int64_t last = commits.back().commit_no;
  bool follows = false;
  {
    std::lock_guard lock(state_->mutex);
    follows = first <= state_->head + 1;
  }
  // Another process has committed in between: its commits and ours are then read together, in order.
  if (!follows) return announce(last);
  Commits shared;
  shared.reserve(commits.size());
  for (sync::FeedCommit& commit : commits)
    shared.push_back(std::make_shared<const sync::FeedCommit>(std::move(commit)));
  state_->append(shared);
}

FeedHub::Writing::Writing(FeedHub* hub) : hub_(hub) {
  if (hub_ == nullptr) return;
  std::lock_guard lock(hub_->state_->mutex);
  hub_->state_->writing_since = std::chrono::steady_clock::now();
  hub_->state_->looks_again = false;
}

FeedHub::Writing::~Writing() {
  if (hub_ == nullptr) return;
  {
    std::lock_guard lock(hub_->state_->mutex);
    hub_->state_->writing_since.reset();
  }
  readWhatIsAnnounced(hub_->state_, false);
}

void FeedHub::announce(std::int64_t head) {
  // Whatever was missed while nobody listened is not ours alone.
  const bool may_be_own = head >= 0;
  {
    std::lock_guard lock(state_->mutex);
    if (head < 0) head = state_->head + 1;
    state_->announced = std::max(state_->announced, head);
    ++state_->announcements;
  }
  readWhatIsAnnounced(state_, may_be_own);
}

void FeedHub::readWhatIsAnnounced(const std::shared_ptr<State>& state, bool may_be_own) {
  {
    std::lock_guard lock(state->mutex);
    if (state->announced <= state->head || state->catching_up || state->stopped) return;
    const auto& since = state->writing_since;
    if (may_be_own && since && std::chrono::steady_clock::now() - *since < state->limits.usual_write) {
      if (!std::exchange(state->looks_again, true)) {
        asio::co_spawn(state->executor, lookAgain(state, *since), asio::detached);
      }
      return;
    }
    state->catching_up = true;
  }
  asio::co_spawn(state->executor, catchUp(state), asio::detached);
}

// Nothing more may be announced while the write waits: what has been is read once the write takes long. After a write that
// has ended this was done already.
asio::awaitable<void> FeedHub::lookAgain(std::shared_ptr<State> state, std::chrono::steady_clock::time_point since) {
  asio::steady_timer unusual(state->executor, since + state->limits.usual_write);
  co_await unusual.async_wait(asio::use_awaitable);
  {
    std::lock_guard lock(state->mutex);
    if (state->writing_since != since) co_return;
  }
  readWhatIsAnnounced(state, false);
}

asio::awaitable<void> FeedHub::catchUp(std::shared_ptr<State> state) {
  for (;;) {
    std::int64_t after = 0;
    std::uint64_t announcements = 0;
    {
      std::lock_guard lock(state->mutex);
      if (state->stopped || state->announced <= state->head) {
        state->catching_up = false;
        co_return;
      }
      after = state->head;
      announcements = state->announcements;
    }
    bool failed = false;
    try {
      const sync::FeedPart part = co_await state->database.run(
          [after](Transaction& tx) { return readFeed(tx, after, catchUpCommits); }, snapshotOfFeed);
      if (part.up_to == after) {
        std::lock_guard lock(state->mutex);
        // Unless it was announced while we were reading.
        if (state->announcements == announcements) state->announced = state->head;
      } else if (after < part.trimmed_to) {
        state->skipTo(part.up_to);
      } else {
        state->append(part.commits);
      }
    } catch (const DatabaseStopped&) {
      std::lock_guard lock(state->mutex);
      state->catching_up = false;
      co_return;
    } catch (const std::exception& e) {
      // The log may be gone with the hub; stop() waits for this lock.
      std::lock_guard lock(state->telling);
      if (!state->stopped) state->log.warning("feed.not_read", {{"why", e.what()}});
      failed = true;
    }
    if (failed) {
      asio::steady_timer pause(state->executor, std::chrono::seconds(1));
      co_await pause.async_wait(asio::use_awaitable);
    }
  }
}

asio::awaitable<sync::FeedPart> FeedHub::read(std::int64_t after, std::size_t max_commits) {
  {
    const State& state = *state_;
    std::lock_guard lock(state.mutex);
    if (!state.ring.empty() && after < state.head && after + 1 >= state.ring.front()->commit_no) {
      sync::FeedPart part{after, {}, after, 0};
      std::size_t bytes = 0;
      for (auto at = state.ring.begin() + (after + 1 - state.ring.front()->commit_no);
           at != state.ring.end() && part.commits.size() < max_commits; ++at) {
        bytes += bytesOf(**at);
        if (!part.commits.empty() && bytes > feedReadBytes) break;
        part.commits.push_back(*at);
        part.up_to = (*at)->commit_no;
      }
      co_return part;
    }
  }
  // Too far back for the ring, or told of a commit that this node has not caught up with yet.
  const auto read_page = [database = &state_->database](std::int64_t from,
                                                        std::size_t most) -> asio::awaitable<sync::FeedPart> {
    co_return co_await database->run([from, most](Transaction& tx) { return readFeed(tx, from, most); },
                                     snapshotOfFeed);
  };
  sync::FeedPart part = co_await FeedPages::read(state_->older, after, max_commits, read_page);
  if (part.up_to == after) {
    asio::steady_timer pause(co_await asio::this_coro::executor, std::chrono::milliseconds(200));
    co_await pause.async_wait(asio::use_awaitable);
  }
  co_return part;
}

}  // namespace carnet::server
