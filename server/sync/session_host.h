// All devices that are connected to this node: lets them in, keeps one link per device whatever the node, tells them when
// the feed has grown, and ends links of whoever may no longer be there.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>

#include <boost/asio/thread_pool.hpp>

#include "server/auth/rate_limit.h"
#include "server/auth/tokens.h"
#include "server/sync/authority_worker.h"
#include "server/sync/blob_folder.h"
#include "server/sync/feed_hub.h"
#include "server/sync/link.h"
#include "server/sync/turns.h"
#include "shared/core/log.h"
#include "shared/core/time.h"
#include "shared/wire/shared_deltas.h"

namespace carnet::server {

class DeviceSession;

// What every session of the node works with; all of it outlives the host.
struct SessionParts {
  Database& database;
  const RuleBook& book;
  AuthorityWorker& worker;
  FeedHub& hub;
  const BlobFolder& blobs;
  const Clock& clock;
  Log& log;
  // Who stands behind an access token; asked on a thread that may block. Problems are those of docs/sign-in.md.
  std::function<Result<Principal>(const std::string& token)> admit;
  // Of every so many feed messages one is checked by holds() before it is sent; 1 = each, 0 = none.
  unsigned check_one_in = 1'000;
  std::chrono::milliseconds hello_within{5'000};
  // Of one device: each costs a snapshot of what its person holds.
  RateLimit::Bounds hellos_per_device{.burst = 120, .perSecond = 2};
  // Sums and ranges of one device: each may look at every row that its person holds. Who asks more often waits.
  RateLimit::Bounds comparisons_per_device{.burst = 600, .perSecond = 1};
};

class SessionHost {
 public:
  // Becomes the hub's listener.
  explicit SessionHost(SessionParts parts);
  ~SessionHost();

  // Serves one link until it ends: hello, token, then the session (server/net calls it).
  boost::asio::awaitable<void> serve(std::shared_ptr<Link> link);
  SessionFactory factory() {
    return [this](std::shared_ptr<Link> link) { return serve(std::move(link)); };
  }

  // Ends every link, "the server stops"; new ones are refused. The links' executor must still run.
  void stop();
  std::size_t sessionCount() const;

  struct Figures {
    std::size_t sessions = 0;
    std::uint64_t began = 0;
    std::uint64_t refused = 0;         // at their hello: token, person, role
    std::uint64_t rejectedFrames = 0;  // unreadable or out of place
    std::size_t outgoingBytes = 0;     // waiting to be sent, all sessions together
    std::int64_t lagCommits = 0;       // by which the slowest session is behind the head
    bool isDiskFull = false;           // the newest part of a photo could not be kept for want of space
  };
  Figures figures() const;

 private:
  friend class DeviceSession;
  // A session is known from here on, and told what concerns it.
  void enter(const Uuid& device_id, const std::shared_ptr<DeviceSession>& session);
  // The device's hello of this number was noted: its older links end. Every node hears of it.
  void displaceBefore(const Uuid& device_id, std::int64_t hello_no);
  void leave(const Uuid& device_id, const DeviceSession* session);
  void onHello(const std::string& told);
  // Hellos that may have been missed.
  void lookForNewerHellos();
  void onCommits(std::int64_t head, const FeedHub::Commits& fresh);
  void watchRights(const sync::FeedRow& row);
  std::vector<std::shared_ptr<DeviceSession>> all() const;

  SessionParts parts_;
  boost::asio::thread_pool blocking_;  // token checks and files
  mutable std::mutex mutex_;
  std::multimap<Uuid, std::weak_ptr<DeviceSession>> sessions_;  // by device; several while the older ones end
  bool stopping_ = false;
  std::atomic<std::uint64_t> began_ = 0, refused_ = 0, rejected_frames_ = 0;
  wire::SharedDeltas shared_deltas_;
  const std::shared_ptr<Turns> catching_up_ = std::make_shared<Turns>(8);
  std::atomic<std::uint64_t> deltas_ = 0;  // of all sessions: the first of each is nothing special
  std::atomic<bool> blobs_disk_full_ = false;
  RateLimit hellos_, comparisons_;
};

}  // namespace carnet::server
