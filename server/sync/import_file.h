// One CSV file of an import: its columns understood, its lines as they stand. File name = entity ("03-partner.csv"),
// header = field names; `key` is the row's name in its source, `x_key` names the row that field x_id refers to,
// `x_fr` is field x in French; `created_at` and `created_by_key` say when the row was made and by whom.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "server/sync/import_complaints.h"
#include "shared/schema/registry.h"

namespace carnet::server {

struct ImportColumn {
  enum class Kind {
    key,
    value,      // of `field`
    language,   // of `field`, a localised text, in `language`
    reference,  // `field` refers to `target`
    anyTarget,  // `field` target_id, whose entity stands in column target_entity
    created,
    author,  // refers to an app_user
  };
  Kind kind = Kind::value;
  std::string name;
  const carnet::Field* field = nullptr;
  const Entity* target = nullptr;
  std::string language;
};

struct ImportLine {
  std::size_t line = 0;
  std::string key;
  std::vector<std::string> cells;  // one per column
  bool is_refused = false;
};

struct ImportFile {
  std::string name;  // as the person gave it, for messages
  const Entity* entity = nullptr;
  std::vector<ImportColumn> columns;
  std::vector<ImportLine> lines;

  // Position of the column of this kind or field; nullopt when the file has none.
  std::optional<std::size_t> columnOf(ImportColumn::Kind kind) const;
  std::optional<std::size_t> columnOf(std::string_view field_name) const;
};

// nullopt, and a complaint, when the file cannot be read at all: not there, not UTF-8, no entity of that name, unknown
// columns, quoting that leaves open where a line ends. `entity_name` overrides the file's name unless empty.
std::optional<ImportFile> readImportFile(const std::filesystem::path& path, const std::string& entity_name,
                                         const Registry& registry, Complaints& complaints);

}  // namespace carnet::server
