// The connections themselves: lent one at a time, thrown away when one was lost. No thread of its own.
#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <pqxx/pqxx>

#include "server/db/prepared_statements.h"

namespace carnet::server {

// libpq prints notices to stderr unless somebody takes them.
struct QuietConnection : pqxx::connection {
  explicit QuietConnection(const std::string& connectionString) : pqxx::connection(connectionString), quiet(*this) {}
  pqxx::quiet_errorhandler quiet;
  PreparedStatements kept;
};

class ConnectionPool {
 public:
  ConnectionPool(std::string connectionString, std::size_t limit)
      : connectionString_(std::move(connectionString)), limit_(limit) {}

  // One connection in exclusive use; given back when it goes, or forgotten when `discard()` was called.
  class Loan {
   public:
    Loan(ConnectionPool& pool, std::unique_ptr<QuietConnection> connection)
        : pool_(&pool), connection_(std::move(connection)) {}
    Loan(Loan&&) = delete;
    ~Loan() { pool_->giveBack(std::move(connection_)); }
    pqxx::connection& operator*() { return *connection_; }
    PreparedStatements& kept() { return connection_->kept; }
    void discard() { connection_.reset(); }

   private:
    ConnectionPool* pool_;
    std::unique_ptr<QuietConnection> connection_;
  };

  // Waits for a free place until `deadline`, connects when no open connection is idle. Throws DatabaseUnavailable when
  // every place is taken, ConnectionLost when PostgreSQL cannot be reached just now.
  Loan borrow(std::chrono::steady_clock::time_point deadline);

  struct Figures {
    std::size_t lent = 0, idle = 0, limit = 0;
  };
  Figures figures() const;

  // After one connection was lost the idle ones are lost as well.
  void forgetIdle();

 private:
  void giveBack(std::unique_ptr<QuietConnection> connection);

  const std::string connectionString_;
  const std::size_t limit_;
  mutable std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<QuietConnection>> idle_;
  std::size_t lent_ = 0;
};

}  // namespace carnet::server
