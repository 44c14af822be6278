// The rule core over change sets that no screen would make, in a small company with every rule of the product: the first
// byte chooses whose device sends it, the rest is the change set.
#include <algorithm>

#include "shared/domain/registry.h"
#include "shared/domain/scope.h"
#include "shared/schema/codec.h"
#include "tests/fuzz/company.h"
#include "tests/fuzz/target.h"

namespace carnet::fuzz {
namespace {

void runAs(Side side, const Uuid& person, const ChangeSet& change_set) {
  testing::House& house = company();
  Work work(house.rows);
  ExecutionTerms terms;
  terms.actor = house.actor(person);
  terms.side = side;
  terms.arrival = house.now;
  static const std::map<Uuid, std::set<Node>> held = [&house] {
    std::map<Uuid, std::set<Node>> out;
    for (const Uuid& one : peopleOf(house)) out[one] = scopeOf(house.rows, one, house.now);
    return out;
  }();
  if (side == Side::server) {
    terms.holds = [&person](const Leaf& leaf) {
      const std::set<Node>& nodes = held.at(person);
      return std::any_of(nodes.begin(), nodes.end(), [&](const Node& node) { return node.covers(leaf); });
    };
  }
  const Outcome outcome = execute(ruleBook(), change_set, terms, work);
  if (outcome.verdict == Verdict::parked) return insist(!outcome.reason.code.empty(), "a refusal has a reason");
  inverseOf(ruleBook(), change_set, terms.actor, work);
  for (const RowChange& change : work.changes()) {
    const Row& row = change.after;
    insist(registry().findNo(row.entity->no) == row.entity, "what is changed is an entity of ours");
    if (change.before) {
      insist(change.before->head.root_id == row.head.root_id && change.before->head.facet == row.head.facet,
             "a row stays in its leaf");
    }
    const std::optional<Row> back = decodeRow(*row.entity, encodeRow(row));
    const bool is_storable = std::equal(row.entity->fields.begin(), row.entity->fields.end(), row.values.begin(),
                                        [](const Field& field, const Value& value) { return fits(field, value); });
    insist(!is_storable || (back && *back == row), "a row that may be written can be read");
  }
}

}  // namespace
}  // namespace carnet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace carnet;
  if (size == 0) return 0;
  const std::optional<ChangeSet> change_set = decodeChangeSet(fuzz::viewOf(data + 1, size - 1));
  if (!change_set || change_set->operations.size() > 64) return 0;
  const std::vector<Uuid> people = fuzz::peopleOf(fuzz::company());
  const Uuid& person = people[data[0] % people.size()];
  fuzz::runAs(Side::server, person, *change_set);
  fuzz::runAs(Side::device, person, *change_set);
  return 0;
}
