#include "server/jobs/job_records.h"

#include "server/sync/read_only_rows.h"
#include "shared/domain/organisation/natural_keys.h"

namespace carnet::server {

namespace {

constexpr const char* selectHistory =
    "SELECT j.name, r.id FROM job_run r JOIN job j ON j.id = r.job_id"
    " WHERE r.deleted_at IS NULL AND ($1 = '' OR j.name = $1) ORDER BY r.started_at DESC LIMIT $2";

carnet::Job rowFor(const JobKind& kind) {
  carnet::Job job;
  job.head.id = jobId(kind.name).value;
  job.name = kind.name;
  job.schedule = kind.at.toString();
  return job;
}

}  // namespace

std::optional<carnet::Row> JobRecords::find(const Entity& entity, const Uuid& id) {
  return database_.runBlocking(
      [&](Transaction& tx) -> std::optional<carnet::Row> {
        ReadOnlyRows rows(tx);
        carnet::Row row;
        if (rows.get(entity, id, row) != Presence::present || row.isDeleted()) return std::nullopt;
        return row;
      },
      {.readOnly = true});
}

void JobRecords::submit(std::vector<Operation> operations, Instant now) {
  ServerWork work;
  work.id = random_.newId(now);
  work.now = now;
  work.operations = std::move(operations);
  const sync::Receipt receipt = authority_.run(std::move(work));
  if (receipt.verdict == Verdict::parked) throw std::logic_error("the rule core refuses a job: " + receipt.reason.code);
}

void JobRecords::ensure(const std::vector<JobKind>& kinds, Instant now) {
  std::vector<Operation> operations;
  for (const JobKind& kind : kinds) {
    carnet::Job job = rowFor(kind);
    if (const auto standing = find(entityOf<carnet::Job>, job.head.id)) {
      if (as<carnet::Job>(*standing).schedule == job.schedule) continue;
      job.is_enabled = as<carnet::Job>(*standing).is_enabled;
    }
    operations.push_back(importOf(rowOf(job)));
  }
  if (!operations.empty()) submit(std::move(operations), now);
}

bool JobRecords::isEnabled(const std::string& name) {
  const auto row = find(entityOf<carnet::Job>, jobId(name).value);
  return !row || as<carnet::Job>(*row).is_enabled;
}

void JobRecords::setEnabled(const std::string& name, bool isEnabled, Instant now) {
  const auto row = find(entityOf<carnet::Job>, jobId(name).value);
  if (!row) throw std::logic_error("the job " + name + " has no row");
  carnet::Job job = as<carnet::Job>(*row);
  if (job.is_enabled == isEnabled) return;
  job.is_enabled = isEnabled;
  submit({importOf(rowOf(job))}, now);
}

std::optional<JobRun> JobRecords::find(const std::string& name, const std::string& period) {
  const auto row = find(entityOf<JobRun>, jobRunId(jobId(name), {}, period).value);
  if (!row) return std::nullopt;
  return as<JobRun>(*row);
}

void JobRecords::write(const JobRun& run, Instant now) {
  JobRun keyed = run;
  keyed.head.id = jobRunId(run.job_id, run.subject, run.period).value;
  submit({importOf(rowOf(keyed))}, now);
}

std::vector<JobRecords::Line> JobRecords::history(const std::string& name, std::size_t limit) {
  return database_.runBlocking(
      [&](Transaction& tx) {
        std::vector<Line> lines;
        ReadOnlyRows rows(tx);
        for (const Row& line : tx.exec(selectHistory, name, limit)) {
          carnet::Row row;
          rows.get(entityOf<JobRun>, line[1].uuid(), row);
          lines.push_back({line[0].string(), as<JobRun>(row)});
        }
        return lines;
      },
      {.readOnly = true});
}

}  // namespace carnet::server
