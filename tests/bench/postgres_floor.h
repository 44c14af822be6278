// Bare PostgreSQL beside the product's database: the same partner rows, feed, receipts and contents with the same
// indexes in a schema of their own, without foreign keys, policies or any logic. One batch is one statement and one
// commit.
#pragma once

#include <libpq-fe.h>

#include <string>
#include <vector>

namespace carnet::bench {

class PostgresFloor {
 public:
  // Throws std::runtime_error, as all members do.
  explicit PostgresFloor(const char* connection_string);
  ~PostgresFloor();
  PostgresFloor(const PostgresFloor&) = delete;
  PostgresFloor& operator=(const PostgresFloor&) = delete;

  // Copies the product's partners; what a former run left is dropped.
  void copyTables();
  void dropTables();
  // The first ids, in PostgreSQL's text form.
  std::vector<std::string> ids(int count);
  // The number of the next row that is written; several connections number apart.
  void numberFrom(long long no) { next_no_ = no; }
  // Updates these rows and writes a feed entry, a receipt and a content of the usual sizes for each.
  void write(const std::vector<std::string>& ids, const std::string& source);

  PGconn* connection() { return connection_; }
  PGresult* execute(const char* sql);

 private:
  [[noreturn]] void fail();
  PGconn* connection_ = nullptr;
  long long next_no_ = 1;
};

}  // namespace carnet::bench
