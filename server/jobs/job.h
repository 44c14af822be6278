// A job: work that the server does by itself at a time of the company's day. A new one is a file that makes a JobKind,
// and a line in jobs.cpp.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "server/db/database.h"
#include "server/jobs/schedule.h"
#include "server/sync/authority_worker.h"
#include "shared/core/random.h"

namespace carnet::server {

class JobContext;

struct JobKind {
  std::string name;  // "ticket_autoclose": what people type and the row of `job` is called
  DailyAt at;
  // Does what is due at context.now(), or in a dry run says it. May be run again after it was cut off: what is done
  // must not be found due again. Rows are written through the context only.
  std::function<void(JobContext&)> run;
};

// What a run did, or a dry run would do.
struct JobReport {
  std::vector<std::string> lines;  // one for each row, the first `maxLines`
  std::int64_t rows = 0;
  std::int64_t refused = 0;
  std::string message;  // the first refusal
};

// The server stops, or another one has taken the job over: the run ends where it is.
class JobStopped : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What a job is given. Not for use by several threads.
class JobContext {
 public:
  static constexpr std::size_t maxLines = 10'000;
  // Change sets that share a transaction.
  static constexpr std::size_t stepsAtOnce = 100;

  struct Parts {
    Database& database;
    AuthorityWorker& authority;
    Rng& random;
    Instant now;
    bool isDryRun = false;
    std::function<void()> stillMine;  // throws JobStopped
  };
  explicit JobContext(Parts parts) : parts_(std::move(parts)) {}

  // The moment for which the job runs; the same during the whole run.
  Instant now() const { return parts_.now; }
  // Nothing may be changed then, only said.
  bool isDryRun() const { return parts_.isDryRun; }
  // For reading; business rows are written by take() and act().
  Database& database() { return parts_.database; }
  std::int64_t setting(std::string_view key, std::int64_t fallback);

  // A piece of the work: its operations are one change set of the server's own.
  struct Step {
    std::string words;  // for administrators: "close TK-2026-0012"
    std::vector<Operation> operations;
  };
  // Puts the steps through the rule core, some dozens in one transaction. One that the rules refuse is noted and takes
  // no other with it. In a dry run they are only said.
  void take(std::vector<Step> steps);
  // The same for work in the authority's transaction that is no operation (what people hold). The words are those of
  // what it did; in a dry run it must return no commits.
  using Act = std::function<std::vector<sync::FeedCommit>(sync::ServerTransaction&, const sync::Authority&,
                                                          std::vector<std::string>& words)>;
  void act(const Act& act);
  // Something done outside the database (a file), or, in a dry run, what would be.
  void did(std::string words);
  void refused(std::string why);
  Uuid newId() { return parts_.random.newId(parts_.now); }
  // To be asked now and then by work that takes long; throws JobStopped. take() and act() ask it themselves.
  void stillMine() const { parts_.stillMine(); }

  const JobReport& report() const { return report_; }

 private:
  // The verdicts on steps [first, end), in one transaction.
  std::vector<sync::Judgement> judge(const std::vector<Step>& steps, std::size_t first, std::size_t end);
  void note(Step& step, const sync::Judgement& judgement);

  Parts parts_;
  JobReport report_;
};

}  // namespace carnet::server
