#include "server/sync/snapshot_reader.h"

#include <algorithm>

#include "server/sync/entity_table.h"
#include "shared/schema/codec.h"

namespace carnet::server {

namespace {

constexpr const char* becomeReader =
    "SELECT set_config('role', 'carnet_reader', true), set_config('app.user', $1, true),"
    " set_config('statement_timeout', '30s', true), (SELECT n FROM sync_head)";

// Rows with thumbnails are large: fewer of them make a chunk.
constexpr std::size_t rowsWithBlobs = 200;

std::size_t limitOf(const sync::ChunkRequest& request) {
  for (const carnet::Field& field : request.entity->fields) {
    if (field.type == Type::blob) return std::min(request.limit, rowsWithBlobs);
  }
  return request.limit;
}

// Of the rows that a chunk may have, those that are read.
constexpr std::size_t mostBytes = 4u << 20;

// What of a row can be long.
std::string rowSize(const EntityTable& table) {
  std::string size = "coalesce(octet_length(t.unknown), 0)";
  for (const carnet::Field& field : table.entity().fields) {
    if (field.type != Type::text && field.type != Type::localText && field.type != Type::blob) continue;
    const std::string column = "t." + Transaction::quotedName(field.name);
    size += " + coalesce(octet_length(" + column + "), 0)";
  }
  return size;
}

// $1 the key, $2 the limit, then what the nodes need. Each form is one that an index answers in order.
std::string chunkStatement(const EntityTable& table, std::size_t wide, std::size_t narrow) {
  const std::string select = "SELECT " + table.columns() + " FROM " + table.name() + " t";
  const std::string rest = " AND t.id > $1 AND t.deleted_at IS NULL ORDER BY t.id LIMIT $2";
  if (narrow == 0 && wide == 1) return select + " WHERE t.facet = $3" + rest;
  if (narrow == 0) return select + " WHERE t.facet = ANY($3::smallint[])" + rest;
  const std::string leaves = "unnest($3::smallint[], $4::uuid[]) AS n (facet, root_id)";
  if (wide == 0) {
    return select + " JOIN " + leaves + " ON n.facet = t.facet AND n.root_id = t.root_id WHERE true" + rest;
  }
  return select + " WHERE (t.facet = ANY($5::smallint[]) OR (t.facet, t.root_id) IN (SELECT n.facet, n.root_id FROM " +
         leaves + "))" + rest;
}

}  // namespace

std::string bounded(const EntityTable& table, const std::string& rows, std::size_t most_bytes) {
  const std::string size = rowSize(table);
  return "SELECT " + table.columns() + ", t.found FROM (SELECT t.*, count(*) OVER () AS found, sum(" + size +
         ") OVER (ORDER BY t.id) AS upto FROM (" + rows + ") AS t) AS t WHERE t.upto - (" + size + ") < " +
         std::to_string(most_bytes) + " ORDER BY t.id";
}

void readAs(Transaction& tx, const Uuid& person_id) { tx.exec(becomeReader, person_id); }

SnapshotChunkRows readChunk(Transaction& tx, const Uuid& person_id, const sync::ChunkRequest& request) {
  SnapshotChunkRows chunk;
  chunk.head = tx.execOne(becomeReader, person_id).front()[3].integer();
  chunk.last_key = request.after;
  std::vector<int> wide, facets;
  std::vector<Uuid> roots;
  for (const Node& node : request.nodes) {
    if (node.root_id.isNil()) {
      wide.push_back(static_cast<int>(node.facet));
    } else {
      facets.push_back(static_cast<int>(node.facet));
      roots.push_back(node.root_id);
    }
  }
  const EntityTable& table = EntityTable::of(*request.entity);
  const std::size_t limit = limitOf(request);
  Parameters parameters{request.after, limit};
  if (facets.empty() && wide.size() == 1)
    parameters.emplace_back(wide.front());
  else if (facets.empty())
    parameters.emplace_back(wide);
  if (!facets.empty()) {
    parameters.emplace_back(facets);
    parameters.emplace_back(roots);
    if (!wide.empty()) parameters.emplace_back(wide);
  }
  const Rows rows =
      tx.execWith(bounded(table, chunkStatement(table, wide.size(), facets.size()), mostBytes), parameters);
  chunk.rows.reserve(rows.size());
  for (const Row& answer : rows) {
    const carnet::Row row = table.readRow(answer);
    chunk.rows.push_back({{row.head.root_id, row.head.facet}, encodeRow(row)});
    chunk.last_key = row.head.id;
  }
  const std::size_t found = rows.empty() ? 0 : static_cast<std::size_t>(rows.front()["found"].integer());
  chunk.at_end = found < limit && found == rows.size();
  return chunk;
}

}  // namespace carnet::server
