#include <algorithm>

#include "client/replica/database.h"
#include "client/replica/entity_table.h"
#include "client/replica/sqlite_store.h"

namespace carnet::client {

void SqliteStore::load() {
  state_ = {};
  {
    Run run(database_->cached(
        "SELECT server_id, epoch, device_id, person_id, device_code, roles, cursor, next_cs_no, next_temporary_no, "
        "last_hlc, clock_offset_ms, progress_generation, progress_entity, progress_last_key, ended_generation, "
        "ended_to, first_since_rescue, known_no, known_id, is_reconciling, catch_up_from, catch_up_to FROM "
        "sync_state"));
    if (run.next()) {
      state_.server_id = run.id(0);
      state_.epoch = run.id(1);
      state_.device_id = run.id(2);
      state_.person_id = run.id(3);
      state_.device_code = run.text(4);
      state_.roles = static_cast<std::uint32_t>(run.number(5));
      state_.cursor = run.number(6);
      state_.next_cs_no = run.number(7);
      state_.next_temporary_no = run.number(8);
      state_.last_hlc.packed = run.number(9);
      state_.clock_offset_ms = run.number(10);
      if (!run.isNull(11)) {
        state_.progress = sync::SnapshotProgress{static_cast<std::uint32_t>(run.number(11)),
                                                 static_cast<EntityNo>(run.number(12)), run.id(13)};
      }
      if (!run.isNull(14)) {
        state_.ended = sync::SnapshotEnd{static_cast<std::uint32_t>(run.number(14)), run.number(15)};
      }
      state_.first_since_rescue = run.number(16);
      state_.known_no = run.number(17);
      if (!run.isNull(18)) state_.known_id = run.id(18);
      state_.is_reconciling = run.number(19) != 0;
      if (!run.isNull(21)) state_.catch_up = sync::CatchUp{run.number(20), run.number(21)};
    }
  }
  nodes_.clear();
  {
    Run run(database_->cached("SELECT facet, root_id, generation, is_complete FROM sync_node ORDER BY facet, root_id"));
    while (run.next()) {
      nodes_.push_back({{run.id(1), static_cast<Facet>(run.number(0))},
                        static_cast<std::uint32_t>(run.number(2)),
                        run.number(3) != 0});
    }
  }
  {
    Run run(database_->cached("SELECT local_no FROM sync_local"));
    if (run.next()) local_no_ = run.number(0);
  }
  pending_.clear();
  {
    Run run(database_->cached("SELECT entity, id, count(*) FROM sync_pending GROUP BY entity, id"));
    while (run.next()) {
      if (const Entity* entity = registry_.findNo(static_cast<EntityNo>(run.number(0))))
        pending_[{entity, run.id(1)}] = static_cast<int>(run.number(2));
    }
  }
  countAgain();
}

void SqliteStore::putState(const sync::ReplicaState& state) {
  Run run(
      database_->cached(
          "INSERT OR REPLACE INTO sync_state (only_row, server_id, epoch, device_id, person_id, device_code, roles, "
          "cursor, next_cs_no, next_temporary_no, last_hlc, clock_offset_ms, progress_generation, progress_entity, "
          "progress_last_key, ended_generation, ended_to, first_since_rescue, known_no, known_id, is_reconciling, "
          "catch_up_from, catch_up_to) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      state.server_id, state.epoch, state.device_id, state.person_id, state.device_code,
      static_cast<std::int64_t>(state.roles), state.cursor, state.next_cs_no, state.next_temporary_no,
      state.last_hlc.packed, state.clock_offset_ms);
  if (state.progress) {
    run.bind(static_cast<std::int64_t>(state.progress->generation));
    run.bind(static_cast<std::int64_t>(state.progress->entity));
    run.bind(state.progress->last_key);
  } else {
    for (int i = 0; i < 3; ++i) run.bind(nullptr);
  }
  if (state.ended) {
    run.bind(static_cast<std::int64_t>(state.ended->generation));
    run.bind(state.ended->to);
  } else {
    for (int i = 0; i < 2; ++i) run.bind(nullptr);
  }
  run.bind(state.first_since_rescue);
  run.bind(state.known_no);
  run.bind(state.known_id);
  run.bind(state.is_reconciling);
  if (state.catch_up) {
    run.bind(state.catch_up->from);
    run.bind(state.catch_up->to);
  } else {
    for (int i = 0; i < 2; ++i) run.bind(nullptr);
  }
  run.finish();
  state_ = state;
}

namespace {

bool isBefore(const sync::HeldNode& a, const Node& b) {
  return a.node.facet != b.facet ? a.node.facet < b.facet : a.node.root_id < b.root_id;
}

}  // namespace

void SqliteStore::putNode(const sync::HeldNode& held) {
  Run(database_->cached(
          "INSERT OR REPLACE INTO sync_node (facet, root_id, generation, is_complete) VALUES (?, ?, ?, ?)"),
      static_cast<std::int64_t>(held.node.facet), held.node.root_id, static_cast<std::int64_t>(held.generation),
      held.is_complete)
      .finish();
  const auto at = std::lower_bound(nodes_.begin(), nodes_.end(), held.node, isBefore);
  if (at != nodes_.end() && at->node == held.node)
    *at = held;
  else
    nodes_.insert(at, held);
}

void SqliteStore::removeNode(const Node& node) {
  Run(database_->cached("DELETE FROM sync_node WHERE facet = ? AND root_id = ?"), static_cast<std::int64_t>(node.facet),
      node.root_id)
      .finish();
  const auto at = std::lower_bound(nodes_.begin(), nodes_.end(), node, isBefore);
  if (at != nodes_.end() && at->node == node) nodes_.erase(at);
}

}  // namespace carnet::client
