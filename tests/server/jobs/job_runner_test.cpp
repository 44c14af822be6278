#include "server/jobs/job_runner.h"

#include <future>

#include "server/jobs/lease.h"
#include "shared/domain/organisation/natural_keys.h"
#include "tests/server/jobs/jobs_fixture.h"

namespace carnet::testing {
namespace {

using server::JobContext;
using server::JobKind;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// A job that counts its runs.
JobKind counting(int& count, server::DailyAt at = {.hour = 2}) {
  return {.name = "counting", .at = at, .run = [&count](JobContext& context) {
            ++count;
            context.did("count");
          }};
}

using JobRunner = JobsTest;

TEST_F(JobRunner, runsAJobOnceADayAndTellsOfIt) {
  int count = 0;
  auto jobs = runner({counting(count)});
  jobs.prepare();
  const Instant next = jobs.runDue();
  EXPECT_EQ(next.toString(), "2026-07-02T00:00:00.000Z");
  jobs.runDue();
  EXPECT_EQ(count, 1);
  clock.at = next;
  jobs.runDue();
  EXPECT_EQ(count, 2);
  const auto history = jobs.records().history("counting", 10);
  ASSERT_EQ(history.size(), 2u);
  EXPECT_EQ(history[0].run.period, "2026-07-02");
  EXPECT_EQ(history[1].run.period, "2026-07-01");
  EXPECT_EQ(history[0].run.state, JobRunState::done);
  EXPECT_EQ(history[0].run.row_count, 1);
  EXPECT_EQ(history[0].run.started_at, next);
  EXPECT_EQ(jobs.figures().at("counting").done, 2u);
}

TEST_F(JobRunner, makesUpForTheNewestDayThatWasMissedAndForNoOther) {
  int count = 0;
  auto jobs = runner({counting(count)});
  jobs.prepare();
  jobs.runDue();
  clock.at = clock.at + Duration::days(5);
  jobs.runDue();
  EXPECT_EQ(count, 2);
}

TEST_F(JobRunner, twoServersRunAJobOnceBetweenThem) {
  int count = 0;
  auto first = runner({counting(count)});
  auto second = runner({counting(count)});
  first.prepare();
  for (int day = 0; day < 10; ++day) {
    auto other = std::async(std::launch::async, [&] { second.runDue(); });
    first.runDue();
    other.get();
    EXPECT_EQ(count, day + 1);
    clock.at = clock.at + Duration::days(1);
  }
}

TEST_F(JobRunner, doesNotRunWhatAnotherServerIsRunningUntilThatOneIsGone) {
  int count = 0;
  auto jobs = runner({counting(count)});
  jobs.prepare();
  {
    auto lease = server::JobLease::take(office.database, "counting", newId());
    ASSERT_TRUE(lease);
    jobs.runDue();
    EXPECT_EQ(count, 0);
    EXPECT_THROW(jobs.runByHand("counting", false), server::JobRefused);
    // Its holder has died: nobody moves the end on.
    office.database.runBlocking(
        [](server::Transaction& tx) { tx.exec("UPDATE sync_job_lease SET ends_at = now() - interval '1 second'"); });
    jobs.runDue();
    EXPECT_EQ(count, 1);
  }
}

TEST_F(JobRunner, takesUpARunThatWasCutOff) {
  int count = 0;
  auto jobs = runner({counting(count)});
  jobs.prepare();
  JobRun cut;
  cut.job_id = jobId("counting");
  cut.period = "2026-07-01";
  cut.started_at = clock.at - Duration::hours(1);
  cut.attempt_count = 1;
  jobs.records().write(cut, clock.at);
  jobs.runDue();
  EXPECT_EQ(count, 1);
  EXPECT_EQ(runs("state = 'done' AND attempt_count = 2"), 1);
}

TEST_F(JobRunner, triesAgainAfterAFailureWithPausesAndSaysWhy) {
  int count = 0;
  auto jobs = runner({{.name = "moody", .at = {.hour = 2}, .run = [&](JobContext&) {
                         if (++count < 3) throw std::runtime_error("the disk is on fire");
                       }}});
  jobs.prepare();
  jobs.runDue();
  EXPECT_EQ(runs("state = 'failed' AND message = 'the disk is on fire'"), 1);
  jobs.runDue();
  EXPECT_EQ(count, 1);
  clock.at = clock.at + Duration::minutes(5);
  jobs.runDue();
  EXPECT_EQ(count, 2);
  clock.at = clock.at + Duration::minutes(5);
  jobs.runDue();
  EXPECT_EQ(count, 2);
  clock.at = clock.at + Duration::minutes(5);
  jobs.runDue();
  EXPECT_EQ(count, 3);
  EXPECT_EQ(runs("state = 'done' AND attempt_count = 3 AND message = ''"), 1);
  EXPECT_EQ(jobs.figures().at("moody").failed, 2u);
}

TEST_F(JobRunner, oneJobsFailureKeepsNoOtherFromRunning) {
  int count = 0;
  auto jobs = runner(
      {{.name = "broken", .at = {}, .run = [](JobContext&) { throw std::logic_error("broken"); }}, counting(count)});
  jobs.prepare();
  jobs.runDue();
  EXPECT_EQ(count, 1);
}

TEST_F(JobRunner, aJobThatIsSwitchedOffRunsNotUntilItIsSwitchedOn) {
  int count = 0;
  auto jobs = runner({counting(count)});
  jobs.prepare();
  jobs.setEnabled("counting", false);
  jobs.runDue();
  EXPECT_EQ(count, 0);
  EXPECT_THROW(jobs.runByHand("counting", false), server::JobRefused);
  // A newer program brings its schedule and leaves the switch alone.
  auto newer = runner({counting(count, {.hour = 5})});
  newer.prepare();
  EXPECT_EQ(office.text("SELECT schedule FROM job"), "05:00");
  newer.runDue();
  EXPECT_EQ(count, 0);
  newer.setEnabled("counting", true);
  newer.runDue();
  EXPECT_EQ(count, 1);
}

TEST_F(JobRunner, anAdministratorSwitchesAJobFromADeviceAndNobodyElseDoes) {
  int count = 0;
  auto jobs = runner({counting(count)});
  jobs.prepare();
  Operation off;
  off.verb = Verb::set;
  off.entity = entityOf<Job>.no;
  off.row_id = jobId("counting").value;
  off.fields = {{entityOf<Job>.find("is_enabled")->no, true, false}};
  const auto act = [&](const char* login, Operation operation) {
    server::ServerWork work;
    work.pseudo_device = newId();
    work.person_id = officePerson(login);
    work.now = clock.at;
    work.id = newId();
    work.operations = {std::move(operation)};
    return office.worker.run(std::move(work));
  };
  EXPECT_EQ(act("desk", off).verdict, Verdict::parked);
  EXPECT_TRUE(jobs.records().isEnabled("counting"));
  EXPECT_EQ(act("admin", off).verdict, Verdict::applied);
  EXPECT_FALSE(jobs.records().isEnabled("counting"));
  // Runs are the server's alone, whatever right somebody has.
  Job invented;
  invented.name = "invented";
  invented.head.id = jobId("invented").value;
  EXPECT_EQ(act("admin", importOf(invented)).reason.code, "job.server_only");
}

TEST_F(JobRunner, byHandAJobRunsAgainAndADryRunLeavesNoTrace) {
  int count = 0;
  bool is_dry = false;
  auto jobs = runner({{.name = "told", .at = {.hour = 2}, .run = [&](JobContext& context) {
                         is_dry = context.isDryRun();
                         ++count;
                         context.did("one thing");
                         context.did("another");
                       }}});
  const auto report = jobs.runByHand("told", true);
  EXPECT_TRUE(is_dry);
  EXPECT_THAT(report.lines, ElementsAre("one thing", "another"));
  EXPECT_EQ(office.count("SELECT count(*) FROM job"), 0);
  jobs.prepare();
  jobs.runDue();
  EXPECT_EQ(jobs.runByHand("told", false).rows, 2);
  EXPECT_EQ(count, 3);
  EXPECT_EQ(runs("state = 'done'"), 2);
  EXPECT_EQ(runs("period LIKE 'hand %'"), 1);
  try {
    jobs.runByHand("tolt", false);
    FAIL();
  } catch (const server::JobRefused& e) {
    EXPECT_THAT(e.what(), HasSubstr("there are told"));
  }
}

TEST_F(JobRunner, whatRunsAtAStartRunsOncePerStart) {
  int count = 0;
  auto jobs = runner({counting(count, {.hour = 2, .alsoAtStart = true})});
  jobs.prepare();
  jobs.runDue();
  jobs.runAtStart();
  EXPECT_EQ(count, 2);
  EXPECT_EQ(runs("period LIKE 'start %'"), 1);
}

TEST_F(JobRunner, stoppingEndsARunWhereItIsAndTheNextStartTakesItUp) {
  std::promise<void> begun;
  std::atomic<bool> was_stopped = false;
  {
    auto jobs = runner({{.name = "endless", .at = {.hour = 2}, .run = [&](JobContext& context) {
                           begun.set_value();
                           try {
                             for (;;) {
                               context.stillMine();
                               std::this_thread::sleep_for(std::chrono::milliseconds(1));
                             }
                           } catch (const server::JobStopped&) {
                             was_stopped = true;
                             throw;
                           }
                         }}});
    jobs.start();
    begun.get_future().wait();
    jobs.stop();
  }
  EXPECT_TRUE(was_stopped);
  EXPECT_EQ(runs("state = 'running'"), 1);
  EXPECT_EQ(office.count("SELECT count(*) FROM sync_job_lease"), 0);
  int count = 0;
  auto next = runner({{.name = "endless", .at = {.hour = 2}, .run = [&](JobContext&) { ++count; }}});
  next.runDue();
  EXPECT_EQ(count, 1);
  EXPECT_EQ(runs("state = 'done' AND attempt_count = 2"), 1);
}

TEST_F(JobRunner, aRunThatLostItsLeaseStopsWriting) {
  auto jobs = runner({{.name = "slow", .at = {.hour = 2}, .run = [&](JobContext&) {}}});
  jobs.prepare();
  const Uuid here = newId(), there = newId();
  auto lease = server::JobLease::take(office.database, "slow", here);
  ASSERT_TRUE(lease);
  EXPECT_FALSE(server::JobLease::take(office.database, "slow", there));
  office.database.runBlocking([](server::Transaction& tx) { tx.exec("UPDATE sync_job_lease SET ends_at = now()"); });
  EXPECT_TRUE(server::JobLease::take(office.database, "slow", there));
  EXPECT_TRUE(lease->renew()) << "asked again only after a quarter of its time";
}

}  // namespace
}  // namespace carnet::testing
