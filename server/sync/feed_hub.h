// The newest commits in memory, shared by every session of this node, whoever made them: this node's authority hands
// its commits over, those of other nodes and processes are announced by NOTIFY and read once.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "server/db/database.h"
#include "server/db/notifications.h"
#include "shared/core/log.h"
#include "shared/sync/server_session.h"

namespace carnet::server {

class FeedHub {
 public:
  using Commits = std::vector<std::shared_ptr<const sync::FeedCommit>>;
  // New commits, each exactly once, in order of their numbers but from any thread; must not block. A number may be left
  // out when this node was too far behind: `head` counts then.
  using Listener = std::function<void(std::int64_t head, const Commits& fresh)>;

  // What was said on a further channel; empty after each connection anew: look for yourself. Must not block.
  using NoticeListener = std::function<void(const std::string& payload)>;

  struct Limits {
    std::size_t ring_bytes = 64u << 20;
    std::size_t ring_commits = 20'000;
    // A write of this node that takes longer waits for something: others' commits are not kept waiting with it.
    std::chrono::milliseconds usual_write{50};
  };

  // `executor` reads commits of others. The database must outlive what the executor still runs.
  FeedHub(Database& database, boost::asio::any_io_executor executor, Log& log) : FeedHub(database, executor, log, {}) {}
  FeedHub(Database& database, boost::asio::any_io_executor executor, Log& log, Limits limits);
  ~FeedHub();

  // Reads the head and listens to the database from here on. Set the listener before.
  void setListener(Listener listener);
  // One channel of others that is heard on the hub's connection for NOTIFY.
  void setNoticeListener(std::string channel, NoticeListener listener);
  void start();
  // The listener is told nothing after it. A read of the database that is under way ends by itself and touches the hub
  // no more.
  void stop();

  // The newest commit that every reader of this hub can be given.
  std::int64_t head() const;
  // Commits above `after`; from the ring, else from the database. When there are none the answer takes a moment, so that
  // asking again and again is harmless.
  boost::asio::awaitable<sync::FeedPart> read(std::int64_t after, std::size_t max_commits);

  struct Figures {
    std::int64_t head = 0;
    std::int64_t lagCommits = 0;  // announced by others, not read yet
    std::size_t ringBytes = 0;
  };
  Figures figures() const;

  // While one lives this node's authority writes: what the database announces meanwhile is most likely its own, which
  // publish() brings without its being read. What was not published in the end is read then. `hub` may be null.
  class Writing {
   public:
    explicit Writing(FeedHub* hub);
    Writing(const Writing&) = delete;
    ~Writing();

   private:
    FeedHub* hub_;
  };

  // Commits of this node's authority, right after they were committed.
  void publish(std::vector<sync::FeedCommit> commits);
  // Somebody has committed up to `head`.
  void announce(std::int64_t head);

 private:
  // What a read under way keeps alive.
  struct State;
  static boost::asio::awaitable<void> catchUp(std::shared_ptr<State> state);
  static void readWhatIsAnnounced(const std::shared_ptr<State>& state, bool may_be_own);
  static boost::asio::awaitable<void> lookAgain(std::shared_ptr<State> state,
                                                std::chrono::steady_clock::time_point since);

  std::shared_ptr<State> state_;
  std::unique_ptr<NotificationListener> notifications_;
};

}  // namespace carnet::server
