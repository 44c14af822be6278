#include "server/db/database.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <optional>
#include <random>
#include <thread>

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/execution_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/db/connection_pool.h"
#include "server/db/connection_string.h"
#include "server/db/translate.h"

namespace carnet::server {

namespace asio = boost::asio;
using Steady = std::chrono::steady_clock;

namespace {

std::unique_ptr<pqxx::dbtransaction> begin(pqxx::connection& connection, const TransactionOptions& options) {
  using enum TransactionOptions::Isolation;
  switch (options.isolation) {
    case readCommitted:
      if (options.readOnly) {
        return std::make_unique<pqxx::transaction<pqxx::read_committed, pqxx::read_only>>(connection);
      }
      return std::make_unique<pqxx::transaction<pqxx::read_committed>>(connection);
    case repeatableRead:
      if (options.readOnly) {
        return std::make_unique<pqxx::transaction<pqxx::repeatable_read, pqxx::read_only>>(connection);
      }
      return std::make_unique<pqxx::transaction<pqxx::repeatable_read>>(connection);
    case serializable:
      break;
  }
  if (options.readOnly) {
    return std::make_unique<pqxx::transaction<pqxx::serializable, pqxx::read_only>>(connection);
  }
  return std::make_unique<pqxx::transaction<pqxx::serializable>>(connection);
}

// Full jitter over a bound that doubles.
std::chrono::milliseconds pauseBefore(int attempt, std::chrono::milliseconds cap) {
  thread_local std::minstd_rand random(std::random_device{}());
  const auto bound = std::min<std::int64_t>(cap.count(), std::int64_t{4} << std::min(attempt, 12));
  return std::chrono::milliseconds(1 + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(bound)));
}

}  // namespace

struct TransactionAccess {
  static Transaction of(pqxx::dbtransaction& work, PreparedStatements* kept) { return {&work, kept}; }
};

class Database::Pool {
 public:
  explicit Pool(const DatabaseOptions& options)
      : options_(options),
        keepsStatements_(options.listenUrl.empty()),
        connections_(completeConnectionString(options.url, options.applicationName),
                     options.threads + options.blockingCallers) {
    for (std::size_t i = 0; i < options.threads; ++i) threads_.emplace_back([this] { serve(); });
  }

  ~Pool() { stop(); }

  void stop() {
    std::deque<Job> waiting;
    {
      std::lock_guard lock(mutex_);
      stopping_ = true;
      waiting.swap(jobs_);
    }
    arrived_.notify_all();
    for (Job& job : waiting) job.done(std::make_exception_ptr(DatabaseStopped("the database is stopping")));
    std::lock_guard joining(joinMutex_);
    for (std::thread& thread : threads_) {
      if (thread.joinable()) thread.join();
    }
  }

  struct Job {
    ErasedWork work;
    TransactionOptions options;
    std::function<void(std::exception_ptr)> done;
  };

  void submit(Job job) {
    std::exception_ptr refusal;
    {
      std::lock_guard lock(mutex_);
      if (stopping_) {
        refusal = std::make_exception_ptr(DatabaseStopped("the database is stopping"));
      } else if (jobs_.size() >= options_.queueLimit) {
        refusal = std::make_exception_ptr(DatabaseUnavailable("the queue of database work is full"));
      } else {
        jobs_.push_back(std::move(job));
      }
    }
    if (refusal) {
      job.done(refusal);
    } else {
      arrived_.notify_one();
    }
  }

  // Looks for a connection for as long as the options say, or as long as `patience` and no longer, whatever was lost.
  void runWithRetry(const ErasedWork& work, const TransactionOptions& options,
                    std::optional<std::chrono::milliseconds> patience = {}) {
    const auto begun = Steady::now();
    auto deadline = begun + patience.value_or(options_.reconnectFor);
    int contentions = 0;
    int lost_at_work = 0;
    for (int attempt = 0;; ++attempt) {
      bool has_begun = false;
      // Who had a connection may look for one as long as anybody, however long the work took before: it may have been the
      // machine that stood still until PostgreSQL gave it up (idle_in_transaction_session_timeout).
      const auto lookOn = [&] {
        if (!patience && has_begun && ++lost_at_work < options_.maxTries)
          deadline = std::max(deadline, Steady::now() + options_.reconnectFor);
      };
      try {
        // A place among the connections is worth waiting for, unless the caller has said how long.
        const auto place_until = patience ? deadline : std::max(deadline, Steady::now() + std::chrono::seconds(5));
        runOnce(work, options, place_until, has_begun);
        ++transactions_;
        transactionTimes_.add(Steady::now() - begun);
        return;
      } catch (const StatementError& e) {
        if (!isContention(e)) throw;
        if (++contentions >= options_.maxTries) {
          throw TooMuchContention("given up after " + std::to_string(contentions) + " tries: " + e.what());
        }
        pause(attempt, std::chrono::milliseconds(100));
      } catch (const ConnectionLost& e) {
        noteLoss();
        lookOn();
        if (stopping_ || Steady::now() >= deadline) {
          throw DatabaseUnavailable(std::string("PostgreSQL cannot be reached: ") + e.what());
        }
        pause(attempt, std::chrono::milliseconds(250));
      } catch (const CommitInDoubt&) {
        noteLoss();
        lookOn();
        if (!options.repeatable || stopping_ || Steady::now() >= deadline) throw;
        pause(attempt, std::chrono::milliseconds(250));
      }
    }
  }

  void execOutside(const std::string& sql) {
    ConnectionPool::Loan loan = connections_.borrow(Steady::now() + options_.reconnectFor);
    try {
      pqxx::nontransaction work(*loan);
      work.exec(sql);
    } catch (...) {
      rethrowTranslated(*loan, Wording::full);
    }
  }

  Figures figures() const {
    const ConnectionPool::Figures connections = connections_.figures();
    std::lock_guard lock(mutex_);
    return {.waiting = jobs_.size(),
            .transactions = transactions_,
            .retries = retries_,
            .lostConnections = lost_,
            .connectionsUsed = connections.lent,
            .connectionsIdle = connections.idle,
            .connectionsLimit = connections.limit,
            .transactionTimes = transactionTimes_.snapshot()};
  }

 private:
  // `has_begun` says that there was a connection, and a transaction on it.
  void runOnce(const ErasedWork& work, const TransactionOptions& options, Steady::time_point place_until,
               bool& has_begun) {
    ConnectionPool::Loan loan = connections_.borrow(place_until);
    try {
      std::unique_ptr<pqxx::dbtransaction> transaction = begin(*loan, options);
      has_begun = true;
      const bool keeps = options.keepsStatements && keepsStatements_;
      Transaction view = TransactionAccess::of(*transaction, keeps ? &loan.kept() : nullptr);
      work(view);
      transaction->commit();
    } catch (const StatementError& e) {
      if (!options.keepsStatements || !isOfKeptStatement(e)) throw;
      // The next try begins with a connection that keeps none. One that has lost what it kept, or has others', is shared by a
      // pool that nobody told us of.
      loan.discard();
      if (e.sqlState() != "0A000") keepsStatements_ = false;
      throw ConnectionLost(e.what());
    } catch (const ConnectionLost&) {
      loan.discard();
      throw;
    } catch (const DatabaseError&) {
      throw;
    } catch (...) {
      // Only libpqxx's own exceptions (BEGIN, COMMIT) are translated here; those of the work pass through.
      try {
        rethrowTranslated(*loan);
      } catch (const ConnectionLost&) {
        loan.discard();
        throw;
      } catch (const CommitInDoubt&) {
        loan.discard();
        throw;
      }
    }
  }

  void noteLoss() {
    ++lost_;
    connections_.forgetIdle();
  }

  void pause(int attempt, std::chrono::milliseconds cap) {
    ++retries_;
    std::this_thread::sleep_for(pauseBefore(attempt, cap));
  }

  void serve() {
    for (;;) {
      Job job;
      {
        std::unique_lock lock(mutex_);
        arrived_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
        if (jobs_.empty()) return;
        job = std::move(jobs_.front());
        jobs_.pop_front();
      }
      std::exception_ptr failure;
      try {
        runWithRetry(job.work, job.options);
      } catch (...) {
        failure = std::current_exception();
      }
      job.done(failure);
    }
  }

  const DatabaseOptions& options_;
  std::atomic<bool> keepsStatements_;
  ConnectionPool connections_;
  mutable std::mutex mutex_;
  std::mutex joinMutex_;
  std::condition_variable arrived_;
  std::deque<Job> jobs_;
  std::atomic<bool> stopping_ = false;
  std::atomic<std::uint64_t> transactions_ = 0;
  std::atomic<std::uint64_t> retries_ = 0;
  std::atomic<std::uint64_t> lost_ = 0;
  DurationHistogram transactionTimes_;
  std::vector<std::thread> threads_;
};

Database::Database(DatabaseOptions options) : options_(std::move(options)), pool_(std::make_unique<Pool>(options_)) {}

Database::~Database() = default;

asio::awaitable<void> Database::runErased(ErasedWork work, TransactionOptions options) {
  auto initiate = [this](auto handler, ErasedWork job, TransactionOptions chosen) {
    // The handler is movable only, std::function wants copies: it travels in a shared pointer and is called once.
    using Handler = std::decay_t<decltype(handler)>;
    auto executor = asio::get_associated_executor(handler);
    auto alive = asio::prefer(executor, asio::execution::outstanding_work.tracked);
    auto shared = std::make_shared<Handler>(std::move(handler));
    auto done = [shared, alive](std::exception_ptr failure) {
      asio::post(alive, [shared, failure] { std::move (*shared)(failure); });
    };
    pool_->submit({std::move(job), chosen, std::move(done)});
  };
  co_await asio::async_initiate<const asio::use_awaitable_t<>, void(std::exception_ptr)>(
      std::move(initiate), asio::use_awaitable, std::move(work), options);
}

void Database::runBlockingErased(const ErasedWork& work, TransactionOptions options) {
  pool_->runWithRetry(work, options);
}

void Database::execOutsideTransaction(std::string_view sql) { pool_->execOutside(std::string(sql)); }

bool Database::isAlive(std::chrono::milliseconds patience) {
  try {
    pool_->runWithRetry(
        [&](Transaction& tx) {
          tx.setLocal("statement_timeout", std::to_string(patience.count()));
          tx.exec("SELECT 1");
        },
        {.readOnly = true}, patience);
    return true;
  } catch (const DatabaseError&) {
    return false;
  }
}

void Database::stop() { pool_->stop(); }

Database::Figures Database::figures() const { return pool_->figures(); }

}  // namespace carnet::server
