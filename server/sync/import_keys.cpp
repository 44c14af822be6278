#include "server/sync/import_keys.h"

#include <algorithm>
#include <array>
#include <functional>

#include "shared/core/text.h"
#include "shared/domain/catalogue/product.h"
#include "shared/domain/initial_rows.h"
#include "shared/domain/organisation/company.h"

namespace carnet::server {

namespace {

// Companions have the id of the row that they complete.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> companions = {
    {{"product_cost", "product"}, {"partner_credit", "partner"}}};

// A field by which people name rows of the entity and that only one row has.
const carnet::Field* ownKeyOf(const Entity& entity) {
  for (const carnet::Field& field : entity.fields) {
    if (field.is_unique && field.type == Type::text) return &field;
  }
  return nullptr;
}

}  // namespace

Uuid importedId(std::string_view source, const Entity& entity, std::string_view key, const Registry& registry) {
  // What every company begins with is written into, not made a second time.
  if (const auto initial = initialRowId(entity, key)) return *initial;
  std::string_view name = entity.name;
  for (const auto& [companion, completed] : companions) {
    if (name == companion && registry.find(completed) != nullptr) name = completed;
  }
  std::string text(source);
  text += '\n';
  text += name;
  text += '\n';
  text += key;
  return naturalId("import", text);
}

const ImportedLine* ImportKeys::remembered(const Entity& entity, const std::string& key) const {
  const auto found = remembered_.find({&entity, key});
  return found == remembered_.end() ? nullptr : &found->second;
}

Uuid ImportKeys::idOf(const Entity& entity, std::string_view key) const {
  const Key named{&entity, std::string(key)};
  if (const auto found = remembered_.find(named); found != remembered_.end()) return found->second.row_id;
  if (const auto found = noted_.find(named); found != noted_.end()) return found->second;
  return importedId(source_, entity, key, registry_);
}

void ImportKeys::collect(std::vector<ImportFile>& files, Complaints& complaints) {
  for (ImportFile& file : files) {
    for (ImportLine& line : file.lines) {
      if (line.is_refused) continue;
      if (line.key.empty()) {
        complaints.say(file.name, line.line, "key", "is empty");
        line.is_refused = true;
        continue;
      }
      const auto [found, is_first] = in_files_.try_emplace({file.entity, line.key}, Place{&file, &line});
      if (is_first) continue;
      complaints.say(file.name, line.line, "key",
                     "\"" + line.key + "\" stands in " + found->second.file->name + ":" +
                         std::to_string(found->second.line->line) + " already");
      line.is_refused = true;
    }
  }
}

const Entity* ImportKeys::targetOf(const ImportFile& file, const ImportLine& line, const ImportColumn& column) const {
  if (column.target != nullptr) return column.target;
  const auto named = file.columnOf("target_entity");
  return named ? registry_.find(trimmed(line.cells[*named])) : nullptr;
}

void ImportKeys::resolve(Transaction& tx, const std::vector<ImportFile>& files) {
  std::map<const Entity*, std::set<std::string>> wanted;
  for (const ImportFile& file : files) {
    for (std::size_t i = 0; i < file.columns.size(); ++i) {
      const ImportColumn& column = file.columns[i];
      if (column.target == nullptr && column.kind != ImportColumn::Kind::anyTarget) continue;
      for (const ImportLine& line : file.lines) {
        const std::string key(trimmed(line.cells[i]));
        const Entity* target = line.is_refused || key.empty() ? nullptr : targetOf(file, line, column);
        if (target != nullptr && !in_files_.contains({target, key})) wanted[target].insert(key);
      }
    }
  }
  std::map<const Entity*, std::vector<std::string>> in_files;
  for (const auto& [named, place] : in_files_) in_files[named.first].push_back(named.second);
  for (const auto& [entity, keys] : in_files) {
    for (auto& [key, line] : rememberedLines(tx, source_, *entity, keys)) {
      remembered_.insert_or_assign({entity, key}, std::move(line));
    }
  }
  for (auto& [entity, keys] : wanted) {
    for (auto& [key, line] : rememberedLines(tx, source_, *entity, {keys.begin(), keys.end()})) {
      in_database_[{entity, key}] = line.row_id;
      keys.erase(key);
    }
    const std::string table = Transaction::quotedName(entity->name);
    std::map<Uuid, std::string> candidates;
    for (const std::string& key : keys) candidates[idOf(*entity, key)] = key;
    std::vector<Uuid> ids;
    for (const auto& [id, key] : candidates) ids.push_back(id);
    for (const Row& row : tx.exec("SELECT id FROM " + table + " WHERE id = ANY($1::uuid[])", ids)) {
      const std::string& key = candidates.at(row[0].uuid());
      in_database_[{entity, key}] = row[0].uuid();
      keys.erase(key);
    }
    const carnet::Field* own_key = ownKeyOf(*entity);
    if (own_key == nullptr || keys.empty()) continue;
    const std::string column = Transaction::quotedName(own_key->name);
    for (const Row& row : tx.exec("SELECT id, " + column + " FROM " + table + " WHERE deleted_at IS NULL AND " +
                                      column + " = ANY($1::text[])",
                                  std::vector<std::string>(keys.begin(), keys.end()))) {
      in_database_[{entity, row[1].string()}] = row[0].uuid();
    }
  }
}

std::optional<Uuid> ImportKeys::find(const Entity& entity, std::string_view key) const {
  const Key wanted{&entity, std::string(key)};
  if (in_files_.contains(wanted)) return idOf(entity, key);
  if (const auto found = in_database_.find(wanted); found != in_database_.end()) return found->second;
  return std::nullopt;
}

const ImportLine* ImportKeys::lineOf(const ImportFile& file, std::string_view key) const {
  const auto found = in_files_.find({file.entity, std::string(key)});
  return found != in_files_.end() && found->second.file == &file ? found->second.line : nullptr;
}

namespace {

// Parents before children, depth first; a circle is left as it is and the rules refuse it.
void orderLines(ImportFile& file, const ImportKeys& keys) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < file.columns.size(); ++i) {
    if (file.columns[i].kind == ImportColumn::Kind::reference && file.columns[i].target == file.entity) {
      columns.push_back(i);
    }
  }
  if (columns.empty()) return;
  std::set<const ImportLine*> placed;
  std::vector<ImportLine> ordered;
  ordered.reserve(file.lines.size());
  const std::function<void(const ImportLine&)> place = [&](const ImportLine& line) {
    if (!placed.insert(&line).second) return;
    for (std::size_t column : columns) {
      if (const ImportLine* parent = keys.lineOf(file, trimmed(line.cells[column]))) place(*parent);
    }
    ordered.push_back(line);
  };
  for (const ImportLine& line : file.lines) place(line);
  file.lines = std::move(ordered);
}

}  // namespace

void orderByReferences(std::vector<ImportFile>& files, const ImportKeys& keys) {
  for (ImportFile& file : files) orderLines(file, keys);
  const auto refersTo = [](const ImportFile& file, const ImportFile& other) {
    // A new product takes its currency from there.
    if (file.entity == &entityOf<Product> && other.entity == &entityOf<Company>) return true;
    return std::any_of(file.columns.begin(), file.columns.end(), [&](const ImportColumn& column) {
      return column.target == other.entity && file.entity != other.entity;
    });
  };
  std::vector<ImportFile> ordered;
  while (!files.empty()) {
    // The first that waits for none of the others; in a circle simply the first.
    auto next = std::find_if(files.begin(), files.end(), [&](const ImportFile& file) {
      return std::none_of(files.begin(), files.end(), [&](const ImportFile& other) { return refersTo(file, other); });
    });
    if (next == files.end()) next = files.begin();
    ordered.push_back(std::move(*next));
    files.erase(next);
  }
  files = std::move(ordered);
}

}  // namespace carnet::server
