// What was tried is written: change sets of the verb `import`, many of them judged together, and for each file a row of
// import_batch around them. All of it in one transaction, or, of a partial import, each piece in one of its own.
#pragma once

#include <span>
#include <vector>

#include "server/sync/authority_worker.h"
#include "server/sync/import_keys.h"
#include "server/sync/import_progress.h"
#include "server/sync/import_step.h"
#include "shared/core/random.h"

namespace carnet::server {

struct ImportRequest;

class ImportWriter {
 public:
  ImportWriter(AuthorityWorker& worker, const Registry& registry, Rng& rng, const Clock& clock, std::ostream& out,
               Complaints& complaints)
      : worker_(worker), registry_(registry), rng_(rng), clock_(clock), out_(out), complaints_(complaints) {}

  // Throws what Importer::run throws. `now` is the time of the import.
  void write(const Actor& importer, Instant now, const std::vector<ImportFile>& files, std::vector<ImportStep>& steps,
             const ImportKeys& keys, const ImportRequest& request);

 private:
  // Change sets that are judged together, and for each operation whose line it is; none for import_batch rows.
  struct Piece {
    std::vector<std::vector<Operation>> change_sets;
    std::vector<std::vector<ImportStep*>> steps;
    std::vector<Uuid> ids;                            // of the change sets
    std::vector<std::pair<ImportStep*, Uuid>> lines;  // with the batch that remembers them
    std::size_t operations = 0;
    std::size_t bytes = 0;  // of the last change set
  };

  void add(std::vector<Piece>& pieces, Operation operation, ImportStep* step);
  void commit(std::span<Piece> pieces, const ImportKeys& keys, const ImportRequest& request, ImportProgress& progress);
  std::vector<sync::FeedCommit> judge(Piece& piece, sync::ServerTransaction& tx, const sync::Authority& authority);
  Operation batchRow(const Uuid& id, const ImportFile& file, const ImportRequest& request,
                     const std::vector<ImportStep>& steps, bool is_finished) const;

  AuthorityWorker& worker_;
  const Registry& registry_;
  Rng& rng_;
  const Clock& clock_;
  std::ostream& out_;
  Complaints& complaints_;
  Actor importer_;
  Instant now_;
  std::size_t written_ = 0;
};

}  // namespace carnet::server
