// `carnet-server import`: CSV files through the rule core. First everything is tried without writing; then, unless
// something is wrong with it, it is written as change sets of the verb `import` in one transaction. Where the rest was
// asked for although something is wrong, it is written in several.
#pragma once

#include <filesystem>
#include <ostream>
#include <span>
#include <string>
#include <vector>

#include "server/sync/authority_worker.h"
#include "server/sync/import_file.h"
#include "server/sync/import_keys.h"
#include "server/sync/import_person.h"
#include "server/sync/import_rows.h"
#include "server/sync/import_value.h"
#include "server/sync/import_writer.h"
#include "shared/core/random.h"
#include "shared/rules/executor.h"

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
  std::size_t kept = 0;  // lines of which something was left as people wrote it
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
  // trial and writing so that the rules now refuse them: then nothing was written, of a partial import what came before.
  ImportReport run(const ImportRequest& request);

 private:
  using Step = ImportStep;

  void findImporter();
  std::vector<ImportFile> read(const ImportRequest& request, ImportReport& report);
  std::optional<Operation> operationOf(const ImportFile& file, ImportLine& line, const ImportKeys& keys);
  void tryOut(std::vector<ImportFile>& files, ImportKeys& keys, std::vector<Step>& steps, ImportProgress& progress);
  void nameByKey(Step& step, ImportKeys& keys, ImportRows& rows, const ExecutionTerms& terms);
  void checkUnique(Transaction& tx, std::span<Step> steps);
  void prefetch(ImportRows& rows, std::span<const Step> steps) const;
  void giveCurrency(Operation& operation, ImportRows& rows) const;
  void giveBases(Step& step, const ImportedLine* before, ImportRows& rows) const;
  void tryOne(Step& step, const ImportKeys& keys, ImportRows& rows, const ExecutionTerms& terms);
  ChangeSet changeSetOf(const Step& step) const;
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
  ImportPerson person_;
  Actor importer_;
  ImportTerms terms_;
  Instant now_;
  std::map<std::pair<const Entity*, const carnet::Field*>, std::map<std::string, Step*>> unique_;  // values of lines
  std::map<RowKey, const Step*> by_natural_key_;
};

}  // namespace carnet::server
