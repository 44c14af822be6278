// In whose name the server imports: the oldest administrator stands for whoever runs the command on the server itself.
#pragma once

#include <set>

#include "server/db/database.h"
#include "shared/rules/rule_book.h"

namespace carnet::server {

struct ImportPerson {
  Actor actor;           // on the pseudo-device of imports
  std::set<Node> nodes;  // what they hold
  bool holds(const Leaf& leaf) const {
    return nodes.contains({leaf.root_id, leaf.facet}) || nodes.contains({Uuid{}, leaf.facet});
  }
};

// Throws std::runtime_error when nobody has the role admin.
ImportPerson importPerson(Transaction& tx, const RuleBook& book);

}  // namespace carnet::server
