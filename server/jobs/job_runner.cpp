#include "server/jobs/job_runner.h"

#include <algorithm>

#include "server/jobs/lease.h"
#include "shared/core/text.h"
#include "shared/domain/organisation/natural_keys.h"

namespace carnet::server {

namespace {

// The clock may be set: no wait is longer.
constexpr std::chrono::seconds longestWait{30};

// After the first failure, the second …
Duration pauseAfter(std::int64_t attempts) { return Duration::minutes(std::min<std::int64_t>(5 * attempts, 60)); }

std::string storable(std::string text) {
  std::erase(text, '\0');
  if (!isValidUtf8(text)) std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) > 127; });
  std::size_t end = std::min<std::size_t>(text.size(), 1'000);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  text.resize(end);
  return text;
}

}  // namespace

JobRunner::JobRunner(Parts parts, std::vector<JobKind> kinds)
    : parts_(parts),
      kinds_(std::move(kinds)),
      holder_(parts.random.newId(parts.clock.now())),
      records_(parts.database, parts.authority, parts.random) {}

JobRunner::~JobRunner() { stop(); }

void JobRunner::start() {
  thread_ = std::thread([this] { serve(); });
}

void JobRunner::stop() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  woken_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool JobRunner::isStopping() const {
  std::lock_guard lock(mutex_);
  return stopping_;
}

void JobRunner::serve() {
  bool has_started = false;
  while (!isStopping()) {
    std::chrono::milliseconds wait = longestWait;
    try {
      if (!has_started) {
        prepare();
        runDue();
        runAtStart();
        has_started = true;
      }
      const Duration until = runDue() - parts_.clock.now();
      wait = std::clamp(std::chrono::milliseconds(until.ms), std::chrono::milliseconds(1'000),
                        std::chrono::milliseconds(longestWait));
    } catch (const std::exception& e) {
      if (!isStopping()) parts_.log.error("jobs.not_run", {{"why", e.what()}});
    }
    std::unique_lock lock(mutex_);
    woken_.wait_for(lock, wait, [this] { return stopping_; });
  }
}

void JobRunner::prepare() { records_.ensure(kinds_, parts_.clock.now()); }

Instant JobRunner::runDue() {
  const std::string zone = companyZone(parts_.database);
  Instant next = parts_.clock.now() + Duration::days(1);
  for (const JobKind& kind : kinds_) {
    if (isStopping()) break;
    const Occurrence occurrence = parts_.database.runBlocking(
        [&](Transaction& tx) { return latestOccurrence(tx, kind.at, zone, parts_.clock.now()); }, {.readOnly = true});
    next = std::min(next, occurrence.next);
    runOccurrence(kind, occurrence.period);
  }
  return next;
}

void JobRunner::runAtStart() {
  const Instant now = parts_.clock.now();
  for (const JobKind& kind : kinds_) {
    if (isStopping()) break;
    if (kind.at.alsoAtStart) runOccurrence(kind, "start " + now.toString());
  }
}

void JobRunner::runOccurrence(const JobKind& kind, const std::string& period) {
  const auto isOver = [&](const std::optional<JobRun>& run) {
    if (!run) return false;
    const bool waits = run->state == JobRunState::failed && run->ended_at &&
                       parts_.clock.now() < *run->ended_at + pauseAfter(run->attempt_count);
    return run->state == JobRunState::done || waits;
  };
  try {
    if (isOver(records_.find(kind.name, period))) return;
    if (!records_.isEnabled(kind.name)) {
      std::string& said = said_off_[kind.name];
      if (said != period) parts_.log.info("job.off", {{"job", kind.name}, {"period", period}});
      said = period;
      return;
    }
    auto lease = JobLease::take(parts_.database, kind.name, holder_);
    if (!lease) return;
    // Another server may have run it between our look and our lease.
    std::optional<JobRun> run = records_.find(kind.name, period);
    if (isOver(run)) return;
    if (!run) {
      run.emplace();
      run->job_id = jobId(kind.name);
      run->period = period;
    }
    perform(kind, *run, *lease);
  } catch (const JobStopped&) {
    // The row says "running"; whoever finds it without a lease takes the run up again.
  } catch (const std::exception& e) {
    if (!isStopping()) parts_.log.error("job.failed", {{"job", kind.name}, {"period", period}, {"why", e.what()}});
  }
}

JobReport JobRunner::perform(const JobKind& kind, JobRun run, JobLease& lease) {
  const Instant now = parts_.clock.now();
  const auto begun = std::chrono::steady_clock::now();
  run.state = JobRunState::running;
  run.started_at = now;
  run.ended_at.reset();
  run.message.clear();
  ++run.attempt_count;
  records_.write(run, now);
  JobContext context({.database = parts_.database,
                      .authority = parts_.authority,
                      .random = parts_.random,
                      .now = now,
                      .isDryRun = false,
                      .stillMine = [&] {
                        if (isStopping()) throw JobStopped("the server is stopping");
                        if (!lease.renew()) throw JobStopped("another server has taken the job over");
                      }});
  std::exception_ptr failure;
  try {
    kind.run(context);
    run.state = JobRunState::done;
    run.message = context.report().message;
  } catch (const JobStopped&) {
    throw;
  } catch (const std::exception& e) {
    failure = std::current_exception();
    run.state = JobRunState::failed;
    run.message = e.what();
  }
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun);
  run.row_count = context.report().rows;
  run.refused_count = context.report().refused;
  run.message = storable(run.message);
  run.ended_at = parts_.clock.now();
  count(kind.name, context.report(), failure != nullptr, took);
  records_.write(run, *run.ended_at);
  if (failure) std::rethrow_exception(failure);
  parts_.log.info("job.done", {{"job", kind.name},
                               {"period", run.period},
                               {"rows", std::to_string(run.row_count)},
                               {"refused", std::to_string(run.refused_count)},
                               {"ms", std::to_string(took.count())}});
  return context.report();
}

void JobRunner::count(const std::string& name, const JobReport& report, bool failed, std::chrono::milliseconds took) {
  std::lock_guard lock(mutex_);
  Figures& figures = figures_[name];
  ++(failed ? figures.failed : figures.done);
  figures.rows += static_cast<std::uint64_t>(report.rows);
  figures.refused += static_cast<std::uint64_t>(report.refused);
  figures.last_duration_ms = static_cast<std::uint64_t>(took.count());
}

const JobKind& JobRunner::kindNamed(const std::string& name) const {
  const auto found = std::find_if(kinds_.begin(), kinds_.end(), [&](const JobKind& kind) { return kind.name == name; });
  if (found != kinds_.end()) return *found;
  std::string names;
  for (const JobKind& kind : kinds_) names += (names.empty() ? "" : ", ") + kind.name;
  throw JobRefused("there is no job " + name + "; there are " + names);
}

JobReport JobRunner::runByHand(const std::string& name, bool isDryRun) {
  const JobKind& kind = kindNamed(name);
  const Instant now = parts_.clock.now();
  if (isDryRun) {
    JobContext context({.database = parts_.database,
                        .authority = parts_.authority,
                        .random = parts_.random,
                        .now = now,
                        .isDryRun = true,
                        .stillMine = [] {}});
    kind.run(context);
    return context.report();
  }
  prepare();
  if (!records_.isEnabled(name)) throw JobRefused("the job " + name + " is switched off");
  auto lease = JobLease::take(parts_.database, name, holder_);
  if (!lease) throw JobRefused("the job " + name + " is being run by another server just now");
  JobRun run;
  run.job_id = jobId(name);
  run.period = "hand " + now.toString();
  return perform(kind, run, *lease);
}

void JobRunner::setEnabled(const std::string& name, bool isEnabled) {
  kindNamed(name);
  prepare();
  records_.setEnabled(name, isEnabled, parts_.clock.now());
}

std::map<std::string, JobRunner::Figures> JobRunner::figures() const {
  std::lock_guard lock(mutex_);
  return figures_;
}

}  // namespace carnet::server
