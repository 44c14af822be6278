// One line of an import on its way: what is asked of the rule core, and what became of it. It is made by the trial
// (importer.h) and written by import_writer.h.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "server/sync/import_complaints.h"
#include "server/sync/import_file.h"
#include "server/sync/import_memory.h"
#include "shared/rules/executor.h"
#include "shared/rules/rows.h"

namespace carnet::server {

struct ImportStep {
  const ImportFile* file = nullptr;
  ImportLine* line = nullptr;
  Operation operation;
  bool changes = false;
  std::set<std::uint16_t> kept;                    // fields that stand as people wrote them; 0 = the row stays deleted
  std::optional<ImportedLine> remember;            // what is to be remembered, unless it is remembered already
  std::optional<std::vector<Operation>> way_back;  // what undoes it, nothing of it when nothing is changed

  // Says of what people wrote that it stands; once, though the rules run twice.
  void noteKept(const std::vector<FieldOutcome>& outcomes, std::size_t operation_index, Complaints& complaints);
  // What the next import compares with; `before` is what this one did.
  ImportedLine remembered(const ImportedLine* before) const;
  // The rows that the line names: its own, and those that it refers to.
  void addNamedRows(const Registry& registry, std::vector<RowKey>& named) const;
};

}  // namespace carnet::server
