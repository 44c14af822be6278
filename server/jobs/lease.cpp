#include "server/jobs/lease.h"

namespace carnet::server {

namespace {

constexpr const char* takeLease =
    "INSERT INTO sync_job_lease (name, holder, ends_at)"
    " VALUES ($1, $2, clock_timestamp() + make_interval(secs => $3))"
    " ON CONFLICT (name) DO UPDATE SET holder = EXCLUDED.holder, ends_at = EXCLUDED.ends_at"
    " WHERE sync_job_lease.holder = EXCLUDED.holder OR sync_job_lease.ends_at < clock_timestamp()"
    " RETURNING true";
constexpr const char* renewLease =
    "UPDATE sync_job_lease SET ends_at = clock_timestamp() + make_interval(secs => $3)"
    " WHERE name = $1 AND holder = $2 RETURNING true";
constexpr const char* dropLease = "DELETE FROM sync_job_lease WHERE name = $1 AND holder = $2";

}  // namespace

JobLease::JobLease(Database& database, std::string name, const Uuid& holder)
    : database_(&database), name_(std::move(name)), holder_(holder), renewed_(std::chrono::steady_clock::now()) {}

JobLease::JobLease(JobLease&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)),
      name_(std::move(other.name_)),
      holder_(other.holder_),
      renewed_(other.renewed_) {}

std::optional<JobLease> JobLease::take(Database& database, const std::string& name, const Uuid& holder) {
  const bool is_mine = database.runBlocking(
      [&](Transaction& tx) { return !tx.exec(takeLease, name, holder, term.count()).empty(); }, {.repeatable = true});
  if (!is_mine) return std::nullopt;
  return JobLease(database, name, holder);
}

JobLease::~JobLease() {
  if (database_ == nullptr) return;
  try {
    database_->runBlocking([&](Transaction& tx) { tx.exec(dropLease, name_, holder_); }, {.repeatable = true});
  } catch (const DatabaseError&) {
  }
}

bool JobLease::renew() {
  const auto now = std::chrono::steady_clock::now();
  if (now - renewed_ < term / 4) return true;
  const bool is_mine = database_->runBlocking(
      [&](Transaction& tx) { return !tx.exec(renewLease, name_, holder_, term.count()).empty(); },
      {.repeatable = true});
  renewed_ = now;
  return is_mine;
}

}  // namespace carnet::server
