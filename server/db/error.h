// What a database call can throw. Everything else that leaves server/db is a fault of ours.
#pragma once

#include <stdexcept>
#include <string>

namespace carnet::server {

// Any failure of the database; the message is for logs and never holds a parameter's value.
class DatabaseError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// PostgreSQL refused a statement. `sqlState` is its five-character code ("23505" = unique violation).
class StatementError : public DatabaseError {
 public:
  StatementError(const std::string& message, std::string sqlState)
      : DatabaseError(message), sqlState_(std::move(sqlState)) {}
  const std::string& sqlState() const { return sqlState_; }
  bool isUniqueViolation() const { return sqlState_ == "23505"; }
  bool isForeignKeyViolation() const { return sqlState_ == "23503"; }
  bool isDiskFull() const { return sqlState_ == "53100"; }
  // The database's machine is short of something, failed to read or write, or gave up waiting (classes 53 and 58,
  // 57014): it says nothing about the statement, which may succeed later.
  bool isTroubleOfTheMachine() const {
    return sqlState_.starts_with("53") || sqlState_.starts_with("58") || sqlState_ == "57014";
  }

 private:
  std::string sqlState_;
};

// No connection within the time allowed for it, after every retry. Nothing was written by this call.
class DatabaseUnavailable : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

// The connection was lost while COMMIT was under way: the transaction may or may not stand. Thrown only for a
// transaction that is not `repeatable`; a repeatable one is run again instead.
class CommitInDoubt : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

// Serialization failures or deadlocks beyond the bound of tries.
class TooMuchContention : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

// The database object is stopping; the work was not begun.
class DatabaseStopped : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

}  // namespace carnet::server
