#include "server/sync/node_ranges.h"

#include <algorithm>

#include "server/sync/entity_table.h"
#include "server/sync/node_sums.h"
#include "server/sync/snapshot_reader.h"
#include "shared/domain/registry.h"
#include "shared/schema/codec.h"

namespace carnet::server {

namespace {

constexpr const char* headOfRanges = "SELECT n FROM sync_head";
// Rows with thumbnails are large: fewer of them make an answer.
constexpr std::size_t rowsWithThumbnails = 100;
// Of all answers to one question: more would not be sent with it (ServerSession::onRanges).
constexpr std::size_t mostBytesOfAnswer = 512u << 10;

struct ServerRange {
  std::size_t count = 0;
  std::uint64_t sum = 0;
};

Uuid after(Uuid id) {
  for (auto digit = id.bytes.rbegin(); digit != id.bytes.rend() && ++*digit == 0; ++digit) {
  }
  return id;
}

// An entity's rows that lie in some of the nodes.
class EntityReader {
 public:
  EntityReader(const Entity& entity, const std::set<Node>& nodes) : table_(EntityTable::of(entity)) {
    for (const Node& node : nodes) {
      if (!entity.facet_by_target && node.facet != entity.facet) continue;
      if (node.root_id.isNil()) {
        wide_.push_back(static_cast<int>(node.facet));
      } else {
        facets_.push_back(static_cast<int>(node.facet));
        roots_.push_back(node.root_id);
      }
    }
    for (const carnet::Field& field : entity.fields) {
      if (field.type == Type::blob) most_rows_ = rowsWithThumbnails;
    }
  }

  std::size_t mostRows() const { return most_rows_; }

  std::vector<ServerRange> sums(Transaction& tx, const sync::EntityRanges& asked) const {
    std::vector<ServerRange> sums(asked.ranges.size());
    std::vector<Uuid> begins;
    for (const sync::RangeSum& range : asked.ranges) begins.push_back(after(range.last));
    // width_bucket counts the ranges that end before the id.
    begins.pop_back();
    const std::string bucket = begins.empty() ? "0" : "width_bucket(t.id, $4::uuid[])";
    Parameters parameters{static_cast<int>(table_.entity().no), asked.after, asked.ranges.back().last};
    if (!begins.empty()) parameters.emplace_back(begins);
    const std::string sql = "SELECT " + bucket + ", count(*), " + sumOfRowHashes + " FROM " + table_.name() +
                            " t WHERE t.id > $2 AND t.id <= $3" + inNodes(parameters) + " GROUP BY 1";
    for (const Row& row : tx.execWith(sql, parameters)) {
      sums.at(static_cast<std::size_t>(row[0].integer())) = {static_cast<std::size_t>(row[1].integer()),
                                                             sumOf(row[2].string())};
    }
    return sums;
  }

  std::vector<sync::RangeRow> rows(Transaction& tx, const Uuid& above, const Uuid& last, std::size_t limit,
                                   std::size_t most_bytes) const {
    Parameters parameters{above, last, limit};
    const std::string sql = "SELECT " + table_.columns() + " FROM " + table_.name() +
                            " t WHERE t.id > $1 AND t.id <= $2" + inNodes(parameters) + " ORDER BY t.id LIMIT $3";
    std::vector<sync::RangeRow> rows;
    for (const Row& answer : tx.execWith(bounded(table_, sql, most_bytes), parameters)) {
      const carnet::Row row = table_.readRow(answer);
      rows.push_back({row.head.id, {row.head.root_id, row.head.facet}, encodeRow(row)});
    }
    return rows;
  }

 private:
  std::string inNodes(Parameters& parameters) const {
    const auto add = [&](const auto& values) {
      parameters.emplace_back(values);
      return "$" + std::to_string(parameters.size());
    };
    std::string leaves;
    if (!facets_.empty()) {
      const std::string facets = add(facets_);
      leaves =
          "(t.facet, t.root_id) IN (SELECT * FROM unnest(" + facets + "::smallint[], " + add(roots_) + "::uuid[]))";
    }
    const std::string whole = wide_.empty() ? "" : "t.facet = ANY(" + add(wide_) + "::smallint[])";
    if (leaves.empty() && whole.empty()) return " AND false";
    const std::string either = !leaves.empty() && !whole.empty() ? " OR " : "";
    return " AND t.deleted_at IS NULL AND (" + whole + either + leaves + ")";
  }

  const EntityTable& table_;
  std::vector<int> wide_, facets_;
  std::vector<Uuid> roots_;
  std::size_t most_rows_ = sync::mostRowsOfAnswer;
};

}  // namespace

ComparedRanges compareRanges(Transaction& tx, const Uuid& person_id, const sync::RangesRequest& request) {
  readAs(tx, person_id);
  ComparedRanges out;
  out.head = tx.execOne(headOfRanges).front()[0].integer();
  std::size_t no = 0, rows = 0, bytes = 0;
  for (const sync::EntityRanges& asked : request.entities) {
    const std::size_t first = no;
    no += asked.ranges.size();
    const Entity* entity = carnet::registry().findNo(asked.entity);
    if (asked.ranges.empty() || entity == nullptr || entity->replication != Replication::scoped) continue;
    const EntityReader reader(*entity, request.nodes);
    const std::vector<ServerRange> own = reader.sums(tx, asked);
    Uuid above = asked.after;
    for (std::size_t i = 0; i < own.size(); ++i) {
      const sync::RangeSum& range = asked.ranges[i];
      const Uuid begin = std::exchange(above, range.last);
      if (sync::isSame(range, own[i].count, own[i].sum)) continue;
      sync::DifferingRange& differs = out.differing.emplace_back();
      differs.range = first + i;
      differs.has_rows = sync::isGivenRows(range, own[i].count);
      if (!differs.has_rows) continue;
      // What is too much for one answer is asked for again.
      const std::size_t room = reader.mostRows() > rows ? reader.mostRows() - rows : 0;
      const std::size_t limit = bytes < mostBytesOfAnswer ? std::min(room, sync::mostRowsOfRange) : 0;
      if (limit > 0) differs.rows = reader.rows(tx, begin, range.last, limit, mostBytesOfAnswer - bytes);
      rows += differs.rows.size();
      for (const sync::RangeRow& row : differs.rows) bytes += row.image.size();
      differs.up_to = differs.rows.size() == own[i].count ? range.last
                      : differs.rows.empty()              ? begin
                                                          : differs.rows.back().id;
    }
  }
  return out;
}

}  // namespace carnet::server
