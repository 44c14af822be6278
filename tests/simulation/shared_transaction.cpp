#include "tests/simulation/shared_transaction.h"

#include <algorithm>

#include "shared/core/planted.h"
#include "shared/domain/organisation/role_permission.h"
#include "shared/domain/organisation/user_role.h"
#include "shared/domain/registry.h"

namespace carnet::simulation {

namespace {

// server/sync/pg_transaction.cpp, lockFor (decision 0402), where it is said why lines that steps take out need no lock.
bool isLocked(const Entity& entity) { return !entity.append_only && entity.facet != Facet::all; }

bool decidesRights(EntityNo entity) {
  return entity == entityOf<Role>.no || entity == entityOf<RolePermission>.no || entity == entityOf<UserRole>.no ||
         entity == entityOf<AppUser>.no;
}

}  // namespace

SharedTransaction::SharedTransaction(const Setting& setting, Reading& reading, sync::ServerTransaction& plain)
    : s_(setting), reading_(reading), plain_(plain) {
  if (reading_.since < 0) reading_.since = s_.server.head();
}

void SharedTransaction::begin() {
  if (!std::exchange(reading_.has_rested, false) && s_.world.happens(s_.rest)) {
    reading_.has_rested = true;
    throw Resting{};
  }
}

void SharedTransaction::lock(const LockName& name) {
  if (!planted(Bug::locksNothing)) s_.locks.take(s_.number, name);
}

void SharedTransaction::load(const Entity& entity, const Uuid& id) {
  if (isLocked(entity) && s_.server.rows().contains({&entity, id})) lock({entity.no, id});
  Row row;
  std::optional<Row>& read = reading_.rows[{&entity, id}];
  read.reset();
  if (plain_.get(entity, id, row) == Presence::present) read = std::move(row);
}

Presence SharedTransaction::get(const Entity& entity, const Uuid& id, Row& out) {
  if (!reading_.rows.contains({&entity, id})) {
    begin();
    load(entity, id);
  }
  const std::optional<Row>& row = reading_.rows.at({&entity, id});
  if (!row) return Presence::absent;
  out = *row;
  return Presence::present;
}

void SharedTransaction::lockParent(const Entity& entity, const Field& field, const Uuid& id) {
  const Entity* parent = field.references.empty() ? nullptr : registry().find(field.references);
  if (parent != nullptr && parent->facet == Facet::all && entity.facet == Facet::all) return;
  if (parent == nullptr || !isLocked(*parent)) return lock({LockName::reference, id});
  Row ignored;
  get(*parent, id, ignored);
}

void SharedTransaction::list(const Entity& entity, std::size_t field_index, const Uuid& id, std::vector<Row>& out) {
  const std::tuple name{entity.no, field_index, id};
  if (!reading_.lists.contains(name)) {
    begin();
    lockParent(entity, entity.fields[field_index], id);
    std::vector<Row> rows;
    plain_.list(entity, field_index, id, rows);
    for (const Row& row : rows) {
      if (isLocked(entity)) lock({entity.no, row.head.id});
    }
    std::vector<Uuid>& ids = reading_.lists[name];
    for (Row& row : rows) {
      ids.push_back(row.head.id);
      reading_.rows.insert_or_assign({&entity, row.head.id}, std::move(row));
    }
  }
  out.clear();
  for (const Uuid& row_id : reading_.lists.at(name)) out.push_back(*reading_.rows.at({&entity, row_id}));
}

std::optional<Written> SharedTransaction::written(const Entity& entity, const Uuid& id, std::uint16_t field_no) {
  return plain_.written(entity, id, field_no);
}

std::optional<bool> SharedTransaction::changedByOthers(const Entity& entity, const Uuid& id,
                                                       std::int64_t after_commit_no, const Uuid& person_id) {
  return plain_.changedByOthers(entity, id, after_commit_no, person_id);
}

std::optional<bool> SharedTransaction::addedByOthers(const Entity& entity, const Uuid& id, std::uint16_t field_no,
                                                     std::string_view element, std::int64_t after_commit_no,
                                                     const Uuid& person_id) {
  return plain_.addedByOthers(entity, id, field_no, element, after_commit_no, person_id);
}

void SharedTransaction::prefetch(const std::vector<RowKey>& keys) {
  std::vector<RowKey> ordered = keys;
  std::stable_sort(ordered.begin(), ordered.end(), [](const RowKey& a, const RowKey& b) {
    return registry().orderOf(*a.entity) < registry().orderOf(*b.entity);
  });
  for (const RowKey& key : ordered) {
    if (!reading_.rows.contains(key)) load(*key.entity, key.id);
  }
}

std::int64_t SharedTransaction::lastCsNo(const Uuid& device_id) {
  if (!reading_.last_cs_no.contains(device_id)) {
    begin();
    // Before its first change set a device has no row to lock.
    if (s_.server.lastCsNo(device_id) != 0) lock({LockName::device, device_id});
    reading_.last_cs_no[device_id] = plain_.lastCsNo(device_id);
  }
  return reading_.last_cs_no.at(device_id);
}

std::optional<sync::StoredReceipt> SharedTransaction::receipt(const Uuid& device_id, std::int64_t cs_no) {
  return plain_.receipt(device_id, cs_no);
}

std::optional<sync::StoredReceipt> SharedTransaction::receiptById(const Uuid& change_set_id) {
  return plain_.receiptById(change_set_id);
}

// Without a lock, and anew each time. What is asked again is asked of who was locked in between, by a list that others had
// their turn before.
std::set<Node> SharedTransaction::nodesOf(const Uuid& person_id) {
  std::vector<std::set<Node>>& answers = reading_.nodes[person_id];
  const std::size_t time = times_asked_[person_id]++;
  if (time == answers.size()) {
    if (time == 0) begin();
    answers.push_back(plain_.nodesOf(person_id));
  }
  return answers[time];
}

bool SharedTransaction::heldWhenMade(const Uuid& person_id, const Leaf& leaf, const sync::MadeAt& made) {
  return plain_.heldWhenMade(person_id, leaf, made);
}

bool SharedTransaction::mayWrite(const Uuid& person_id, const Entity&, const Leaf& leaf, Verb,
                                 const std::optional<sync::MadeAt>& late) {
  const FenceQuestion question{person_id, leaf, late};
  if (s_.refused.contains(question)) return false;
  asked_.insert(question);
  return true;
}

std::vector<sync::FeedCommit> SharedTransaction::flush(std::vector<sync::PlannedCommit> commits) {
  begin();
  if (!numbersAreDrawn()) s_.locks.take(s_.number, {LockName::numbers, Uuid{}});
  checkRevisions(commits);
  checkRights();
  std::vector<sync::FeedCommit> written = plain_.flush(std::move(commits));
  askFence(written);
  return written;
}

void SharedTransaction::checkRevisions(const std::vector<sync::PlannedCommit>& commits) const {
  if (planted(Bug::locksNothing)) return;
  std::set<RowKey> seen;
  for (const sync::PlannedCommit& commit : commits) {
    if (s_.server.receipts().contains({commit.change_set.device_id, commit.change_set.cs_no}) ||
        s_.server.copies().contains(commit.change_set.id)) {
      throw SerializationFailure{};
    }
    for (const RowChange& change : commit.changes) {
      const RowKey key{change.after.entity, change.after.head.id};
      if (!seen.insert(key).second) continue;
      const auto standing = s_.server.rows().find(key);
      const bool is_as_read = standing == s_.server.rows().end()
                                  ? !change.before
                                  : change.before && change.before->head.rev == standing->second.head.rev;
      if (!is_as_read) throw SerializationFailure{};
    }
  }
}

// Roles are read without a lock; a transaction that others' rights have changed under begins anew.
void SharedTransaction::checkRights() const {
  if (planted(Bug::rightsReadOnce)) return;
  for (const auto& commit : s_.server.feed(reading_.since, static_cast<std::size_t>(s_.server.head()))) {
    for (const sync::FeedRow& row : commit->rows) {
      if (decidesRights(row.entity)) throw SerializationFailure{};
    }
  }
}

// sql/sync, may_not_write: a leaf that the person held before, or holds now, or that is new, or held when it was made.
void SharedTransaction::askFence(const std::vector<sync::FeedCommit>& commits) const {
  FenceRefused refused;
  for (const FenceQuestion& question : asked_) {
    if (question.person_id.isNil()) continue;
    std::set<Node> held = s_.server.nodesAt(question.person_id, s_.server.head());
    for (const sync::FeedCommit& commit : commits) {
      for (const sync::ScopeMove& move : commit.moves) {
        if (move.entered && move.person_id == question.person_id) held.insert(move.node);
      }
    }
    const bool is_new = std::none_of(registry().entities().begin(), registry().entities().end(), [&](const Entity* e) {
      return s_.server.rows().contains({e, question.leaf.root_id});
    });
    const bool is_held =
        held.contains({question.leaf.root_id, question.leaf.facet}) || held.contains({Uuid{}, question.leaf.facet});
    const bool is_late = question.late && s_.server.heldWhenMade(question.person_id, question.leaf, *question.late);
    if (!is_held && !is_new && !is_late) refused.questions.insert(question);
  }
  if (!refused.questions.empty()) throw refused;
}

}  // namespace carnet::simulation
