// Pending work over newer rows (sync.md 6): the rows that pending change sets touch are put back to what the server
// said, newer images applied, and those change sets run again in order. The device gives no verdict: what no longer
// passes stays in the outbox, its effects out of the merged rows.
#pragma once

#include <map>
#include <set>

#include "shared/rules/executor.h"
#include "shared/sync/staged_rows.h"

namespace carnet::sync {

// Runs `change_set` over the merged rows as the device does and, if it passes, stages its effects, shadows and the
// pending index; `changed` gets the rows it has changed. Returns the outcome; without effects the rows it names are still
// indexed as pending.
Outcome runPending(const RuleBook& book, StagedRows& rows, const ChangeSet& change_set, const Actor& actor,
                   std::vector<RowKey>& changed);

class Rebase {
 public:
  Rebase(const RuleBook& book, LocalStore& store) : book_(book), store_(store) {}

  // The server's newer row for one that has pending work; nullopt = it is no longer held.
  void setImage(const RowKey& key, std::optional<Row> image) { images_[key] = std::move(image); }
  // Rows of these leaves are no longer held, whatever image was set.
  void forget(const std::function<bool(const Leaf&)>& left) {
    for (auto& [key, image] : images_) {
      if (image && left({image->head.root_id, image->head.facet})) image.reset();
    }
  }
  // This change set is pending no longer: closed, or its result is in the images (OutboxEntry::commit_no).
  void drop(std::int64_t cs_no) { dropped_.insert(cs_no); }
  // This change set runs again although nothing of it has changed.
  void again(std::int64_t cs_no) { again_.insert(cs_no); }
  // What of these change sets has no effects any more once all is run again waits for rows that were withdrawn.
  void seal(const std::vector<std::int64_t>& cs_nos) { sealed_.insert(cs_nos.begin(), cs_nos.end()); }
  bool isNeeded() const { return !images_.empty() || !dropped_.empty() || !again_.empty(); }

  // Inside the store's transaction. All pending work is by `actor`: one person per replica.
  void run(const Actor& actor, std::vector<RowKey>& changed);

 private:
  void include(StagedRows& rows, const RowKey& key);
  void includeSet(StagedRows& rows, std::int64_t cs_no);
  void restore(StagedRows& rows);
  void runOver(StagedRows& rows, const Actor& actor);

  const RuleBook& book_;
  LocalStore& store_;
  std::map<RowKey, std::optional<Row>> images_;
  std::set<std::int64_t> dropped_, again_, sealed_;
  std::map<RowKey, std::optional<Row>> base_;  // every row of the connected pending work, without it
  std::set<std::int64_t> sets_;
};

}  // namespace carnet::sync
