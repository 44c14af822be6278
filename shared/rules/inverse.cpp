#include "shared/rules/inverse.h"

#include <algorithm>
#include <set>

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

Operation marked(Operation inverse) {
  inverse.arguments.push_back({"takes_back", true});
  return inverse;
}

std::size_t indexOf(const Entity& entity, const Field& field) {
  return static_cast<std::size_t>(&field - entity.fields.data());
}

Operation putBack(const Operation& op) {
  Operation inverse = marked(like(op, op.verb));
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
  Operation inverse = marked(like(op, Verb::create));
  for (std::size_t i = 0; i < before.values.size(); ++i) {
    const Field& field = before.entity->fields[i];
    if (field.merge == Merge::server || field.merge == Merge::state) continue;
    inverse.fields.push_back({field.no, {}, before.values[i]});
  }
  return inverse;
}

// It says what people know of the row, so that it goes only as it came.
Operation makeUnmade(const EntityRules& rules, const Operation& op, const Row& made) {
  Operation inverse = marked(like(op, Verb::erase));
  for (std::size_t i = 0; i < made.values.size(); ++i) {
    const Field& field = made.entity->fields[i];
    const bool is_mark =
        std::find(rules.seen_marks.begin(), rules.seen_marks.end(), field.no) != rules.seen_marks.end();
    if (field.merge != Merge::server && !is_mark) inverse.fields.push_back({field.no, made.values[i], {}});
  }
  return inverse;
}

// By another import, which may write what only imports write, and keeps what people have changed since.
Operation importBack(const Operation& op, const Row& before, const Row& after) {
  Operation inverse = like(op, Verb::import);
  for (const FieldEdit& edit : op.fields) {
    const Field* field = before.entity->findNo(edit.field_no);
    if (field == nullptr) continue;
    const std::size_t i = indexOf(*before.entity, *field);
    if (before.values[i] != after.values[i]) inverse.fields.push_back({field->no, after.values[i], before.values[i]});
  }
  inverse.arguments.push_back({"keeps_edits", true});
  return inverse;
}

bool isNothing(const Operation& op) {
  const bool names_fields = op.verb == Verb::set || op.verb == Verb::text || op.verb == Verb::add ||
                            op.verb == Verb::remove || op.verb == Verb::import;
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

  // What followed for other rows from what was only created, edited or deleted: a new default address takes it from another.
  std::vector<Operation> ofConsequences() {
    std::vector<Operation> inverses;
    std::set<RowKey> named;
    for (const Operation& op : change_set_.operations) {
      if (op.verb == Verb::transition || op.verb == Verb::append) return {};
      named.insert({book_.registry.findNo(op.entity), op.row_id});
    }
    for (const RowChange& change : done_.changes()) {
      const Entity& entity = *change.after.entity;
      if (!change.before || change.after.isDeleted() || named.contains({&entity, change.after.head.id})) continue;
      Operation inverse;
      inverse.verb = Verb::set;
      inverse.entity = entity.no;
      inverse.row_id = change.after.head.id;
      for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        const Field& field = entity.fields[i];
        if (field.merge != Merge::free || change.before->values[i] == change.after.values[i]) continue;
        inverse.fields.push_back({field.no, change.after.values[i], change.before->values[i]});
      }
      inverse = marked(std::move(inverse));
      if (!inverse.fields.empty() && isAllowed(inverse, entity)) inverses.push_back(std::move(inverse));
    }
    return inverses;
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
    // A line's way back may be a step of the row that it belongs to.
    const Entity* named = book_.registry.findNo(inverse->entity);
    if (named == nullptr) return std::nullopt;
    return isNothing(*inverse) || isAllowed(*inverse, *named) ? inverse : std::nullopt;
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
      case Verb::create: {
        if (before) return std::nullopt;
        auto named = rules.inverse ? rules.inverse(op, nullptr) : std::nullopt;
        return named ? std::move(named) : unmade(op, entity);
      }
      case Verb::erase:
        return before ? std::optional(makeAgain(op, *before)) : std::nullopt;
      case Verb::append:
      case Verb::transition:
        return rules.inverse ? rules.inverse(op, before) : std::nullopt;
      case Verb::import: {
        Row after;
        if (before == nullptr) return unmade(op, entity);
        if (done_.get(entity, op.row_id, after) != Presence::present) return std::nullopt;
        return importBack(op, *before, after);
      }
    }
    return std::nullopt;
  }

  std::optional<Operation> unmade(const Operation& op, const Entity& entity) {
    Row made;
    if (done_.get(entity, op.row_id, made) != Presence::present || entity.append_only) return std::nullopt;
    // One that is still deleted was not made.
    return made.isDeleted() ? like(op, Verb::set) : makeUnmade(book_.rulesOf(*made.entity), op, made);
  }

  bool isMadeBefore(std::size_t index) {
    const Operation& op = change_set_.operations[index];
    for (std::size_t i = 0; i < index; ++i) {
      const Operation& earlier = change_set_.operations[i];
      const bool makes = earlier.verb == Verb::create || earlier.verb == Verb::import;
      if (makes && earlier.entity == op.entity && earlier.row_id == op.row_id) {
        return stood(*book_.registry.findNo(op.entity), op.row_id) == nullptr;
      }
    }
    return false;
  }

  // The row before the change set; nullptr for one that it made, or made again, or that is not here.
  const Row* stood(const Entity& entity, const Uuid& id) {
    const RowKey key{&entity, id};
    if (auto found = before_.find(key); found != before_.end()) return standing(found->second);
    Row row;
    if (done_.isChanged(entity, id) || done_.get(entity, id, row) != Presence::present) return nullptr;
    return standing(before_[key] = std::move(row));
  }

  static const Row* standing(const Row& row) { return row.isDeleted() ? nullptr : &row; }

  bool isAllowed(const Operation& op, const Entity& entity) {
    if (book_.may_write == nullptr) return true;
    if (op.fields.empty() || op.verb == Verb::erase || op.verb == Verb::create)
      return book_.may_write(actor_, entity, op.verb, nullptr, nullptr, op.transition).ok();
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
  for (Operation& more : inversion.ofConsequences()) operations.push_back(std::move(more));
  return operations;
}

bool startFrom(const Row& made, std::vector<Operation>& way_back) {
  bool differs = false;
  for (Operation& op : way_back) {
    if (op.verb != Verb::erase || op.entity != made.entity->no || op.row_id != made.head.id) continue;
    for (FieldEdit& known : op.fields) {
      const Field* field = made.entity->findNo(known.field_no);
      if (field == nullptr) continue;
      const Value& value = made.values[indexOf(*made.entity, *field)];
      differs = differs || known.base != value;
      known.base = value;
    }
  }
  return differs;
}

Result<Nothing> mayGoAgain(const Registry& registry, const Operation& erasure, const Row& row, Rows& rows) {
  const Entity& entity = *row.entity;
  for (const FieldEdit& made : erasure.fields) {
    const Field* field = entity.findNo(made.field_no);
    if (field == nullptr) return Problem{"field.unknown", std::to_string(made.field_no), {}};
    if (row.values[indexOf(entity, *field)] != made.base)
      return Problem{"row.changed_since", std::string(field->name), {std::string(entity.name)}};
  }
  std::vector<Row> referring;
  for (const Entity* other : registry.entities()) {
    for (std::size_t i = 0; i < other->fields.size(); ++i) {
      const Field& field = other->fields[i];
      // Notes and files name what they hang on by its id alone.
      const bool hangs_on = other->facet_by_target && field.name == "target_id" && field.merge == Merge::once;
      if (!field.is_indexed || (field.references != entity.name && !hangs_on)) continue;
      rows.list(*other, i, row.head.id, referring);
      std::erase_if(referring, [&](const Row& one) { return one.head.id == row.head.id; });
      if (!referring.empty()) return Problem{"row.in_use", std::string(field.name), {std::string(other->name)}};
    }
  }
  return Nothing{};
}

Result<Nothing> meetsBase(const Registry& registry, const std::vector<Operation>& operations, Rows& rows) {
  for (const Operation& op : operations) {
    const Entity* entity = registry.findNo(op.entity);
    Row row;
    const bool has_bases = op.verb == Verb::set || op.verb == Verb::erase || op.verb == Verb::import;
    if (!has_bases || entity == nullptr || rows.get(*entity, op.row_id, row) != Presence::present) continue;
    for (const FieldEdit& edit : op.fields) {
      const Field* field = entity->findNo(edit.field_no);
      if (field == nullptr || row.values[indexOf(*entity, *field)] == edit.base) continue;
      return Problem{
          "undo.changed_since", std::string(field->name), {std::string(entity->name), row.head.updated_by.toString()}};
    }
  }
  return Nothing{};
}

}  // namespace carnet
