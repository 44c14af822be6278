// `carnet-server import`: CSV files through the rule core. First everything is tried without writing; then, unless
// something is wrong with it or the rest was asked for, it is written in batches as change sets of the verb `import`.
#pragma once

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include "server/sync/authority_worker.h"
#include "server/sync/import_file.h"
#include "server/sync/import_keys.h"
#include "server/sync/import_value.h"
#include "shared/core/random.h"

namespace carnet::server {

struct ImportRequest {
  std::vector<std::filesystem::path> files;
  std::string source = "import";  // name of the source: part of the ids of its rows
  std::string entity;             // overrides the file's name, for a single file
  bool shows_progress = false;    // says from time to time how far it is
  bool is_partial = false;        // import what is fine although something is not
};

struct ImportReport {
  std::size_t lines = 0;
  std::size_t imported = 0;  // new or changed rows
  std::size_t unchanged = 0;
  std::size_t refused = 0;
  std::size_t unreadable_files = 0;
  // Whether everything that was asked for was done.
  bool isDone(const ImportRequest& request) const {
    return unreadable_files == 0 && (refused == 0 || request.is_partial);
  }
};

class Importer {
 public:
  // Complaints and a summary go to `out`.
  Importer(Database& database, AuthorityWorker& worker, const RuleBook& book, Rng& rng, const Clock& clock,
           std::ostream& out);

  // Throws DatabaseError; std::runtime_error when there is no administrator to import as, or when rows changed between
  // trial and writing so that the rules now refuse them (what was written before stands; import again).
  ImportReport run(const ImportRequest& request);

 private:
  // One line, ready to be written.
  struct Step {
    const ImportFile* file = nullptr;
    ImportLine* line = nullptr;
    Operation operation;
    bool changes = false;
  };
  // The change sets of one transaction in the making.
  struct Batch {
    std::vector<std::vector<Operation>> change_sets;
    std::size_t operations = 0;
    std::size_t bytes = 0;  // of the last change set
  };

  void findImporter();
  std::vector<ImportFile> read(const ImportRequest& request, ImportReport& report);
  std::vector<Step> prepare(std::vector<ImportFile>& files, const ImportKeys& keys);
  std::optional<Operation> operationOf(const ImportFile& file, ImportLine& line, const ImportKeys& keys);
  void checkUnique(Transaction& tx, std::vector<Step>& steps);
  void tryOut(std::vector<Step>& steps);
  void sayProgress(const char* done, std::size_t count);
  void write(const std::vector<ImportFile>& files, const std::vector<Step>& steps, const ImportRequest& request);
  void add(Batch& batch, Operation operation);
  void commit(Batch& batch);
  Operation batchRow(const Uuid& id, const ImportFile& file, const ImportRequest& request,
                     const std::vector<Step>& steps, bool is_finished) const;
  void refuse(const ImportFile& file, ImportLine& line, std::string_view field, std::string_view reason);
  void summarise(const std::vector<ImportFile>& files, const std::vector<Step>& steps, const ImportRequest& request,
                 ImportReport& report);

  Database& database_;
  AuthorityWorker& worker_;
  const RuleBook& book_;
  Rng& rng_;
  const Clock& clock_;
  std::ostream& out_;
  Complaints complaints_;
  Actor importer_;
  std::set<Node> nodes_;  // what the importer holds
  ImportTerms terms_;
  Instant now_;
  std::size_t total_ = 0;  // lines to try, then rows to write
  std::size_t next_said_ = 0;
  bool shows_progress_ = false;
};

}  // namespace carnet::server
