// The rows of `job` and `job_run`: which jobs there are, which are switched on, what they did. Written through the rule
// core and the feed like any other row, so that the office's devices show them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/jobs/job.h"
#include "shared/domain/organisation/job_run.h"

namespace carnet::server {

class JobRecords {
 public:
  JobRecords(Database& database, AuthorityWorker& authority, Rng& random)
      : database_(database), authority_(authority), random_(random) {}

  // A row for each job, made or brought up to date; the switch stays as people left it.
  void ensure(const std::vector<JobKind>& kinds, Instant now);
  // A job without a row is on.
  bool isEnabled(const std::string& name);
  void setEnabled(const std::string& name, bool isEnabled, Instant now);

  std::optional<JobRun> find(const std::string& name, const std::string& period);
  // Makes or overwrites the run's row.
  void write(const JobRun& run, Instant now);
  // The newest first; of every job when `name` is empty.
  struct Line {
    std::string name;
    JobRun run;
  };
  std::vector<Line> history(const std::string& name, std::size_t limit);

 private:
  std::optional<carnet::Row> find(const Entity& entity, const Uuid& id);
  void submit(std::vector<Operation> operations, Instant now);

  Database& database_;
  AuthorityWorker& authority_;
  Rng& random_;
};

}  // namespace carnet::server
