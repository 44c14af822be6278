// What an import remembers of each line (table sync_imported): which row its key became, by which batch, and what it
// said last. The next import of the same source compares with it: where a field still stands as it was written, the
// source has the word; where it does not, people have it.
#pragma once

#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "server/db/database.h"
#include "shared/rules/rule_book.h"

namespace carnet::server {

struct ImportedLine {
  Uuid row_id;
  std::map<std::uint16_t, Value> written;  // by field number
  bool operator==(const ImportedLine&) const = default;
};

// The newest line of each of the keys that has one.
std::map<std::string, ImportedLine> rememberedLines(Transaction& tx, const std::string& source, const Entity& entity,
                                                    const std::vector<std::string>& keys);

struct LineToRemember {
  Uuid batch_id;
  const Entity* entity = nullptr;
  std::string key;
  ImportedLine line;
  std::optional<std::vector<Operation>> way_back;  // nullopt: there is none
};

void remember(Transaction& tx, const std::string& source, const std::vector<LineToRemember>& lines);

// A line as `carnet-server import --undo` needs it.
struct LineToUndo {
  const Entity* entity = nullptr;
  std::string key;
  Uuid row_id;
  bool is_known = false;            // false: there is no way back, or none was kept then
  std::vector<Operation> way_back;  // empty: the batch changed nothing of it
};

// The lines of a batch, the last one first, their ways back in the words of this program's rules; nullopt when there is no
// such batch.
std::optional<std::vector<LineToUndo>> linesToUndo(Transaction& tx, const RuleBook& book, const Uuid& batch_id);
// What was undone is as if it had never been imported: an import of the same source compares with what was before.
void forget(Transaction& tx, const Uuid& batch_id, const std::vector<LineToUndo>& lines);

// The rows that a batch wrote or recognised, as CSV: entity,key,row_id,written. False when there is no such batch.
bool showBatch(Transaction& tx, const Uuid& batch_id, std::ostream& out);

}  // namespace carnet::server
