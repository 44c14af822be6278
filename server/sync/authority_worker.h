// The node's one authority: takes whatever is waiting into one transaction, in the order in which it arrived, on a
// thread of its own. Nothing else of this node writes entities.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

#include "server/sync/pg_server_store.h"
#include "server/sync/server_work.h"
#include "shared/core/histogram.h"
#include "shared/core/log.h"
#include "shared/sync/authority.h"

namespace carnet::server {

class FeedHub;

class AuthorityWorker {
 public:
  struct Limits {
    std::size_t queue_bytes = 64u << 20;
    std::size_t queue_sets = 20'000;
  };
  // On the worker's thread. Either judgements, one per change set in order, all of them durable; or the reason why
  // there are none just now: the database cannot be reached, and the device sends them again.
  using Answer = std::function<void(std::vector<sync::Judgement>, std::exception_ptr)>;

  // `hub` may be null: then nobody of this process is told of commits (others are, by NOTIFY).
  AuthorityWorker(PgServerStore& store, const RuleBook& book, FeedHub* hub, Log& log)
      : AuthorityWorker(store, book, hub, log, {}) {}
  AuthorityWorker(PgServerStore& store, const RuleBook& book, FeedHub* hub, Log& log, Limits limits);
  // stop().
  ~AuthorityWorker();

  // Always accepted, so that nothing is lost; whoever feeds the queue from a socket asks hasRoom() before reading on.
  void submit(std::vector<sync::Received> sets, Answer answer);
  bool hasRoom() const;

  // Work of the server itself in a transaction of its own, in turn with the devices'. Returns when it is committed and
  // published, throws what the transaction threw. Not from the worker's own thread.
  using Work = std::function<std::vector<sync::FeedCommit>(sync::ServerTransaction&, const sync::Authority&)>;
  void run(Work work);
  // The same in pieces that are committed together or not at all (PgServerStore::transactTogether).
  using Piece = std::function<std::vector<sync::FeedCommit>(std::size_t piece, sync::ServerTransaction&,
                                                            const sync::Authority&, Transaction&)>;
  void runTogether(std::size_t count, Piece work);
  // One change set through the rule core; throws DatabaseError.
  sync::Receipt run(ServerWork work);

  // Judges what is waiting, then ends; later work is refused with DatabaseStopped.
  void stop();

  struct Figures {
    std::size_t waiting = 0;
    std::size_t waitingBytes = 0;
    std::uint64_t batches = 0;
    std::uint64_t change_sets = 0;
    std::uint64_t commits = 0;
    std::uint64_t merged = 0;
    std::uint64_t parked = 0;
    std::uint64_t poisoned = 0;                // parked because writing them failed
    std::uint64_t rejected = 0;                // out of order, or from a copied replica
    std::uint64_t unavailable = 0;             // batches given back because the database was not available
    bool isDiskFull = false;                   // the newest of them because the database's disk is full
    DurationHistogram::Snapshot verdictTimes;  // from arrival to the durable verdict
    DurationHistogram::Snapshot batchTimes;
  };
  Figures figures() const;

 private:
  struct Job {
    std::vector<sync::Received> sets;
    Answer answer;
    std::function<std::vector<sync::FeedCommit>()> work;  // instead of sets: in a transaction of its own
    std::chrono::steady_clock::time_point arrived = std::chrono::steady_clock::now();
  };

  void serve();
  void performAndWait(std::function<std::vector<sync::FeedCommit>()> work);
  std::vector<Job> take();
  void judge(std::vector<Job> jobs);
  void judgeOneByOne(std::vector<Job>& jobs);
  sync::Judgement judgeAlone(const sync::Received& received);
  sync::Judgement park(const sync::Received& received, const Problem& reason, bool with_row);
  void perform(Job job);
  void finished(std::vector<Job>& jobs, std::vector<sync::Judgement> judgements);
  void publish(std::vector<sync::FeedCommit> commits);

  PgServerStore& store_;
  const RuleBook& book_;
  sync::Authority authority_;
  FeedHub* hub_;
  Log& log_;
  Limits limits_;
  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Job> queue_;
  std::size_t queued_bytes_ = 0;
  std::size_t queued_sets_ = 0;
  bool stopping_ = false;
  Figures figures_;
  DurationHistogram verdict_times_, batch_times_;
  std::thread thread_;
};

}  // namespace carnet::server
