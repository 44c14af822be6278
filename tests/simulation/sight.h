// What a person may see, derived a second time from the words of model.md (roles × scope, closure), for the oracle.
// Written without a look at shared/domain/scope and shared/sync/visibility: if they differ, one of them is wrong.
#pragma once

#include <functional>
#include <set>

#include "shared/schema/entity.h"

namespace carnet::simulation {

struct Sight {
  std::set<Facet> facets;  // held entirely
  std::set<Leaf> leaves;
  bool covers(const Leaf& leaf) const { return facets.contains(leaf.facet) || leaves.contains(leaf); }
};

// Calls back with every row of the entity as it stood then, deleted ones left out.
using EachRow = std::function<void(const Entity&, const std::function<void(const Row&)>&)>;

// Whether rows of the entity decide about what anybody may see.
bool decidesSight(const Entity& entity);
Sight sightOf(const Uuid& person, const EachRow& each_row);

}  // namespace carnet::simulation
