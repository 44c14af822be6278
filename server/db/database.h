// The server's connections to PostgreSQL: a pool with its own threads, for an embedded cluster and for `--database URL`
// alike. Everything the server reads or writes goes through run() or runBlocking(): one call, one transaction.
//
// Retry stands here and nowhere else. A serialization failure, a deadlock or a connection lost before COMMIT is tried
// again with growing pauses, so the function may run more than once: it must have no effect outside its transaction
// except on variables that it sets anew on every run.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

#include <boost/asio/awaitable.hpp>

#include "server/db/transaction.h"
#include "shared/core/histogram.h"

namespace carnet::server {

struct DatabaseOptions {
  std::string url;                  // a libpq connection string or postgresql:// URL
  std::string listenUrl;            // for LISTEN, past a pool of transactions; empty = url
  std::size_t threads = 4;          // run() in parallel
  std::size_t blockingCallers = 3;  // further connections, for runBlocking() on threads of others
  std::size_t queueLimit = 10'000;  // run() beyond it is refused with DatabaseUnavailable
  int maxTries = 6;                 // for serialization failures and deadlocks
  // How long lost connections are tried again before DatabaseUnavailable; covers a restart of PostgreSQL. It begins anew
  // when a connection is lost in the middle of work that had one, which is begun at most maxTries times.
  std::chrono::milliseconds reconnectFor{15'000};
  std::string applicationName = "carnet-server";
};

struct TransactionOptions {
  enum class Isolation { readCommitted, repeatableRead, serializable };
  Isolation isolation = Isolation::readCommitted;
  bool readOnly = false;
  // True when running it again after it has in fact committed does no harm (receipts, derived ids, upserts). Only
  // then is a connection lost during COMMIT retried; otherwise CommitInDoubt is thrown.
  bool repeatable = false;
  // For transactions that come again and again with the same statements: the connection keeps them prepared. Without
  // effect behind a pool of transactions (listenUrl), where no connection is anybody's.
  bool keepsStatements = false;
};

class Database {
 public:
  explicit Database(DatabaseOptions options);
  // stop() and wait.
  ~Database();

  // Runs `work(Transaction&)` on a thread of the pool and resumes the coroutine on its own executor with the result.
  // The context that runs the coroutine must outlive stop().
  template <class Work>
  auto run(Work work, TransactionOptions options = {})
      -> boost::asio::awaitable<std::invoke_result_t<Work&, Transaction&>> {
    using Answer = std::invoke_result_t<Work&, Transaction&>;
    if constexpr (std::is_void_v<Answer>) {
      std::function<void(Transaction&)> erased = [&work](Transaction& tx) { work(tx); };
      co_await runErased(std::move(erased), options);
    } else {
      std::optional<Answer> answer;
      std::function<void(Transaction&)> erased = [&work, &answer](Transaction& tx) {
        answer.reset();
        answer.emplace(work(tx));
      };
      co_await runErased(std::move(erased), options);
      co_return std::move(*answer);
    }
  }

  // The same on the calling thread, which must not be one that runs coroutines.
  template <class Work>
  auto runBlocking(Work&& work, TransactionOptions options = {}) -> std::invoke_result_t<Work&, Transaction&> {
    using Answer = std::invoke_result_t<Work&, Transaction&>;
    if constexpr (std::is_void_v<Answer>) {
      runBlockingErased([&work](Transaction& tx) { work(tx); }, options);
    } else {
      std::optional<Answer> answer;
      runBlockingErased(
          [&work, &answer](Transaction& tx) {
            answer.reset();
            answer.emplace(work(tx));
          },
          options);
      return std::move(*answer);
    }
  }

  // A statement that PostgreSQL refuses inside a transaction (CREATE DATABASE, VACUUM). Not retried.
  void execOutsideTransaction(std::string_view sql);

  // True when a statement passes within `patience`; for the health page.
  bool isAlive(std::chrono::milliseconds patience);

  // Takes no new work, lets what has begun finish, fails what waits with DatabaseStopped. May be called twice.
  void stop();

  struct Figures {
    std::size_t waiting = 0;  // queued run() calls
    std::uint64_t transactions = 0;
    std::uint64_t retries = 0;
    std::uint64_t lostConnections = 0;
    std::size_t connectionsUsed = 0;
    std::size_t connectionsIdle = 0;
    std::size_t connectionsLimit = 0;
    DurationHistogram::Snapshot transactionTimes;  // with retries, successful ones
  };
  Figures figures() const;

  const DatabaseOptions& options() const { return options_; }

 private:
  using ErasedWork = std::function<void(Transaction&)>;
  boost::asio::awaitable<void> runErased(ErasedWork work, TransactionOptions options);
  void runBlockingErased(const ErasedWork& work, TransactionOptions options);

  class Pool;
  DatabaseOptions options_;
  std::unique_ptr<Pool> pool_;
};

}  // namespace carnet::server
