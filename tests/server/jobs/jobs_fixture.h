// A company with a clock in the test's hand, and runners of jobs as several servers would have them.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/jobs/job_runner.h"
#include "tests/server/sync/company.h"
#include "tests/server/sync/office.h"

namespace carnet::testing {

class HandClock final : public Clock {
 public:
  explicit HandClock(Instant begin) : at(begin) {}
  Instant now() const override { return at; }
  Instant at;
};

class JobsTest : public ::testing::Test {
 protected:
  server::JobRunner runner(std::vector<server::JobKind> kinds) {
    return {{office.database, office.worker, clock, random, office.log}, std::move(kinds)};
  }
  Uuid newId() { return random.newId(clock.at); }
  std::int64_t runs(const std::string& condition) {
    return office.count("SELECT count(*) FROM job_run WHERE " + condition);
  }

  Office office;
  SystemRng random;
  // Noon in Paris, the company's time zone.
  HandClock clock{*Instant::parse("2026-07-01T10:00:00Z")};
};

}  // namespace carnet::testing
