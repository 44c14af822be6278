#include "tests/bench/engine_replica.h"

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include "shared/domain/organisation/roles.h"
#include "shared/domain/registry.h"
#include "shared/domain/rule_book.h"
#include "tests/bench/partners.h"

namespace carnet::bench {

EngineReplica::EngineReplica(const std::filesystem::path& folder, int partners)
    : store(folder, registry()), engine(ruleBook(), store, nullptr, rng) {
  sync::ReplicaState state;
  state.person_id = rng.newId({1});
  state.device_id = rng.newId({2});
  state.device_code = "T01";
  state.roles = roleBit(RoleCode::admin);
  store.begin(sync::Durability::normal);
  store.putState(state);
  store.putNode({{Uuid{}, Facet::card}, 1, true});
  store.commit();
  Partners drawn(11);
  store.begin(sync::Durability::normal);
  for (int i = 0; i < partners; ++i) {
    Partner partner = drawn.next();
    partner.head.rev = 1;
    ids.push_back(partner.head.id);
    store.put(rowOf(partner));
  }
  store.commit();
}

Operation EngineReplica::edit(int partner, std::initializer_list<std::string_view> fields, const std::string& value) {
  Row row;
  store.get(entityOf<Partner>, idOf(partner), row);
  Operation op;
  op.verb = Verb::set;
  op.entity = entityOf<Partner>.no;
  op.row_id = row.head.id;
  for (const std::string_view field : fields)
    op.fields.push_back({entityOf<Partner>.find(field)->no, row.values[entityOf<Partner>.indexOf(field)], value});
  return op;
}

void EngineReplica::submit(Operation edit) {
  const sync::SubmitOutcome outcome = engine.submit({{std::move(edit)}}, Instant{++now_ms});
  if (!outcome.saved) throw std::runtime_error("refused: " + outcome.problem.code);
}

int runInFolder(const char* program, const std::function<void(const std::filesystem::path&)>& measure,
                const std::string& parent) {
  std::string pattern = parent + "/carnet-bench-XXXXXX";
  if (mkdtemp(pattern.data()) == nullptr) {
    std::perror(pattern.c_str());
    return 1;
  }
  const std::filesystem::path folder = pattern;
  int status = 0;
  try {
    measure(folder);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", program, error.what());
    status = 1;
  }
  std::filesystem::remove_all(folder);
  return status;
}

}  // namespace carnet::bench
