#include "shared/sync/visibility.h"

namespace carnet::sync {

bool holdsLeaf(const std::set<Node>& nodes, const Leaf& leaf) {
  return nodes.contains(Node{leaf.root_id, leaf.facet}) || nodes.contains(Node{Uuid{}, leaf.facet});
}

std::vector<ScopeMove> movesBetween(const Uuid& person_id, const std::set<Node>& before, const std::set<Node>& after) {
  std::vector<ScopeMove> moves;
  for (const Node& node : before) {
    if (!after.contains(node)) moves.push_back({person_id, node, false});
  }
  for (const Node& node : after) {
    if (!before.contains(node)) moves.push_back({person_id, node, true});
  }
  return moves;
}

}  // namespace carnet::sync
