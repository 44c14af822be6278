#include "server/sync/node_sums.h"

#include <charconv>

#include "server/sync/entity_table.h"
#include "server/sync/snapshot_reader.h"
#include "shared/domain/registry.h"

namespace carnet::server {

const char* const sumOfRowHashes =
    "mod(mod(sum(('x' || encode(substr(sha256(int2send($1::int2) || uuid_send(t.id) || int8send(t.rev)), 1, 8), 'hex'))"
    "::bit(64)::bigint), 18446744073709551616) + 18446744073709551616, 18446744073709551616)::text";

std::uint64_t sumOf(const std::string& text) {
  std::uint64_t sum = 0;
  std::from_chars(text.data(), text.data() + text.size(), sum);
  return sum;
}

namespace {

constexpr const char* headNow = "SELECT n FROM sync_head";

std::string ofLeaves(const EntityTable& table) {
  return std::string("SELECT t.facet, t.root_id, ") + sumOfRowHashes + " FROM " + table.name() +
         " t JOIN unnest($2::smallint[], $3::uuid[]) AS n (facet, root_id)"
         " ON n.facet = t.facet AND n.root_id = t.root_id WHERE t.deleted_at IS NULL GROUP BY t.facet, t.root_id";
}

std::string ofFacets(const EntityTable& table) {
  return std::string("SELECT t.facet, NULL::uuid, ") + sumOfRowHashes + " FROM " + table.name() +
         " t WHERE t.facet = ANY($2::smallint[]) AND t.deleted_at IS NULL GROUP BY t.facet";
}

void add(const Rows& answers, sync::NodeSums& sums) {
  for (const Row& answer : answers) {
    const Node node{answer[1].isNull() ? Uuid{} : answer[1].uuid(), static_cast<Facet>(answer[0].integer())};
    sums[node] += sumOf(answer[2].string());
  }
}

}  // namespace

NodeSumsAt readNodeSums(Transaction& tx, const Uuid& person_id, const std::set<Node>& nodes) {
  readAs(tx, person_id);
  NodeSumsAt out;
  out.head = tx.execOne(headNow).front()[0].integer();
  for (const Entity* entity : sync::snapshotOrder(carnet::registry())) {
    std::vector<int> wide, facets;
    std::vector<Uuid> roots;
    for (const Node& node : nodes) {
      if (!entity->facet_by_target && node.facet != entity->facet) continue;
      if (node.root_id.isNil()) {
        wide.push_back(static_cast<int>(node.facet));
      } else {
        facets.push_back(static_cast<int>(node.facet));
        roots.push_back(node.root_id);
      }
    }
    const EntityTable& table = EntityTable::of(*entity);
    const int no = entity->no;
    if (!roots.empty()) add(tx.exec(ofLeaves(table), no, facets, roots), out.sums);
    if (!wide.empty()) add(tx.exec(ofFacets(table), no, wide), out.sums);
  }
  return out;
}

}  // namespace carnet::server
