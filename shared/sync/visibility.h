// What follows when the nodes a person holds change (sync.md 7). Pure set arithmetic.
#pragma once

#include <set>
#include <vector>

#include "shared/sync/server_store.h"

namespace carnet::sync {

inline constexpr std::size_t maxNodesHeld = 2'000;

bool holdsLeaf(const std::set<Node>& nodes, const Leaf& leaf);

// The moves that turn `before` into `after` for one person, leaves first, in node order.
std::vector<ScopeMove> movesBetween(const Uuid& person_id, const std::set<Node>& before, const std::set<Node>& after);

}  // namespace carnet::sync
