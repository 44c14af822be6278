// Runs each job once on each of its days, among all servers that share the database. A day that passed while no server
// ran is made up for at the next start, the newest only. What failed is tried again after a growing pause; what was cut
// off (the server stopped or died) is taken up again. The history tells of every run.
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "server/jobs/job.h"
#include "server/jobs/job_records.h"
#include "shared/core/log.h"

namespace carnet::server {

// A job cannot be run by hand just now; the message says why.
class JobRefused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class JobRunner {
 public:
  // All of it outlives the runner. `random` is used by one thread at a time.
  struct Parts {
    Database& database;
    AuthorityWorker& authority;
    const Clock& clock;
    Rng& random;
    Log& log;
  };
  JobRunner(Parts parts, std::vector<JobKind> kinds);
  // stop().
  ~JobRunner();

  // A thread of its own: the rows of the jobs, then what runs at a start, then what is due, until stop().
  void start();
  // Ends a run where it is; a later start takes it up again. Before the authority and the database stop.
  void stop();

  // What the thread does, for whoever has the clock in hand: everything that is due at clock.now(). Returns when the
  // next run is due.
  void prepare();
  Instant runDue();
  void runAtStart();

  // By hand, whatever the day; recorded with a period of its own. Throws JobRefused for a job that is unknown, switched
  // off or running elsewhere, and what the job threw. A dry run changes nothing, is never refused for those reasons
  // except the first, and leaves no record.
  JobReport runByHand(const std::string& name, bool isDryRun);
  // Throws JobRefused for an unknown job.
  void setEnabled(const std::string& name, bool isEnabled);

  const std::vector<JobKind>& kinds() const { return kinds_; }
  JobRecords& records() { return records_; }

  // Since this process began.
  struct Figures {
    std::uint64_t done = 0;
    std::uint64_t failed = 0;
    std::uint64_t rows = 0;
    std::uint64_t refused = 0;
    std::uint64_t last_duration_ms = 0;
  };
  std::map<std::string, Figures> figures() const;

 private:
  const JobKind& kindNamed(const std::string& name) const;
  // The run of an occurrence, unless it is done, waits after a failure, or is running elsewhere.
  void runOccurrence(const JobKind& kind, const std::string& period);
  // Runs and records; throws what the job threw after having recorded it.
  JobReport perform(const JobKind& kind, JobRun run, class JobLease& lease);
  void count(const std::string& name, const JobReport& report, bool failed, std::chrono::milliseconds took);
  void serve();
  bool isStopping() const;

  Parts parts_;
  const std::vector<JobKind> kinds_;
  const Uuid holder_;
  JobRecords records_;
  mutable std::mutex mutex_;
  std::condition_variable woken_;
  bool stopping_ = false;
  std::map<std::string, Figures> figures_;
  std::map<std::string, std::string> said_off_;  // the period for which the log was told that a job is off
  std::thread thread_;
};

}  // namespace carnet::server
