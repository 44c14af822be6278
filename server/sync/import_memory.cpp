#include "server/sync/import_memory.h"

#include <nlohmann/json.hpp>

#include "server/db/array_parameter.h"
#include "shared/domain/registry.h"
#include "shared/schema/json.h"

namespace carnet::server {

namespace {

constexpr const char* selectRemembered =
    "SELECT DISTINCT ON (key) key, row_id, written::text FROM sync_imported"
    " WHERE source = $1 AND entity = $2 AND key = ANY($3::text[]) ORDER BY key, no DESC";
// Running the same transaction again after its commit was in doubt writes the same lines.
constexpr const char* insertRemembered =
    "INSERT INTO sync_imported (batch_id, source, entity, key, row_id, written, way_back)"
    " SELECT a, $1, b, c, d, e::jsonb, f"
    " FROM unnest($2::uuid[], $3::integer[], $4::text[], $5::uuid[], $6::text[], $7::bytea[])"
    " AS v (a, b, c, d, e, f) ON CONFLICT DO NOTHING";
constexpr const char* selectWaysBack =
    "SELECT entity, key, row_id, way_back FROM sync_imported WHERE batch_id = $1 ORDER BY no DESC";
constexpr const char* deleteLines =
    "DELETE FROM sync_imported i USING unnest($2::integer[], $3::text[]) AS v (entity, key)"
    " WHERE i.batch_id = $1 AND i.entity = v.entity AND i.key = v.key";
constexpr const char* selectBatch =
    "SELECT b.source, b.file_name, b.entity, u.login, b.line_count, b.applied_count, b.unchanged_count, b.refused_count"
    " FROM import_batch b LEFT JOIN app_user u ON u.id = b.person_id WHERE b.id = $1";
constexpr const char* selectLines =
    "SELECT entity, key, row_id, written::text FROM sync_imported WHERE batch_id = $1 ORDER BY entity, no";

std::string csvCell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == text.npos) return std::string(text);
  std::string cell = "\"";
  for (char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + '"';
}

std::string toJson(const Entity& entity, const std::map<std::uint16_t, Value>& written) {
  nlohmann::json out = nlohmann::json::object();
  for (const auto& [no, value] : written) {
    const carnet::Field& field = *entity.findNo(no);
    const std::string name(field.name);
    if (isNull(value))
      out[name] = nullptr;
    else
      out[name] = valueToText(field, value);
  }
  return out.dump();
}

// A field that is gone, or whose values were others, counts as never written.
std::map<std::uint16_t, Value> fromJson(const Entity& entity, const std::string& text) {
  std::map<std::uint16_t, Value> written;
  const nlohmann::json stored = nlohmann::json::parse(text);
  for (const auto& [name, value] : stored.items()) {
    const carnet::Field* field = entity.find(name);
    if (field == nullptr) continue;
    if (value.is_null()) {
      written[field->no] = Value();
    } else if (field->type == Type::text) {
      written[field->no] = value.get<std::string>();
    } else if (auto known = valueFromText(*field, value.get<std::string>()); known.ok()) {
      written[field->no] = std::move(known).value();
    }
  }
  return written;
}

}  // namespace

std::map<std::string, ImportedLine> rememberedLines(Transaction& tx, const std::string& source, const Entity& entity,
                                                    const std::vector<std::string>& keys) {
  std::map<std::string, ImportedLine> lines;
  for (const Row& row : tx.exec(selectRemembered, source, entity.no, keys)) {
    lines[row[0].string()] = {row[1].uuid(), fromJson(entity, row[2].string())};
  }
  return lines;
}

void remember(Transaction& tx, const std::string& source, const std::vector<LineToRemember>& lines) {
  if (lines.empty()) return;
  ArrayParameter batches(ElementType::uuid), entities(ElementType::integer), keys(ElementType::text),
      rows(ElementType::uuid), written(ElementType::text), ways_back(ElementType::bytea);
  for (const LineToRemember& line : lines) {
    batches.add(line.batch_id);
    entities.add(line.entity->no);
    keys.add(line.key);
    rows.add(line.line.row_id);
    written.add(toJson(*line.entity, line.line.written));
    ChangeSet way_back;
    if (line.way_back) way_back.operations = *line.way_back;
    ways_back.addBytes(line.way_back ? encodeChangeSet(way_back) : std::string());
  }
  tx.exec(insertRemembered, source, batches.take(), entities.take(), keys.take(), rows.take(), written.take(),
          ways_back.take());
}

std::optional<std::vector<LineToUndo>> linesToUndo(Transaction& tx, const RuleBook& book, const Uuid& batch_id) {
  if (tx.exec(selectBatch, batch_id).empty()) return std::nullopt;
  std::vector<LineToUndo> lines;
  for (const Row& row : tx.exec(selectWaysBack, batch_id)) {
    LineToUndo& line = lines.emplace_back();
    line.entity = registry().findNo(static_cast<EntityNo>(row[0].integer()));
    line.key = row[1].string();
    line.row_id = row[2].uuid();
    const auto bytes = row[3].optionalBytes();
    auto way_back = bytes ? readChangeSet(book, *bytes) : std::nullopt;
    line.is_known = way_back.has_value();
    if (way_back) line.way_back = std::move(way_back->operations);
  }
  return lines;
}

void forget(Transaction& tx, const Uuid& batch_id, const std::vector<LineToUndo>& lines) {
  if (lines.empty()) return;
  ArrayParameter entities(ElementType::integer), keys(ElementType::text);
  for (const LineToUndo& line : lines) {
    entities.add(line.entity->no);
    keys.add(line.key);
  }
  tx.exec(deleteLines, batch_id, entities.take(), keys.take());
}

bool showBatch(Transaction& tx, const Uuid& batch_id, std::ostream& out) {
  const Rows batch = tx.exec(selectBatch, batch_id);
  if (batch.empty()) return false;
  const Row& about = batch.front();
  out << "# " << about[1].string() << " of source " << about[0].string() << ", imported by " << about[3].string()
      << ": " << about[4].integer() << " lines, " << about[5].integer() << " imported, " << about[6].integer()
      << " unchanged, " << about[7].integer() << " refused\nentity,key,row_id,written\n";
  for (const Row& line : tx.exec(selectLines, batch_id)) {
    const Entity* entity = registry().findNo(static_cast<EntityNo>(line[0].integer()));
    out << (entity != nullptr ? entity->name : "?") << ',' << csvCell(line[1].string()) << ','
        << line[2].uuid().toString() << ',' << csvCell(line[3].string()) << '\n';
  }
  return true;
}

}  // namespace carnet::server
