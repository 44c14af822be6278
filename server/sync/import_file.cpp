#include "server/sync/import_file.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "shared/core/csv.h"
#include "shared/core/text.h"

namespace carnet::server {

namespace {

constexpr std::size_t maxFileBytes = std::size_t{1} << 30;

std::size_t lineOf(std::string_view text, std::size_t position) {
  return 1 +
         static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(position), '\n'));
}

// The line of the first byte that is not UTF-8 or is a NUL; 0 when there is none.
std::size_t firstBadLine(std::string_view text) {
  if (isValidUtf8(text) && text.find('\0') == std::string_view::npos) return 0;
  for (std::size_t at = 0, line = 1; at < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view one = text.substr(at, end - at);
    if (!isValidUtf8(one) || one.find('\0') != std::string_view::npos) return line;
    at = end + 1;
  }
  return lineOf(text, text.size());
}

const Entity* entityOfFile(const std::filesystem::path& path, const Registry& registry) {
  std::string stem = path.stem().string();
  const std::size_t begin = std::min(stem.find_first_not_of("0123456789-_. "), stem.size());
  return registry.find(stem.substr(begin));
}

const char* wordsOf(CsvReader::Fault fault) {
  switch (fault) {
    case CsvReader::Fault::quoteInValue:
      return "a quote inside a value that is not quoted (write the value in quotes and double the inner ones)";
    case CsvReader::Fault::textAfterQuote:
      return "text behind the closing quote of a value";
    case CsvReader::Fault::unclosedQuote:
      return "a quoted value is never closed";
    case CsvReader::Fault::bareReturn:
      return "a carriage return that ends no line";
  }
  return "not CSV";
}

std::string fieldNames(const Entity& entity) {
  std::string names = "key, created_at, created_by_key";
  for (const carnet::Field& field : entity.fields) names += ", " + std::string(field.name);
  return names;
}

std::optional<ImportColumn> columnNamed(const std::string& name, const Entity& entity, const Registry& registry) {
  using enum ImportColumn::Kind;
  ImportColumn column;
  column.name = name;
  const auto as = [&](ImportColumn::Kind kind, const carnet::Field* field) {
    column.kind = kind;
    column.field = field;
    return column;
  };
  // A field of this very name goes before the meanings that a name can have.
  if (const carnet::Field* field = entity.find(name)) return as(value, field);
  if (name == "key") return as(key, nullptr);
  if (name == "created_at") return as(created, nullptr);
  if (name == "created_by_key") {
    column.target = registry.find("app_user");
    return as(author, nullptr);
  }
  if (name.ends_with("_key")) {
    const std::string stem = name.substr(0, name.size() - 4);
    const carnet::Field* field = entity.find(stem + "_id");
    if (field == nullptr) field = entity.find(stem);  // mine_by, resolved_by
    if (field == nullptr || field->type != Type::uuid) return std::nullopt;
    column.target = registry.find(field->references);
    return as(column.target != nullptr ? reference : anyTarget, field);
  }
  if (const std::size_t bar = name.rfind('_'); bar != std::string::npos && name.size() - bar == 3) {
    const carnet::Field* field = entity.find(name.substr(0, bar));
    if (field == nullptr || field->type != Type::localText) return std::nullopt;
    column.language = name.substr(bar + 1);
    return as(language, field);
  }
  return std::nullopt;
}

// Whether the header can be understood; says everything that is wrong with it.
bool readHeader(const std::vector<std::string>& header, const Registry& registry, ImportFile& file,
                Complaints& complaints) {
  const std::size_t before = complaints.count();
  if (header.size() == 1 && header[0].find_first_of(";\t") != std::string::npos) {
    complaints.say(file.name, 1, "", "values are separated by another sign than a comma");
    return false;
  }
  std::set<std::string> seen;
  for (const std::string& raw : header) {
    const std::string name(trimmed(raw));
    if (!seen.insert(name).second) complaints.say(file.name, 1, name, "the column stands twice");
    auto column = columnNamed(name, *file.entity, registry);
    if (!column) {
      complaints.say(file.name, 1, name.empty() ? "(empty)" : name,
                     "is no field of " + std::string(file.entity->name) + "; it has " + fieldNames(*file.entity));
      continue;
    }
    file.columns.push_back(std::move(*column));
  }
  if (complaints.count() == before && !file.columnOf(ImportColumn::Kind::key)) {
    complaints.say(file.name, 1, "key", "the column is missing: it names each row in its source");
  }
  for (const ImportColumn& column : file.columns) {
    if (column.kind == ImportColumn::Kind::anyTarget && !file.columnOf("target_entity")) {
      complaints.say(file.name, 1, column.name, "needs a column target_entity beside it");
    }
  }
  return complaints.count() == before;
}

std::optional<std::string> readText(const std::filesystem::path& path, const std::string& name,
                                    Complaints& complaints) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream || std::filesystem::is_directory(path)) {
    complaints.say(name, 0, "", "cannot be read");
    return std::nullopt;
  }
  if (std::filesystem::file_size(path) > maxFileBytes) {
    complaints.say(name, 0, "", "is larger than 1 GiB; split it");
    return std::nullopt;
  }
  std::ostringstream content;
  content << stream.rdbuf();
  std::string text = std::move(content).str();
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    complaints.say(name, 1, "", "is UTF-16; save it as UTF-8");
    return std::nullopt;
  }
  if (const std::size_t line = firstBadLine(text); line > 0) {
    complaints.say(name, line, "", "is not valid UTF-8 text; save the file as UTF-8");
    return std::nullopt;
  }
  return text;
}

}  // namespace

std::optional<std::size_t> ImportFile::columnOf(ImportColumn::Kind kind) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].kind == kind) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> ImportFile::columnOf(std::string_view field_name) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].field != nullptr && columns[i].field->name == field_name) return i;
  }
  return std::nullopt;
}

std::optional<ImportFile> readImportFile(const std::filesystem::path& path, const std::string& entity_name,
                                         const Registry& registry, Complaints& complaints) {
  ImportFile file;
  file.name = path.filename().string();
  file.entity = entity_name.empty() ? entityOfFile(path, registry) : registry.find(entity_name);
  if (file.entity == nullptr) {
    complaints.say(file.name, 0, "",
                   entity_name.empty() ? "the file's name is no entity (partner.csv, 03-contact.csv …)"
                                       : "there is no entity " + entity_name);
    return std::nullopt;
  }
  const auto text = readText(path, file.name, complaints);
  if (!text) return std::nullopt;
  CsvReader reader(*text);
  std::vector<std::string> values;
  if (!reader.next(values) && !reader.fault()) {
    complaints.say(file.name, 0, "", "is empty; the first line names the columns");
    return std::nullopt;
  }
  if (!reader.fault() && !readHeader(values, registry, file, complaints)) return std::nullopt;
  const std::size_t key = reader.fault() ? 0 : *file.columnOf(ImportColumn::Kind::key);
  while (!reader.fault() && reader.next(values)) {
    ImportLine line;
    line.line = reader.line();
    if (values.size() != file.columns.size()) {
      complaints.say(file.name, line.line, "",
                     "has " + std::to_string(values.size()) + " values where the header has " +
                         std::to_string(file.columns.size()));
      line.is_refused = true;
      values.resize(file.columns.size());
    }
    line.key = std::string(trimmed(values[key]));
    line.cells = std::move(values);
    file.lines.push_back(std::move(line));
  }
  if (reader.fault()) {
    complaints.say(file.name, reader.faultLine(), "", wordsOf(*reader.fault()));
    return std::nullopt;
  }
  return file;
}

}  // namespace carnet::server
