// One run of a job: when, how much, how it ended. Written by the server only.
#pragma once

#include "shared/domain/organisation/job.h"

namespace carnet {

enum class JobRunState : std::uint8_t { running, done, failed };
template <>
inline constexpr auto enumNames<JobRunState> = std::to_array<std::string_view>({"running", "done", "failed"});

// (job_id, subject, period) is unique: what was done for a period is never done again. The row's id follows from it
// (jobRunId).
struct JobRun {
  RowHead head;
  Id<Job> job_id;
  std::string subject;  // what the run is about, for jobs that run once per customer, contract …; empty = everything
  std::string period;   // "2026-03-01", the day in the company's time zone; or "start …", "hand …" with the instant
  JobRunState state = JobRunState::running;
  std::optional<Instant> started_at;
  std::optional<Instant> ended_at;
  std::int64_t attempt_count = 0;
  std::int64_t row_count = 0;      // what was changed
  std::int64_t refused_count = 0;  // what the rules refused
  std::string message;             // why it failed, or the first refusal
};

template <>
inline constexpr EntityTraits traitsOf<JobRun> = {.no = 20, .facet = Facet::hq};

template <>
inline constexpr auto fieldsOf<JobRun> = std::array{
    field<&JobRun::job_id>(1, Merge::server),        field<&JobRun::subject>(2, Merge::server),
    field<&JobRun::period>(3, Merge::server),        field<&JobRun::state>(4, Merge::server),
    field<&JobRun::started_at>(5, Merge::server),    field<&JobRun::ended_at>(6, Merge::server),
    field<&JobRun::attempt_count>(7, Merge::server), field<&JobRun::row_count>(8, Merge::server),
    field<&JobRun::refused_count>(9, Merge::server), field<&JobRun::message>(10, Merge::server),
};

}  // namespace carnet
