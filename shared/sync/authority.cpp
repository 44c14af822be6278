#include "shared/sync/authority.h"

#include <algorithm>
#include <map>

#include "shared/core/planted.h"
#include "shared/core/text.h"
#include "shared/sync/visibility.h"

namespace carnet::sync {

namespace {

// What a batch's rows carry until flush numbers them: newer than anything a device can have seen.
constexpr std::int64_t provisionalRev = std::int64_t{1} << 62;

// One batch in the making: an overlay that later change sets see, and what has been decided so far.
class Batch {
 public:
  Batch(const RuleBook& book, ServerTransaction& tx) : book_(book), tx_(tx), work_(tx) {}

  Judgement judge(const Received& received) {
    stored_as_ = received.change_set.id;
    Judgement judgement;
    judgement.receipt.id = received.change_set.id;
    judgement.receipt.cs_no = received.change_set.cs_no;
    const Uuid& device = received.actor.device_id;
    std::int64_t& last = lastCsNo(device);
    if (received.change_set.cs_no <= last) return judgedBefore(received, judgement);
    const std::int64_t missing = received.offered_again ? received.offered_again->missing : 0;
    if (received.change_set.cs_no - 1 - missing > last) {
      judgement.kind = Judgement::Kind::gap;
      judgement.receipt.cs_no = last;
      return judgement;
    }
    // What follows in one batch is of the same copy: its next number may be free by chance.
    if (copies_.contains(device)) return keepCopied(received, std::move(judgement));
    if (auto known = plannedOrStored(received.change_set.id)) {
      last = received.change_set.cs_no;
      return judgeKnown(received, std::move(*known), std::move(judgement));
    }
    PlannedCommit plan = decide(received);
    judgement.receipt.verdict = plan.verdict;
    judgement.receipt.reason = plan.reason;
    judgement.receipt.fields = plan.fields;
    last = received.change_set.cs_no;
    decided_[{device, last}] = planned_.size();
    planned_.push_back(std::move(plan));
    return judgement;
  }

  std::vector<PlannedCommit> takePlanned() { return std::move(planned_); }
  // The id under which the change set judged last is kept.
  const Uuid& storedAs() const { return stored_as_; }

 private:
  std::int64_t& lastCsNo(const Uuid& device) {
    auto [found, is_new] = last_.try_emplace(device, 0);
    if (is_new) found->second = tx_.lastCsNo(device);
    return found->second;
  }

  Judgement judgedBefore(const Received& received, Judgement judgement) {
    if (auto found = decided_.find({received.actor.device_id, received.change_set.cs_no}); found != decided_.end()) {
      const PlannedCommit& plan = planned_[found->second];
      if (plan.hash != received.hash) return keepCopied(received, std::move(judgement));
      judgement.receipt.verdict = plan.verdict;
      judgement.receipt.reason = plan.reason;
      judgement.receipt.fields = plan.fields;
      return judgement;
    }
    const auto stored = tx_.receipt(received.actor.device_id, received.change_set.cs_no);
    if (!stored || stored->hash != received.hash) return keepCopied(received, std::move(judgement));
    judgement.receipt = stored->receipt;
    // Of one that was known by its id, the device asks by that id.
    judgement.receipt.id = received.change_set.id;
    return judgement;
  }

  // A device that goes on under a new identity sends what it may have sent under the old one: the verdict is the same and
  // nothing is done again. The number is used all the same, and the content kept under an id of its own.
  Judgement judgeKnown(const Received& received, StoredReceipt known, Judgement judgement) {
    judgement.receipt.verdict = known.receipt.verdict;
    judgement.receipt.reason = known.receipt.reason;
    judgement.receipt.fields = known.receipt.fields;
    // The same bytes may come under several numbers, when they do not say theirs.
    const std::string number = received.actor.device_id.toString() + " " + std::to_string(received.change_set.cs_no);
    PlannedCommit plan = bare(received, naturalId("known_change", toHex(received.hash) + " " + number));
    plan.verdict = known.receipt.verdict;
    plan.reason = std::move(known.receipt.reason);
    plan.fields = std::move(known.receipt.fields);
    decided_[{received.actor.device_id, received.change_set.cs_no}] = planned_.size();
    planned_.push_back(std::move(plan));
    return judgement;
  }

  // Kept like anything that could not be applied, but without a number: those are the other copy's. Sent again, it is
  // found by its content.
  Judgement keepCopied(const Received& received, Judgement judgement) {
    copies_.insert(received.actor.device_id);
    judgement.kind = Judgement::Kind::copied;
    judgement.receipt.verdict = Verdict::parked;
    judgement.receipt.reason = {"change_set.copied_replica", "", {}};
    Uuid id = received.change_set.id;
    if (const auto known = plannedOrStored(id); known && known->hash != received.hash) {
      id = naturalId("copied_change", toHex(received.hash));
    }
    stored_as_ = id;
    if (const auto known = plannedOrStored(id)) {
      judgement.receipt.commit_no = known->receipt.commit_no;
      return judgement;
    }
    PlannedCommit plan = bare(received, id);
    plan.change_set.cs_no = 0;
    plan.verdict = Verdict::parked;
    plan.reason = judgement.receipt.reason;
    showParked(received, plan);
    planned_.push_back(std::move(plan));
    return judgement;
  }

  std::optional<StoredReceipt> plannedOrStored(const Uuid& id) {
    for (const PlannedCommit& plan : planned_) {
      if (plan.change_set.id == id) return StoredReceipt{{0, id, plan.verdict, 0, plan.fields, plan.reason}, plan.hash};
    }
    return tx_.receiptById(id);
  }

  // What is kept of everything that came, whatever is made of it.
  PlannedCommit bare(const Received& received, const Uuid& id) {
    PlannedCommit plan;
    stored_as_ = id;
    plan.change_set = received.change_set;
    plan.change_set.id = id;
    plan.change_set.person_id = received.actor.person_id;
    plan.change_set.device_id = received.actor.device_id;
    // The feed says when things happened, and later edits are compared with it: no device's clock runs ahead there.
    if (!planted(Bug::unclampedClock)) {
      plan.change_set.happened_at =
          std::clamp(received.change_set.happened_at, Hlc{}, Hlc::of(received.arrival, 0xffff));
    }
    plan.hash = received.hash;
    plan.bytes = received.bytes;
    return plan;
  }

  PlannedCommit decide(const Received& received) {
    PlannedCommit plan = bare(received, received.change_set.id);
    plan.verdict = Verdict::parked;
    plan.reason = refusedBeforeRunning(received);
    if (plan.reason.code.empty()) run(received, plan);
    const bool is_withdrawn = received.offered_again && received.offered_again->is_withdrawn;
    if (plan.verdict == Verdict::parked && !is_withdrawn) showParked(received, plan);
    closeParked(received, plan);
    return plan;
  }

  // Whatever becomes of it: what it says in their place stands in it.
  void closeParked(const Received& received, PlannedCommit& plan) {
    if (book_.close_parked == nullptr) return;
    for (const Uuid& id : received.change_set.in_place_of) {
      std::optional<Row> after = book_.close_parked(id, plan.change_set, received.actor, work_);
      if (!after) continue;
      Row before;
      if (work_.get(*after->entity, after->head.id, before) != Presence::present) continue;
      plan.changes.push_back({before, *after});
      after->head.rev = provisionalRev;
      work_.put(std::move(*after));
    }
  }

  Problem refusedBeforeRunning(const Received& received) {
    const ChangeSet& cs = received.change_set;
    if (cs.operations.empty() && cs.in_place_of.empty()) return {"change_set.unreadable", "", {}};
    if (cs.person_id != received.actor.person_id || cs.device_id != received.actor.device_id) {
      return {"change_set.other_person", "", {}};
    }
    if (received.offered_again && received.offered_again->is_withdrawn) return {"change_set.withdrawn", "", {}};
    if (const auto parked = parkedBefore(received)) {
      return {"change_set.depends_on_parked", "", {std::to_string(*parked)}};
    }
    return {};
  }

  // One of those that it depends on, if any was parked.
  std::optional<std::int64_t> parkedBefore(const Received& received) {
    const Uuid& device = received.actor.device_id;
    std::vector<std::int64_t> stored;
    for (const std::int64_t no : received.change_set.depends_on) {
      const auto found = decided_.find({device, no});
      if (found == decided_.end())
        stored.push_back(no);
      else if (planned_[found->second].verdict == Verdict::parked)
        return no;
    }
    if (stored.empty()) return std::nullopt;
    const std::vector<std::int64_t> parked = tx_.parkedAmong(device, stored);
    return parked.empty() ? std::nullopt : std::optional(parked.front());
  }

  void run(const Received& received, PlannedCommit& plan) {
    Work work = Work::over(work_);
    ExecutionTerms terms;
    terms.actor = actorOf(received);
    terms.side = Side::server;
    terms.arrival = received.arrival;
    if (received.offered_again) terms.numbers = received.offered_again->numbers;
    terms.holds = [&](const Leaf& leaf) { return holdsLeaf(nodesOf(received.actor.person_id), leaf); };
    const MadeAt made{received.actor.device_id, received.change_set.cs_no, received.change_set.seen};
    terms.held_when_made = [&](const Leaf& leaf) { return tx_.heldWhenMade(received.actor.person_id, leaf, made); };
    Outcome outcome = execute(book_, received.change_set, terms, work);
    if (outcome.verdict == Verdict::parked || outcome.verdict == Verdict::unknown) {
      plan.reason = std::move(outcome.reason);
      return;
    }
    if (auto fenced = refusedByFence(received, made, work)) {
      plan.reason = std::move(*fenced);
      return;
    }
    std::vector<RowChange> changes = work.changes();
    if (auto unstorable = refusedByStore(changes)) {
      plan.reason = std::move(*unstorable);
      return;
    }
    std::map<Uuid, std::set<Node>> scopes;
    if (book_.dirty_persons != nullptr) {
      for (const Uuid& person : book_.dirty_persons(work, changes)) {
        scopes[person] = book_.scope_of(work, person, received.arrival);
        if (scopes[person].size() > maxNodesHeld) {
          plan.reason = {"scope.too_wide", "", {std::to_string(maxNodesHeld)}};
          return;
        }
      }
    }
    for (auto& [person, scope] : scopes) {
      // Their scope was gathered under locks. What was read before, of an author, another node may have changed since.
      if (moved_.insert(person).second) nodes_.erase(person);
      for (ScopeMove& move : movesBetween(person, nodesOf(person), scope)) plan.moves.push_back(std::move(move));
      nodes_[person] = std::move(scope);
      roles_.erase(person);
    }
    for (const RowChange& change : changes) {
      Row row = change.after;
      row.head.rev = provisionalRev;
      work_.put(std::move(row));
      work_.noteChange(change, plan.change_set.happened_at, received.actor.person_id);
    }
    plan.changes = std::move(changes);
    plan.fields = std::move(outcome.fields);
    plan.verdict = outcome.verdict;
  }

  // The SQL fence, asked for what the operations write, never for consequences. Creating what stands already under its
  // natural key writes nothing and may name a row outside the person's leaves.
  std::optional<Problem> refusedByFence(const Received& received, const MadeAt& made, Work& work) {
    for (const Operation& op : received.change_set.operations) {
      const Entity* entity = book_.registry.findNo(op.entity);
      Row row;
      const bool may_stand_already = op.verb == Verb::create || op.verb == Verb::append || op.verb == Verb::import;
      if (may_stand_already && !work.isChanged(*entity, op.row_id)) continue;
      if (work.get(*entity, op.row_id, row) != Presence::present) continue;
      const Leaf leaf{row.head.root_id, row.head.facet};
      std::optional<MadeAt> late;
      if (!holdsLeaf(nodesOf(received.actor.person_id), leaf)) late = made;
      // What takes a line of work back that was recorded is asked for as that line would be: it lies in the same leaf.
      const Entity* corrected = late ? book_.correctedBy(op, received.actor.person_id, work) : nullptr;
      const Verb verb = corrected != nullptr ? Verb::append : op.verb;
      if (!tx_.mayWrite(received.actor.person_id, corrected != nullptr ? *corrected : *entity, leaf, verb, late)) {
        return Problem{"rights.fence", "", {std::string(entity->name), std::string(nameOf(op.verb))}};
      }
    }
    return std::nullopt;
  }

  // Whatever rules compute, no row is written that a device could not read: values kept in a conflict, for example, may
  // be longer together than each alone.
  static std::optional<Problem> refusedByStore(const std::vector<RowChange>& changes) {
    for (const RowChange& change : changes) {
      const Entity& entity = *change.after.entity;
      for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        if (!fits(entity.fields[i], change.after.values[i])) {
          return Problem{"field.bad_value", std::string(entity.fields[i].name), {std::string(entity.name)}};
        }
      }
    }
    return std::nullopt;
  }

  void showParked(const Received& received, PlannedCommit& plan) {
    if (book_.parked_row == nullptr) return;
    auto row = book_.parked_row(plan.change_set, received.actor, plan.reason, work_);
    if (!row) return;
    // What came may be long or nonsense; the card that shows it must be written all the same.
    for (std::size_t i = 0; i < row->values.size(); ++i) {
      if (fits(row->entity->fields[i], row->values[i])) continue;
      std::string* text = std::get_if<std::string>(&row->values[i]);
      if (text == nullptr) {
        row->values[i] = row->entity->defaultOf(i);
        continue;
      }
      std::erase(*text, '\0');
      text->resize(std::min(text->size(), maxTextBytes));
      for (int cut = 0; cut < 4 && !text->empty() && !isValidUtf8(*text); ++cut) text->pop_back();
      if (!fits(row->entity->fields[i], row->values[i])) row->values[i] = row->entity->defaultOf(i);
    }
    plan.changes.push_back({std::nullopt, std::move(*row)});
  }

  // Roles as of this commit: they may have changed since the session began. The server itself is no person.
  Actor actorOf(const Received& received) {
    Actor actor = received.actor;
    if (actor.person_id.isNil() || book_.roles_of == nullptr) return actor;
    const auto [found, is_new] = roles_.try_emplace(actor.person_id, 0);
    if (is_new) found->second = book_.roles_of(work_, actor.person_id);
    actor.roles = found->second;
    return actor;
  }

  const std::set<Node>& nodesOf(const Uuid& person) {
    auto [found, is_new] = nodes_.try_emplace(person);
    if (is_new) found->second = tx_.nodesOf(person);
    return found->second;
  }

  const RuleBook& book_;
  ServerTransaction& tx_;
  Work work_;
  std::map<Uuid, std::int64_t> last_;
  std::set<Uuid> copies_;  // devices of which this batch brings work of a copy
  Uuid stored_as_;
  std::map<Uuid, std::set<Node>> nodes_;
  std::set<Uuid> moved_;  // persons whose nodes are as this batch leaves them
  std::map<Uuid, std::uint32_t> roles_;
  std::map<std::pair<Uuid, std::int64_t>, std::size_t> decided_;
  std::vector<PlannedCommit> planned_;
};

std::vector<RowKey> namedRows(const RuleBook& book, const std::vector<Received>& batch) {
  const Registry& registry = book.registry;
  std::set<RowKey> keys;
  for (const Received& received : batch) {
    if (book.parked_entity != nullptr) {
      for (const Uuid& id : received.change_set.in_place_of) keys.insert({book.parked_entity, id});
    }
    for (const Operation& op : received.change_set.operations) {
      const Entity* entity = registry.findNo(op.entity);
      if (entity == nullptr) continue;
      keys.insert({entity, op.row_id});
      for (const FieldEdit& edit : op.fields) {
        const Field* field = entity->findNo(edit.field_no);
        const Uuid* id = std::get_if<Uuid>(&edit.value);
        if (field != nullptr && id != nullptr && !field->references.empty()) {
          keys.insert({registry.find(field->references), *id});
        }
      }
    }
  }
  return {keys.begin(), keys.end()};
}

}  // namespace

BatchResult Authority::judge(ServerTransaction& tx, const std::vector<Received>& batch) const {
  BatchResult result;
  tx.prefetch(namedRows(book_, batch));
  Batch work(book_, tx);
  std::vector<Uuid> stored_as;
  for (const Received& received : batch) {
    result.judgements.push_back(work.judge(received));
    stored_as.push_back(work.storedAs());
  }
  std::vector<PlannedCommit> planned = work.takePlanned();
  if (planned.empty()) return result;
  result.commits = tx.flush(std::move(planned));
  std::map<Uuid, std::int64_t> numbers;
  for (const FeedCommit& commit : result.commits) numbers[commit.change_set_id] = commit.commit_no;
  for (std::size_t i = 0; i < stored_as.size(); ++i) {
    if (auto found = numbers.find(stored_as[i]); found != numbers.end()) {
      result.judgements[i].receipt.commit_no = found->second;
    }
  }
  return result;
}

std::vector<ScopeMove> Authority::movesDue(ServerTransaction& tx, const Uuid& person, Instant now,
                                           bool& too_wide) const {
  const std::set<Node> scope = book_.scope_of(tx, person, now);
  std::vector<ScopeMove> moves = movesBetween(person, tx.nodesOf(person), scope);
  too_wide = scope.size() > maxNodesHeld;
  if (too_wide) std::erase_if(moves, [](const ScopeMove& move) { return move.entered; });
  return moves;
}

ScopeRefresh Authority::refreshScopes(ServerTransaction& tx, const std::set<Uuid>& persons, Instant now,
                                      const Uuid& change_set_id) const {
  ScopeRefresh refresh;
  PlannedCommit plan;
  plan.change_set.id = change_set_id;
  plan.change_set.happened_at = Hlc::of(now);
  for (const Uuid& person : persons) {
    bool too_wide = false;
    const auto moves = movesDue(tx, person, now, too_wide);
    if (too_wide) refresh.too_wide.insert(person);
    plan.moves.insert(plan.moves.end(), moves.begin(), moves.end());
  }
  if (plan.moves.empty()) return refresh;
  std::vector<PlannedCommit> planned;
  planned.push_back(std::move(plan));
  refresh.commits = tx.flush(std::move(planned));
  return refresh;
}

}  // namespace carnet::sync
