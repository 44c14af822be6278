// Which row a key of a source names: one of the files being imported, one imported before, or one that stands in the
// database under a key of its own (a role's code, a person's login).
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "server/db/database.h"
#include "server/sync/import_file.h"
#include "server/sync/import_memory.h"

namespace carnet::server {

// The id that a row from a source is given, the same in every import of it; one with a natural key has the id of that.
Uuid importedId(std::string_view source, const Entity& entity, std::string_view key, const Registry& registry);

class ImportKeys {
 public:
  ImportKeys(std::string source, const Registry& registry) : source_(std::move(source)), registry_(registry) {}

  // Notes the keys of the files' lines; refuses empty ones and those that stand twice.
  void collect(std::vector<ImportFile>& files, Complaints& complaints);
  // Looks for the keys that the lines refer to and no file has, and for what earlier imports remember of those in files.
  void resolve(Transaction& tx, const std::vector<ImportFile>& files);

  // Of the row that an earlier import made of the key, else as noted, else importedId.
  Uuid idOf(const Entity& entity, std::string_view key) const;
  // The line's row has a natural key, and so this id.
  void note(const Entity& entity, const std::string& key, const Uuid& id) { noted_[{&entity, key}] = id; }
  // nullptr when no import of the source has brought the key yet.
  const ImportedLine* remembered(const Entity& entity, const std::string& key) const;
  // nullopt when neither a file nor the database has it.
  std::optional<Uuid> find(const Entity& entity, std::string_view key) const;
  // The line of the same file that a cell refers to; nullptr when it is elsewhere.
  const ImportLine* lineOf(const ImportFile& file, std::string_view key) const;

  // The entity that a line's column refers to; nullptr when target_entity names none.
  const Entity* targetOf(const ImportFile& file, const ImportLine& line, const ImportColumn& column) const;

 private:
  using Key = std::pair<const Entity*, std::string>;
  struct Place {
    const ImportFile* file = nullptr;
    const ImportLine* line = nullptr;
  };

  const std::string source_;
  const Registry& registry_;
  std::map<Key, Place> in_files_;
  std::map<Key, Uuid> in_database_;
  std::map<Key, Uuid> noted_;
  std::map<Key, ImportedLine> remembered_;
};

// Files whose lines refer to another file's rows come after it, products after the company; lines that refer to others of
// their file after those. Otherwise the given order stays.
void orderByReferences(std::vector<ImportFile>& files, const ImportKeys& keys);

}  // namespace carnet::server
