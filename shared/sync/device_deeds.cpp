// What a person did and may take back, in this run of the program or long after.
#include <algorithm>

#include "shared/rules/inverse.h"
#include "shared/schema/codec.h"
#include "shared/sync/device_engine.h"

namespace carnet::sync {

void DeviceEngine::noteDeed(const ChangeSet& change_set, const Submission& submission, std::vector<Operation> inverse,
                            Instant at) {
  Deed deed{change_set.id, submission.action, submission.title, at, std::move(inverse), submission.undoes, {}};
  if (deed.action.isNil()) deed.action = deed.id;
  // Earlier programs do not say which they are.
  if (!deed.inverse.empty()) deed.schema_version = std::max(book_.schema_version, lastUnmarkedVersion);
  // What is said in place of a change set that was not accepted takes its place here too.
  for (const std::int64_t no : submission.in_place_of) {
    const auto parked = store_.outboxEntry(no);
    const auto replaced = parked ? store_.deed(parked->id) : std::nullopt;
    if (!replaced) continue;
    if (!change_set.operations.empty()) {
      deed.action = replaced->action;
      deed.title = replaced->title;
      deed.undoes = replaced->undoes;
    }
    forgetDeed(parked->id);
  }
  if (change_set.operations.empty()) return;
  store_.putDeed(deed);
  if (auto undone = deed.undoes.isNil() ? std::nullopt : store_.deed(deed.undoes)) {
    undone->undone_by = deed.id;
    store_.putDeed(*undone);
  }
}

std::vector<Operation> DeviceEngine::wayBackOf(const Deed& deed) const {
  return inWordsOf(book_, deed.schema_version, deed.inverse).value_or(std::vector<Operation>());
}

void DeviceEngine::forgetDeed(const Uuid& id) {
  const auto deed = store_.deed(id);
  if (!deed) return;
  store_.removeDeed(id);
  auto undone = deed->undoes.isNil() ? std::nullopt : store_.deed(deed->undoes);
  if (!undone || undone->undone_by != id) return;
  undone->undone_by = {};
  store_.putDeed(*undone);
}

// What was asked for stands in a new row once the server has decided it, in the person's own commit: for the way back that
// is how the row was made, and no change of somebody else.
void DeviceEngine::completeDeed(const DeltaCommit& commit) {
  auto deed = store_.deed(commit.change_set_id);
  if (!deed) return;
  std::vector<Operation> way_back = wayBackOf(*deed);
  bool is_completed = false;
  for (const EntityImage& image : commit.rows) {
    const Entity* entity = book_.registry.findNo(image.entity);
    const auto made = entity != nullptr ? decodeRow(*entity, image.image) : std::nullopt;
    // One with the same key that somebody else had made, or this person before, became no row of this deed.
    const bool is_own = made && made->head.created_by == commit.author_id &&
                        made->head.created_at.instant() == commit.happened_at.instant();
    if (is_own && startFrom(*made, way_back)) is_completed = true;
  }
  if (!is_completed) return;
  deed->inverse = std::move(way_back);
  deed->schema_version = std::max(book_.schema_version, lastUnmarkedVersion);
  store_.putDeed(*deed);
}

// A row that is to go was made by this person: with the same key somebody else may have made it before.
Result<Nothing> DeviceEngine::isOwnMaking(const std::vector<Operation>& way_back) {
  const Uuid person_id = store_.state().person_id;
  for (const Operation& op : way_back) {
    const Entity* entity = book_.registry.findNo(op.entity);
    Row row;
    if (op.verb != Verb::erase || !takesBack(op) || entity == nullptr) continue;
    if (store_.get(*entity, op.row_id, row) != Presence::present || row.head.created_by == person_id) continue;
    return Problem{"undo.changed_since", "", {std::string(entity->name), row.head.created_by.toString()}};
  }
  return Nothing{};
}

SubmitOutcome DeviceEngine::takeBack(const Uuid& id, Instant now) {
  SubmitOutcome outcome;
  const auto deed = store_.deed(id);
  const std::vector<Operation> way_back = deed ? wayBackOf(*deed) : std::vector<Operation>();
  const auto entry = store_.outboxById(id);
  if (entry && (entry->state == OutboxState::parked || isWithdrawable(*entry))) {
    Result<DeviceReaction> withdrawn = withdraw(entry->cs_no, now);
    outcome.saved = withdrawn.ok();
    if (withdrawn.ok())
      outcome.reaction = std::move(withdrawn).value();
    else
      outcome.problem = withdrawn.problem();
    return outcome;
  }
  if (!deed)
    outcome.problem = {"undo.unknown", "", {}};
  else if (!deed->undone_by.isNil())
    outcome.problem = {"undo.done_already", "", {}};
  else if (way_back.empty())
    outcome.problem = {"undo.no_way_back", "", {}};
  else if (auto own = isOwnMaking(way_back); !own)
    outcome.problem = own.problem();
  else
    return submit(
        {.operations = way_back, .must_meet_base = true, .action = deed->action, .title = deed->title, .undoes = id},
        now);
  return outcome;
}

Result<Nothing> DeviceEngine::mayTakeBack(const Uuid& id, Instant now) {
  const auto deed = store_.deed(id);
  const auto entry = store_.outboxById(id);
  if (entry && (entry->state == OutboxState::parked || isWithdrawable(*entry))) return Nothing{};
  if (!deed) return Problem{"undo.unknown", "", {}};
  if (!deed->undone_by.isNil()) return Problem{"undo.done_already", "", {}};
  std::vector<Operation> way_back = wayBackOf(*deed);
  if (way_back.empty()) return Problem{"undo.no_way_back", "", {}};
  if (auto own = isOwnMaking(way_back); !own) return own;
  if (auto met = meetsBase(book_.registry, way_back, store_); !met) return met;
  const ReplicaState state = store_.state();
  ChangeSet trial_set;
  trial_set.person_id = state.person_id;
  trial_set.operations = std::move(way_back);
  trial_set.happened_at = Hlc::next(state.last_hlc, {now.unix_ms + state.clock_offset_ms});
  for (Operation& op : trial_set.operations) op.happened_at = trial_set.happened_at;
  Work trial(store_);
  const Outcome outcome = execute(book_, trial_set, {actor(state), Side::device, Instant{INT64_MAX >> 17}, {}}, trial);
  if (outcome.verdict == Verdict::parked) return outcome.reason;
  return Nothing{};
}

}  // namespace carnet::sync
