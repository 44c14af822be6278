// Who runs a job just now, among all servers on one database: a row with an end that its holder moves on.
#pragma once

#include <optional>
#include <string>

#include "server/db/database.h"

namespace carnet::server {

class JobLease {
 public:
  static constexpr std::chrono::seconds term{120};

  // nullopt when somebody else holds it. A holder that has died is followed after `term`.
  static std::optional<JobLease> take(Database& database, const std::string& name, const Uuid& holder);
  // Gives it back; a database that cannot be reached lets it run out.
  ~JobLease();
  JobLease(JobLease&& other) noexcept;
  JobLease& operator=(JobLease&&) = delete;

  // Moves the end on when a quarter of the term is over. False when somebody else has taken the job over.
  bool renew();

 private:
  JobLease(Database& database, std::string name, const Uuid& holder);

  Database* database_;
  std::string name_;
  Uuid holder_;
  std::chrono::steady_clock::time_point renewed_;
};

}  // namespace carnet::server
