// A transaction of the authority with one of its two fences taken away, for tests of the other one. Only a test can put it
// between the authority and its store.
#pragma once

#include "shared/sync/server_store.h"
#include "tests/server/sync/company.h"

namespace carnet::testing {

struct OpenTransaction final : sync::ServerTransaction {
  enum class Gate {
    core,  // the core believes that everybody holds everything; SQL is asked as ever
    sql,   // SQL is not asked
    both,
  };

  OpenTransaction(sync::ServerTransaction& inner, Gate open) : tx(inner), gate(open) {}

  Presence get(const Entity& e, const Uuid& id, Row& out) override { return tx.get(e, id, out); }
  void list(const Entity& e, std::size_t f, const Uuid& id, std::vector<Row>& out) override { tx.list(e, f, id, out); }
  void prefetch(const std::vector<RowKey>& keys) override { tx.prefetch(keys); }
  std::int64_t lastCsNo(const Uuid& device) override { return tx.lastCsNo(device); }
  std::optional<sync::StoredReceipt> receipt(const Uuid& d, std::int64_t no) override { return tx.receipt(d, no); }
  std::optional<sync::StoredReceipt> receiptById(const Uuid& id) override { return tx.receiptById(id); }
  std::set<Node> nodesOf(const Uuid& person) override {
    if (gate == Gate::sql) return tx.nodesOf(person);
    const auto all = everything();
    return {all.begin(), all.end()};
  }
  bool heldWhenMade(const Uuid& p, const Leaf& l, const sync::MadeAt& made) override {
    return gate != Gate::sql || tx.heldWhenMade(p, l, made);
  }
  bool mayWrite(const Uuid& p, const Entity& e, const Leaf& l, Verb v,
                const std::optional<sync::MadeAt>& late) override {
    if (gate != Gate::core) return true;
    // The core believes that it is held; SQL is told all the same when it was made.
    return tx.mayWrite(p, e, l, v, late);
  }
  // Only where SQL is asked anything is written: it looks at what was.
  std::vector<sync::FeedCommit> flush(std::vector<sync::PlannedCommit> planned) override {
    if (gate == Gate::core) return tx.flush(std::move(planned));
    std::vector<sync::FeedCommit> commits(planned.size());
    for (std::size_t i = 0; i < planned.size(); ++i) commits[i].rows.resize(planned[i].changes.size());
    return commits;
  }

  sync::ServerTransaction& tx;
  const Gate gate;
};

}  // namespace carnet::testing
