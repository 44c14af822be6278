// `carnet-server import --undo`: takes an import_batch back, line by line, the last one first. Rows that it made go if they
// stand as it made them and nothing belongs to them; rows that it changed get back what stood before where nobody has
// changed it since. The rest stays and is told with the reason. First everything is tried without writing; then what can
// go back does, in one transaction, as change sets that devices see like any other.
#pragma once

#include <ostream>

#include "server/sync/authority_worker.h"
#include "server/sync/import_memory.h"
#include "server/sync/import_person.h"
#include "shared/core/random.h"

namespace carnet::server {

struct ImportUndone {
  bool is_there = false;   // the batch
  std::size_t undone = 0;  // lines
  std::size_t unchanged = 0;
  std::size_t refused = 0;
};

class ImportUndo {
 public:
  // What stays, and a summary, go to `out`.
  ImportUndo(Database& database, AuthorityWorker& worker, const RuleBook& book, Rng& rng, const Clock& clock,
             std::ostream& out);

  // Throws DatabaseError; std::runtime_error when there is no administrator, or when rows changed between trial and
  // writing: then nothing was written.
  ImportUndone run(const Uuid& batch_id);

 private:
  std::vector<LineToUndo> tried(std::vector<LineToUndo> lines, ImportUndone& report);
  std::optional<Problem> refusalOf(const LineToUndo& line, class ImportRows& rows);
  ChangeSet changeSetOf(const LineToUndo& line) const;
  void write(const Uuid& batch_id, const std::vector<LineToUndo>& lines);

  Database& database_;
  AuthorityWorker& worker_;
  const RuleBook& book_;
  Rng& rng_;
  const Clock& clock_;
  std::ostream& out_;
  ImportPerson person_;
  Instant now_;
};

}  // namespace carnet::server
