#include "shared/rules/inverse.h"

#include <algorithm>

#include "shared/rules/merge.h"

namespace carnet {

namespace {

Operation like(const Operation& op, Verb verb) {
  Operation inverse;
  inverse.verb = verb;
  inverse.entity = op.entity;
  inverse.row_id = op.row_id;
  return inverse;
}

Operation putBack(const Operation& op) {
  Operation inverse = like(op, op.verb);
  for (const FieldEdit& edit : op.fields) inverse.fields.push_back({edit.field_no, edit.value, edit.base});
  return inverse;
}

bool hasElement(const Value& set, const Value& element) {
  const std::string* all = std::get_if<std::string>(&set);
  const std::string* one = std::get_if<std::string>(&element);
  return all != nullptr && one != nullptr && addElement(*all, *one) == *all;
}

// Without the elements that stood there before, or were missing before: those were not this operation's doing.
Operation otherWayRound(const Operation& op, const Row& before) {
  Operation inverse = like(op, op.verb == Verb::add ? Verb::remove : Verb::add);
  for (const FieldEdit& edit : op.fields) {
    const Field* field = before.entity->findNo(edit.field_no);
    if (field == nullptr) continue;
    const Value& stood = before.values[static_cast<std::size_t>(field - before.entity->fields.data())];
    if (hasElement(stood, edit.value) != (op.verb == Verb::add)) inverse.fields.push_back(edit);
  }
  return inverse;
}

Operation makeAgain(const Operation& op, const Row& before) {
  Operation inverse = like(op, Verb::create);
  for (std::size_t i = 0; i < before.values.size(); ++i) {
    const Field& field = before.entity->fields[i];
    if (field.merge == Merge::server || field.merge == Merge::state) continue;
    inverse.fields.push_back({field.no, {}, before.values[i]});
  }
  return inverse;
}

bool isNothing(const Operation& op) {
  const bool names_fields =
      op.verb == Verb::set || op.verb == Verb::text || op.verb == Verb::add || op.verb == Verb::remove;
  return names_fields && op.fields.empty();
}

class Inversion {
 public:
  Inversion(const RuleBook& book, const ChangeSet& change_set, const Actor& actor, Work& done)
      : book_(book), change_set_(change_set), actor_(actor), done_(done) {
    for (RowChange& change : done.changes()) {
      if (change.before) before_[{change.after.entity, change.after.head.id}] = std::move(*change.before);
    }
  }

  std::optional<Operation> of(std::size_t index) {
    const Operation& op = change_set_.operations[index];
    const Entity* entity = book_.registry.findNo(op.entity);
    if (entity == nullptr) return std::nullopt;
    // What was done to a row that the change set itself made goes with it.
    if (isMadeBefore(index)) return like(op, Verb::set);
    std::optional<Operation> inverse = made(op, *entity);
    if (!inverse) return std::nullopt;
    // A line that is appended is a row of its own.
    if (inverse->verb == Verb::append) inverse->row_id = derivedId(change_set_.id, std::to_string(index) + ":inverse");
    return isAllowed(*inverse, *entity) ? inverse : std::nullopt;
  }

 private:
  std::optional<Operation> made(const Operation& op, const Entity& entity) {
    const Row* before = stood(entity, op.row_id);
    const EntityRules& rules = book_.rulesOf(entity);
    switch (op.verb) {
      case Verb::set:
      case Verb::text:
        return putBack(op);
      case Verb::add:
      case Verb::remove:
        return before ? std::optional(otherWayRound(op, *before)) : std::nullopt;
      // Creating what exists already is a merge, and nothing to delete.
      case Verb::create:
        return before ? std::nullopt : std::optional(like(op, Verb::erase));
      case Verb::erase:
        return before && rules.natural_id != nullptr ? std::optional(makeAgain(op, *before)) : std::nullopt;
      case Verb::append:
      case Verb::transition:
        return rules.inverse ? rules.inverse(op, before) : std::nullopt;
      case Verb::import:
        return std::nullopt;
    }
    return std::nullopt;
  }

  bool isMadeBefore(std::size_t index) {
    const Operation& op = change_set_.operations[index];
    for (std::size_t i = 0; i < index; ++i) {
      const Operation& earlier = change_set_.operations[i];
      if (earlier.verb == Verb::create && earlier.entity == op.entity && earlier.row_id == op.row_id) {
        return stood(*book_.registry.findNo(op.entity), op.row_id) == nullptr;
      }
    }
    return false;
  }

  // The row before the change set; nullptr for one that it made, or that is not here.
  const Row* stood(const Entity& entity, const Uuid& id) {
    const RowKey key{&entity, id};
    if (auto found = before_.find(key); found != before_.end()) return &found->second;
    Row row;
    if (done_.isChanged(entity, id) || done_.get(entity, id, row) != Presence::present) return nullptr;
    return &(before_[key] = std::move(row));
  }

  bool isAllowed(const Operation& op, const Entity& entity) {
    if (book_.may_write == nullptr) return true;
    if (op.fields.empty()) return book_.may_write(actor_, entity, op.verb, nullptr, nullptr, op.transition).ok();
    return std::all_of(op.fields.begin(), op.fields.end(), [&](const FieldEdit& edit) {
      return book_.may_write(actor_, entity, op.verb, nullptr, entity.findNo(edit.field_no), op.transition).ok();
    });
  }

  const RuleBook& book_;
  const ChangeSet& change_set_;
  const Actor& actor_;
  Work& done_;
  std::map<RowKey, Row> before_;
};

}  // namespace

std::optional<std::vector<Operation>> inverseOf(const RuleBook& book, const ChangeSet& change_set, const Actor& actor,
                                                Work& done) {
  Inversion inversion(book, change_set, actor, done);
  std::vector<Operation> operations;
  for (std::size_t i = change_set.operations.size(); i-- > 0;) {
    std::optional<Operation> inverse = inversion.of(i);
    if (!inverse) return std::nullopt;
    if (!isNothing(*inverse)) operations.push_back(std::move(*inverse));
  }
  if (operations.empty()) return std::nullopt;
  return operations;
}

Result<Nothing> meetsBase(const Registry& registry, const std::vector<Operation>& operations, Rows& rows) {
  for (const Operation& op : operations) {
    const Entity* entity = registry.findNo(op.entity);
    Row row;
    if (op.verb != Verb::set || entity == nullptr || rows.get(*entity, op.row_id, row) != Presence::present) continue;
    for (const FieldEdit& edit : op.fields) {
      const Field* field = entity->findNo(edit.field_no);
      if (field == nullptr || row.values[static_cast<std::size_t>(field - entity->fields.data())] == edit.base)
        continue;
      return Problem{"undo.changed_since", std::string(field->name), {std::string(entity->name)}};
    }
  }
  return Nothing{};
}

}  // namespace carnet
