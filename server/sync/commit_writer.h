// Writes judged change sets in two round trips: the number row, then everything else in one statement.
#pragma once

#include "server/db/transaction.h"
#include "shared/sync/server_store.h"

namespace carnet::server {

class CommitWriter {
 public:
  // `rights_version`: as of which roles the commits were judged.
  CommitWriter(Transaction& tx, std::vector<sync::PlannedCommit> commits, std::int64_t rights_version)
      : tx_(tx), commits_(std::move(commits)), rights_version_(rights_version) {}

  std::vector<sync::FeedCommit> write();
  // The first commit_no of this transaction; known after write().
  std::int64_t firstNo() const { return first_no_; }

 private:
  class Statement;
  void takeNumbers();
  sync::FeedCommit number(sync::PlannedCommit& planned, std::int64_t commit_no);
  void addRows(Statement& statement) const;
  void addReceipts(Statement& statement) const;
  void addFeed(Statement& statement, const std::vector<sync::FeedCommit>& written) const;
  void addHolds(Statement& statement, const std::vector<sync::FeedCommit>& written) const;
  void addDevices(Statement& statement) const;

  Transaction& tx_;
  std::vector<sync::PlannedCommit> commits_;
  const std::int64_t rights_version_;
  std::int64_t first_no_ = 0;
};

// The numbers of the fields in which two images of a row differ.
std::vector<std::uint16_t> changedFields(const carnet::Row& before, const carnet::Row& after);

}  // namespace carnet::server
