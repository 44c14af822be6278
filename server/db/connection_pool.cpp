#include "server/db/connection_pool.h"

#include "server/db/translate.h"

namespace carnet::server {

namespace {

// Refusals at connecting that waiting does not heal.
bool isFinal(const std::string& message) {
  for (const char* sign :
       {"does not exist", "authentication failed", "no pg_hba.conf entry", "could not translate host"}) {
    if (message.find("FATAL") != std::string::npos && message.find(sign) != std::string::npos) return true;
  }
  return false;
}

std::unique_ptr<QuietConnection> connectTo(const std::string& connectionString) {
  try {
    return std::make_unique<QuietConnection>(connectionString);
  } catch (const pqxx::failure& e) {
    std::string message = e.what();
    while (!message.empty() && message.back() == '\n') message.pop_back();
    if (isFinal(message)) throw DatabaseUnavailable(message);
    throw ConnectionLost(message);
  }
}

}  // namespace

ConnectionPool::Loan ConnectionPool::borrow(std::chrono::steady_clock::time_point deadline) {
  std::unique_lock lock(mutex_);
  if (!freed_.wait_until(lock, deadline, [this] { return lent_ < limit_; })) {
    throw DatabaseUnavailable("all " + std::to_string(limit_) + " database connections are in use");
  }
  ++lent_;
  std::unique_ptr<QuietConnection> connection;
  if (!idle_.empty()) {
    connection = std::move(idle_.back());
    idle_.pop_back();
  }
  lock.unlock();
  if (!connection) {
    try {
      connection = connectTo(connectionString_);
    } catch (...) {
      giveBack(nullptr);
      throw;
    }
  }
  return Loan(*this, std::move(connection));
}

ConnectionPool::Figures ConnectionPool::figures() const {
  std::lock_guard lock(mutex_);
  return {lent_, idle_.size(), limit_};
}

void ConnectionPool::giveBack(std::unique_ptr<QuietConnection> connection) {
  const bool usable = connection && connection->is_open();
  std::unique_ptr<QuietConnection> lost;
  {
    std::lock_guard lock(mutex_);
    --lent_;
    if (usable) {
      idle_.push_back(std::move(connection));
    } else {
      lost = std::move(connection);
    }
  }
  freed_.notify_one();
}

void ConnectionPool::forgetIdle() {
  std::vector<std::unique_ptr<QuietConnection>> forgotten;
  std::lock_guard lock(mutex_);
  forgotten.swap(idle_);
}

}  // namespace carnet::server
