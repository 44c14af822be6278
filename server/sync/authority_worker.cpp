#include "server/sync/authority_worker.h"

#include "server/sync/feed_hub.h"

namespace carnet::server {

namespace {

std::size_t bytesOf(const std::vector<sync::Received>& sets) {
  std::size_t bytes = 0;
  for (const sync::Received& received : sets) bytes += received.bytes.size();
  return bytes;
}

// The database is away or busy: the same work may succeed later, so nothing is decided about it.
bool isPassing(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const DatabaseUnavailable&) {
    return true;
  } catch (const CommitInDoubt&) {
    return true;
  } catch (const TooMuchContention&) {
    return true;
  } catch (const DatabaseStopped&) {
    return true;
  } catch (const StatementError& e) {
    return e.isTroubleOfTheMachine();
  } catch (...) {
    return false;
  }
}

bool isDiskFull(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const StatementError& e) {
    return e.isDiskFull();
  } catch (...) {
    return false;
  }
}

struct Failure {
  Problem reason;
  std::string message;
};

Failure describe(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const StatementError& e) {
    if (e.isForeignKeyViolation()) return {{"reference.unknown", "", {}}, e.what()};
    if (e.isUniqueViolation()) return {{"value.not_unique", "", {}}, e.what()};
    return {{"server.failed", "", {e.sqlState()}}, e.what()};
  } catch (const std::exception& e) {
    return {{"server.failed", "", {}}, e.what()};
  } catch (...) {
    return {{"server.failed", "", {}}, "an unknown exception"};
  }
}

PgServerStore::Forecast forecastOf(const std::vector<sync::Received>& batch) {
  std::set<Uuid> devices, persons;
  PgServerStore::Forecast forecast;
  for (const sync::Received& received : batch) {
    devices.insert(received.actor.device_id);
    if (!received.actor.person_id.isNil()) persons.insert(received.actor.person_id);
    forecast.change_set_ids.push_back(received.change_set.id);
  }
  forecast.device_ids.assign(devices.begin(), devices.end());
  forecast.person_ids.assign(persons.begin(), persons.end());
  return forecast;
}

}  // namespace

AuthorityWorker::AuthorityWorker(PgServerStore& store, const RuleBook& book, FeedHub* hub, Log& log, Limits limits)
    : store_(store), book_(book), authority_(book), hub_(hub), log_(log), limits_(limits), thread_([this] {
        serve();
      }) {}

AuthorityWorker::~AuthorityWorker() { stop(); }

void AuthorityWorker::stop() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  arrived_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void AuthorityWorker::submit(std::vector<sync::Received> sets, Answer answer) {
  {
    std::lock_guard lock(mutex_);
    if (!stopping_) {
      queued_bytes_ += bytesOf(sets);
      queued_sets_ += sets.size();
      queue_.push_back({.sets = std::move(sets), .answer = std::move(answer)});
      arrived_.notify_one();
      return;
    }
  }
  answer({}, std::make_exception_ptr(DatabaseStopped("the server is stopping")));
}

bool AuthorityWorker::hasRoom() const {
  std::lock_guard lock(mutex_);
  return queued_bytes_ < limits_.queue_bytes && queued_sets_ < limits_.queue_sets;
}

void AuthorityWorker::run(Work work) {
  performAndWait([this, &work] {
    std::vector<sync::FeedCommit> commits;
    store_.transact([&](sync::ServerTransaction& tx) { commits = work(tx, authority_); });
    return commits;
  });
}

void AuthorityWorker::runTogether(std::size_t count, Piece work) {
  performAndWait([this, count, &work] {
    std::vector<sync::FeedCommit> commits;
    store_.transactTogether(count, [&](std::size_t piece, sync::ServerTransaction& tx, Transaction& database) {
      if (piece == 0) commits.clear();
      std::vector<sync::FeedCommit> more = work(piece, tx, authority_, database);
      if (hub_ == nullptr) return;
      commits.insert(commits.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    });
    return commits;
  });
}

void AuthorityWorker::performAndWait(std::function<std::vector<sync::FeedCommit>()> work) {
  // The worker may still be in the middle of telling when the caller has heard.
  const auto done = std::make_shared<std::promise<void>>();
  std::future<void> answer = done->get_future();
  {
    std::lock_guard lock(mutex_);
    if (stopping_) throw DatabaseStopped("the server is stopping");
    const auto tell = [done](std::vector<sync::Judgement>, std::exception_ptr failure) {
      if (failure)
        done->set_exception(std::move(failure));
      else
        done->set_value();
    };
    queue_.push_back({.answer = tell, .work = std::move(work)});
    arrived_.notify_one();
  }
  answer.get();
}

sync::Receipt AuthorityWorker::run(ServerWork work) {
  sync::Receipt receipt;
  run([&](sync::ServerTransaction& tx, const sync::Authority& authority) {
    sync::BatchResult result = authority.judge(tx, {receivedFrom(tx, work)});
    receipt = result.judgements.at(0).receipt;
    return std::move(result.commits);
  });
  return receipt;
}

AuthorityWorker::Figures AuthorityWorker::figures() const {
  std::lock_guard lock(mutex_);
  Figures figures = figures_;
  figures.waiting = queued_sets_;
  figures.waitingBytes = queued_bytes_;
  figures.verdictTimes = verdict_times_.snapshot();
  figures.batchTimes = batch_times_.snapshot();
  return figures;
}

// Whatever waits, up to the bounds of a batch; work of the server stands alone.
std::vector<AuthorityWorker::Job> AuthorityWorker::take() {
  std::unique_lock lock(mutex_);
  arrived_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
  std::vector<Job> jobs;
  std::size_t sets = 0;
  std::size_t operations = 0;
  while (!queue_.empty()) {
    Job& next = queue_.front();
    if (next.work && !jobs.empty()) break;
    std::size_t more = 0;
    for (const sync::Received& received : next.sets) more += received.change_set.operations.size();
    if (!jobs.empty() &&
        (sets + next.sets.size() > sync::maxBatchSets || operations + more > sync::maxBatchOperations)) {
      break;
    }
    sets += next.sets.size();
    operations += more;
    queued_sets_ -= next.sets.size();
    queued_bytes_ -= bytesOf(next.sets);
    const bool is_work = static_cast<bool>(next.work);
    jobs.push_back(std::move(next));
    queue_.pop_front();
    if (is_work) break;
  }
  return jobs;
}

void AuthorityWorker::serve() {
  for (;;) {
    std::vector<Job> jobs = take();
    if (jobs.empty()) return;
    if (jobs.front().work)
      perform(std::move(jobs.front()));
    else
      judge(std::move(jobs));
  }
}

void AuthorityWorker::perform(Job job) {
  std::vector<sync::FeedCommit> commits;
  std::exception_ptr failure;
  try {
    commits = job.work();
  } catch (...) {
    failure = std::current_exception();
  }
  // The caller has the failure alone.
  if (failure) return job.answer({}, std::move(failure));
  publish(std::move(commits));
  job.answer({}, nullptr);
}

void AuthorityWorker::publish(std::vector<sync::FeedCommit> commits) {
  {
    std::lock_guard lock(mutex_);
    figures_.commits += commits.size();
  }
  if (hub_ != nullptr) hub_->publish(std::move(commits));
}

void AuthorityWorker::finished(std::vector<Job>& jobs, std::vector<sync::Judgement> judgements) {
  {
    std::lock_guard lock(mutex_);
    ++figures_.batches;
    figures_.isDiskFull = false;
    figures_.change_sets += judgements.size();
    for (const sync::Judgement& judgement : judgements) {
      if (judgement.kind != sync::Judgement::Kind::judged)
        ++figures_.rejected;
      else if (judgement.receipt.verdict == Verdict::parked)
        ++figures_.parked;
      else if (judgement.receipt.verdict == Verdict::merged)
        ++figures_.merged;
    }
  }
  const auto now = std::chrono::steady_clock::now();
  for (const Job& job : jobs) {
    for (std::size_t i = 0; i < job.sets.size(); ++i) verdict_times_.add(now - job.arrived);
  }
  auto at = judgements.begin();
  for (Job& job : jobs) {
    const auto end = at + static_cast<std::ptrdiff_t>(job.sets.size());
    job.answer({std::make_move_iterator(at), std::make_move_iterator(end)}, nullptr);
    at = end;
  }
}

void AuthorityWorker::judge(std::vector<Job> jobs) {
  const auto begun = std::chrono::steady_clock::now();
  std::vector<sync::Received> batch;
  for (const Job& job : jobs) batch.insert(batch.end(), job.sets.begin(), job.sets.end());
  sync::BatchResult result;
  std::optional<FeedHub::Writing> writing(std::in_place, hub_);
  try {
    store_.transact(forecastOf(batch), [&](sync::ServerTransaction& tx) { result = authority_.judge(tx, batch); });
  } catch (...) {
    const std::exception_ptr failure = std::current_exception();
    writing.reset();
    if (!isPassing(failure)) {
      log_.warning("authority.batch_rolled_back",
                   {{"change_sets", std::to_string(batch.size())}, {"why", describe(failure).message}});
      return judgeOneByOne(jobs);
    }
    {
      std::lock_guard lock(mutex_);
      ++figures_.unavailable;
      figures_.isDiskFull = isDiskFull(failure);
    }
    log_.warning("authority.unavailable",
                 {{"change_sets", std::to_string(batch.size())}, {"why", describe(failure).message}});
    for (Job& job : jobs) job.answer({}, failure);
    return;
  }
  publish(std::move(result.commits));
  writing.reset();
  batch_times_.add(std::chrono::steady_clock::now() - begun);
  finished(jobs, std::move(result.judgements));
}

// A poison change set must not take others with it: each in a transaction of its own. Neither here nor in perform() does a
// FeedHub::Writing live: what the database announces before publish() is then read back, which costs a reading and changes
// nothing. The hub tells each number once and in order, whichever of the two brings it first.
void AuthorityWorker::judgeOneByOne(std::vector<Job>& jobs) {
  for (Job& job : jobs) {
    std::vector<sync::Judgement> judgements;
    std::exception_ptr failure;
    for (const sync::Received& received : job.sets) {
      try {
        judgements.push_back(judgeAlone(received));
      } catch (...) {
        failure = std::current_exception();
        break;
      }
    }
    // Those judged before the failure are durable; the device asks for their receipts by sending them again.
    if (failure) {
      job.answer({}, failure);
      continue;
    }
    std::vector<Job> one;
    one.push_back(std::move(job));
    finished(one, std::move(judgements));
  }
}

sync::Judgement AuthorityWorker::judgeAlone(const sync::Received& received) {
  std::exception_ptr failure;
  try {
    sync::BatchResult result;
    store_.transact(forecastOf({received}),
                    [&](sync::ServerTransaction& tx) { result = authority_.judge(tx, {received}); });
    publish(std::move(result.commits));
    return std::move(result.judgements.at(0));
  } catch (...) {
    failure = std::current_exception();
    if (isPassing(failure)) throw;
  }
  const Failure why = describe(failure);
  log_.error("authority.poison", {{"change_set", received.change_set.id.toString()}, {"why", why.message}});
  {
    std::lock_guard lock(mutex_);
    ++figures_.poisoned;
  }
  try {
    return park(received, why.reason, true);
  } catch (...) {
    if (isPassing(std::current_exception())) throw;
  }
  // Even the row that shows it cannot be written: the receipt and the bytes are what must not be lost.
  return park(received, why.reason, false);
}

sync::Judgement AuthorityWorker::park(const sync::Received& received, const Problem& reason, bool with_row) {
  sync::Judgement judgement;
  std::vector<sync::FeedCommit> commits;
  store_.transact(forecastOf({received}), [&](sync::ServerTransaction& tx) {
    judgement = {};
    sync::PlannedCommit plan;
    plan.change_set = received.change_set;
    plan.change_set.person_id = received.actor.person_id;
    plan.change_set.device_id = received.actor.device_id;
    plan.hash = received.hash;
    plan.bytes = received.bytes;
    plan.verdict = Verdict::parked;
    plan.reason = reason;
    if (with_row && book_.parked_row != nullptr) {
      if (auto row = book_.parked_row(plan.change_set, received.actor, reason, tx)) {
        plan.changes.push_back({std::nullopt, std::move(*row)});
      }
    }
    judgement.receipt.id = received.change_set.id;
    judgement.receipt.cs_no = received.change_set.cs_no;
    judgement.receipt.verdict = Verdict::parked;
    judgement.receipt.reason = reason;
    std::vector<sync::PlannedCommit> planned;
    planned.push_back(std::move(plan));
    commits = tx.flush(std::move(planned));
    judgement.receipt.commit_no = commits.at(0).commit_no;
  });
  publish(std::move(commits));
  return judgement;
}

}  // namespace carnet::server
