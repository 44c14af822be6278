#include "shared/rules/executor.h"

#include <algorithm>
#include <set>

#include "shared/rules/merge.h"

namespace carnet {

std::string_view nameOf(Verdict verdict) {
  static constexpr std::string_view names[] = {"", "applied", "merged", "parked", "unknown"};
  return names[static_cast<std::size_t>(verdict)];
}

namespace {

Problem refusal(std::string code, std::string_view field = {}, std::vector<std::string> values = {}) {
  return {std::move(code), std::string(field), std::move(values)};
}

bool isNewRow(Verb verb) { return verb == Verb::create || verb == Verb::append || verb == Verb::import; }

// One change set being run: the operations share the overlay, the verdict and the list of field outcomes.
class Execution {
 public:
  Execution(const RuleBook& book, const ChangeSet& change_set, const ExecutionTerms& terms, Work& work)
      : book_(book), change_set_(change_set), terms_(terms), work_(work) {}

  Outcome run() {
    Outcome outcome;
    for (std::size_t i = 0; i < change_set_.operations.size(); ++i) {
      Operation op = change_set_.operations[i];
      op.happened_at = std::clamp(op.happened_at, Hlc{}, Hlc::of(terms_.arrival, 0xffff));
      const Entity* entity = book_.registry.findNo(op.entity);
      if (entity == nullptr) return parked(refusal("operation.unknown_entity"));
      RuleContext context{work_, book_.registry, change_set_, op, i, terms_.actor, terms_.side};
      const Result<Nothing> done = runOne(context, *entity);
      if (!done.ok()) return parked(done.problem());
    }
    if (merged_) outcome.verdict = Verdict::merged;
    outcome.fields = std::move(fields_);
    return outcome;
  }

 private:
  static Outcome parked(Problem problem) { return {Verdict::parked, std::move(problem), {}}; }

  Result<Nothing> runOne(RuleContext& context, const Entity& entity) {
    const Verb verb = context.operation.verb;
    if (context.operation.row_id.isNil()) return refusal("operation.bad_id", {}, {std::string(entity.name)});
    if (entity.append_only && verb != Verb::append && verb != Verb::import && verb != Verb::transition) {
      return refusal("row.append_only", {}, {std::string(entity.name)});
    }
    if (verb == Verb::append && !entity.append_only) {
      return refusal("operation.not_append_only", {}, {std::string(entity.name)});
    }
    if (isNewRow(verb)) return create(context, entity);
    Row row;
    switch (work_.get(entity, context.operation.row_id, row)) {
      case Presence::absent:
        return refusal("row.unknown", {}, {std::string(entity.name)});
      case Presence::notHeld:
        throw NotHeldHere{{&entity, context.operation.row_id}};
      case Presence::present:
        break;
    }
    if (row.isDeleted()) return refusal("row.deleted", {}, {std::string(entity.name)});
    if (!holdsLeafOf(row.head) && !openedHere(row.head))
      return refusal("row.not_yours", {}, {std::string(entity.name)});
    switch (verb) {
      case Verb::erase:
        return erase(context, entity, row);
      case Verb::transition:
        return transition(context, entity, row);
      default:
        return set(context, entity, row);
    }
  }

  bool holdsLeafOf(const RowHead& head) const { return !terms_.holds || terms_.holds(Leaf{head.root_id, head.facet}); }

  Result<Nothing> allowed(const RuleContext& context, const Entity& entity, const Row* row, const Field* field) const {
    if (book_.may_write == nullptr) return Nothing{};
    return book_.may_write(terms_.actor, entity, context.operation.verb, row, field, context.operation.transition);
  }

  Result<Nothing> create(RuleContext& context, const Entity& entity) {
    const Operation& op = context.operation;
    if (auto may = allowed(context, entity, nullptr, nullptr); !may) return may;
    Row existing;
    const Presence presence = work_.get(entity, op.row_id, existing);
    if (presence == Presence::present) return createAgain(context, entity, existing);
    const EntityRules& rules = book_.rulesOf(entity);
    Row row = entity.blank(context.newHead(op.row_id, Leaf{op.row_id, entity.facet}));
    if (const Value* author = op.verb == Verb::import ? op.argument("created_by") : nullptr) {
      if (const Uuid* id = std::get_if<Uuid>(author)) row.head.created_by = row.head.updated_by = *id;
    }
    for (const FieldEdit& edit : op.fields) {
      const Field* field = entity.findNo(edit.field_no);
      if (field == nullptr) return refusal("field.unknown", std::to_string(edit.field_no));
      const bool writable = op.verb == Verb::import || (field->merge != Merge::server && field->merge != Merge::state);
      if (!writable && edit.value != entity.defaultOf(static_cast<std::size_t>(field - entity.fields.data()))) {
        return refusal("field.not_writable", field->name);
      }
      if (!fits(*field, edit.value)) return refusal("field.bad_value", field->name);
      row.values[static_cast<std::size_t>(field - entity.fields.data())] = edit.value;
    }
    if (rules.place != nullptr) {
      const Leaf leaf = rules.place(context, row);
      row.head.root_id = leaf.root_id;
      row.head.facet = leaf.facet;
    }
    // A row that is its own root opens a leaf; any other must lie in a leaf that the person holds or has just opened.
    if (row.head.root_id != row.head.id && !holdsLeafOf(row.head) && !openedHere(row.head)) {
      return refusal("row.not_yours", {}, {std::string(entity.name)});
    }
    if (auto done = checkReferences(entity, nullptr, row); !done) return done;
    if (rules.on_create != nullptr) {
      if (auto done = rules.on_create(context, row); !done) return done;
    }
    work_.put(std::move(row));
    return Nothing{};
  }

  // A person refers only to rows that exist and that they hold: otherwise a reference would open a leaf to them that
  // they were never given. A row that the same change set creates under its natural key counts as held: whoever reads a
  // serial number off a machine may open a ticket for it, though somebody entered the machine before. The device cannot
  // know all this and leaves it to the server.
  Result<Nothing> checkReferences(const Entity& entity, const Row* before, const Row& after) {
    if (terms_.side == Side::device) return Nothing{};
    for (std::size_t i = 0; i < after.values.size(); ++i) {
      const Field& field = entity.fields[i];
      const Uuid* id = std::get_if<Uuid>(&after.values[i]);
      if (field.references.empty() || id == nullptr) continue;
      if (before != nullptr && before->values[i] == after.values[i]) continue;
      const Entity& target = *book_.registry.find(field.references);
      if (&target == &entity && *id == after.head.id) continue;
      Row row;
      if (work_.get(target, *id, row) != Presence::present) return refusal("reference.unknown", field.name);
      if (!holdsLeafOf(row.head) && !openedHere(row.head) && !named_by_key_.contains({&target, *id})) {
        return refusal("reference.not_yours", field.name);
      }
    }
    return Nothing{};
  }

  // Whether the leaf's root row was itself made by this or an earlier change set of the same work.
  bool openedHere(const RowHead& head) {
    for (const Entity* entity : book_.registry.entities()) {
      if (entity->facet != head.facet || !work_.isChanged(*entity, head.root_id)) continue;
      Row root;
      return work_.get(*entity, head.root_id, root) == Presence::present && root.head.rev == 0 &&
             root.head.created_by == terms_.actor.person_id;
    }
    return false;
  }

  Result<Nothing> createAgain(RuleContext& context, const Entity& entity, Row& existing) {
    const Operation& op = context.operation;
    if (op.verb == Verb::import) return importAgain(context, entity, existing);
    if (!book_.rulesOf(entity).has_natural_id) {
      // A snapshot may bring a row of this device's own before the receipt does.
      if (terms_.side == Side::device) return Nothing{};
      return refusal("row.exists", {}, {std::string(entity.name)});
    }
    if (existing.isDeleted()) return standAgain(context, entity, existing);
    named_by_key_.insert({&entity, existing.head.id});
    return Nothing{};
  }

  // Add wins: a deleted row with a natural key stands again with what the new creation says.
  Result<Nothing> standAgain(RuleContext& context, const Entity& entity, Row& existing) {
    if (!holdsLeafOf(existing.head)) return refusal("row.not_yours", {}, {std::string(entity.name)});
    for (const FieldEdit& edit : context.operation.fields) {
      const Field* field = entity.findNo(edit.field_no);
      if (field == nullptr) return refusal("field.unknown", std::to_string(edit.field_no));
      if (!fits(*field, edit.value)) return refusal("field.bad_value", field->name);
      if (field->merge == Merge::server || field->merge == Merge::state) continue;
      existing.values[static_cast<std::size_t>(field - entity.fields.data())] = edit.value;
    }
    existing.head.deleted_at.reset();
    context.stamp(existing.head);
    work_.put(std::move(existing));
    return Nothing{};
  }

  Result<Nothing> importAgain(RuleContext& context, const Entity& entity, Row& existing) {
    const Row before = existing;
    bool differs = false;
    for (const FieldEdit& edit : context.operation.fields) {
      const Field* field = entity.findNo(edit.field_no);
      if (field == nullptr) return refusal("field.unknown", std::to_string(edit.field_no));
      if (!fits(*field, edit.value)) return refusal("field.bad_value", field->name);
      Value& standing = existing.values[static_cast<std::size_t>(field - entity.fields.data())];
      if (standing == edit.value) continue;
      standing = edit.value;
      differs = true;
    }
    if (differs) {
      if (auto done = checkReferences(entity, &before, existing); !done) return done;
      const EntityRules& rules = book_.rulesOf(entity);
      if (rules.on_set != nullptr) {
        if (auto done = rules.on_set(context, before, existing); !done) return done;
      }
      context.stamp(existing.head);
      work_.put(std::move(existing));
    }
    return Nothing{};
  }

  Result<Nothing> erase(RuleContext& context, const Entity& entity, Row& row) {
    if (auto may = allowed(context, entity, &row, nullptr); !may) return may;
    if (terms_.side == Side::server && row.head.rev > change_set_.seen && changedByOthers(entity, row)) {
      return refusal("row.changed_since", {}, {std::string(entity.name)});
    }
    const EntityRules& rules = book_.rulesOf(entity);
    if (rules.on_erase != nullptr) {
      if (auto done = rules.on_erase(context, row); !done) return done;
    }
    context.stamp(row.head);
    row.head.deleted_at = context.now();
    work_.put(std::move(row));
    return Nothing{};
  }

  // An edit that the person had not seen when they deleted the row; their own later ones do not count.
  bool changedByOthers(const Entity& entity, const Row& row) {
    const Uuid& person = terms_.actor.person_id;
    return work_.changedByOthers(entity, row.head.id, change_set_.seen, person).value_or(row.head.updated_by != person);
  }

  Result<Nothing> transition(RuleContext& context, const Entity& entity, Row& row) {
    if (auto may = allowed(context, entity, &row, nullptr); !may) return may;
    const EntityRules& rules = book_.rulesOf(entity);
    const auto found = rules.transitions.find(context.operation.transition);
    if (found == rules.transitions.end()) return refusal("transition.unknown", {}, {context.operation.transition});
    const Result<Effect> effect = found->second(context, row);
    if (!effect) return effect.problem();
    if (*effect == Effect::changed) {
      context.stamp(row.head);
      work_.put(std::move(row));
    }
    return Nothing{};
  }

  Result<Nothing> set(RuleContext& context, const Entity& entity, Row& row) {
    const Row before = row;
    bool changed = false;
    if (context.operation.fields.empty()) return allowed(context, entity, &row, nullptr);
    for (const FieldEdit& edit : context.operation.fields) {
      const Field* field = entity.findNo(edit.field_no);
      if (field == nullptr) return refusal("field.unknown", std::to_string(edit.field_no));
      if (field->merge == Merge::server || field->merge == Merge::state || field->merge == Merge::once) {
        return refusal("field.not_writable", field->name);
      }
      if (!fits(*field, edit.value)) return refusal("field.bad_value", field->name);
      if (auto refused = refusedEdit(context.operation, entity, *field, edit)) return *refused;
      if (auto may = allowed(context, entity, &row, field); !may) return may;
      const Value standing = row.values[static_cast<std::size_t>(field - entity.fields.data())];
      Value merged = mergeField(context, entity, before, *field, edit);
      // Two texts or sets that are each allowed may be too long together.
      if (!fits(*field, merged)) return refusal("field.bad_value", field->name);
      if (merged != standing) {
        row.values[static_cast<std::size_t>(field - entity.fields.data())] = std::move(merged);
        changed = true;
      }
    }
    if (!changed) return Nothing{};
    if (auto done = checkReferences(entity, &before, row); !done) return done;
    const EntityRules& rules = book_.rulesOf(entity);
    if (rules.on_set != nullptr) {
      if (auto done = rules.on_set(context, before, row); !done) return done;
    }
    context.stamp(row.head);
    work_.put(std::move(row));
    return Nothing{};
  }

  // Elements go into sets only and are one line; a group is said whole, else two people's edits would mix.
  static std::optional<Problem> refusedEdit(const Operation& op, const Entity& entity, const Field& field,
                                            const FieldEdit& edit) {
    if (op.verb == Verb::add || op.verb == Verb::remove) {
      if (field.merge != Merge::set) return refusal("operation.not_a_set", field.name);
      const std::string* element = std::get_if<std::string>(&edit.value);
      if (element == nullptr || element->empty() || element->find('\n') != std::string::npos) {
        return refusal("field.bad_value", field.name);
      }
    }
    if (field.merge != Merge::group) return std::nullopt;
    for (const Field& other : entity.fields) {
      if (other.group_name != field.group_name) continue;
      const bool is_said = std::any_of(op.fields.begin(), op.fields.end(),
                                       [&](const FieldEdit& said) { return said.field_no == other.no; });
      if (!is_said) return refusal("field.group_incomplete", other.name);
    }
    return std::nullopt;
  }

  void note(const RuleContext& context, const Field& field, FieldResult result) {
    fields_.push_back({static_cast<std::uint32_t>(context.operation_index), field.no, result});
  }

  // The value that stands after `edit` meets the row.
  Value mergeField(RuleContext& context, const Entity& entity, const Row& before, const Field& field,
                   const FieldEdit& edit) {
    const Value& standing = before.values[static_cast<std::size_t>(&field - entity.fields.data())];
    const auto text = [](const Value& v) {
      return std::holds_alternative<std::string>(v) ? std::get<std::string>(v) : std::string();
    };
    if (context.operation.verb == Verb::add) return addElement(text(standing), text(edit.value));
    if (context.operation.verb == Verb::remove) return removeElement(text(standing), text(edit.value));
    if (standing == edit.value) {
      note(context, field, FieldResult::alreadyThere);
      return standing;
    }
    if (field.merge == Merge::text && standing != edit.base) {
      const MergedText merged = mergeText(text(edit.base), text(edit.value), text(standing));
      note(context, field, FieldResult::mergedText);
      merged_ = merged_ || merged.overlaps;
      return merged.text;
    }
    const bool others_changed =
        field.merge == Merge::group ? groupChanged(context, entity, before, field) : standing != edit.base;
    if (!others_changed) return edit.value;
    return disagree(context, entity, before, field, edit);
  }

  // Whether any field of the group stands otherwise than the person saw it.
  bool groupChanged(const RuleContext& context, const Entity& entity, const Row& before, const Field& field) const {
    for (const FieldEdit& edit : context.operation.fields) {
      const Field* other = entity.findNo(edit.field_no);
      if (other == nullptr || other->group_name != field.group_name) continue;
      if (before.values[static_cast<std::size_t>(other - entity.fields.data())] != edit.base) return true;
    }
    return false;
  }

  // When the standing value was written; of a group, when its latest member was: a group is never mixed.
  Hlc changedAt(const RuleContext& context, const Entity& entity, const Row& before, const Field& field) {
    Hlc latest;
    for (const FieldEdit& edit : context.operation.fields) {
      const Field* other = entity.findNo(edit.field_no);
      if (other == nullptr ||
          (other != &field && (field.group_name.empty() || other->group_name != field.group_name))) {
        continue;
      }
      latest = std::max(latest, work_.changedAt(entity, before.head.id, other->no).value_or(before.head.updated_at));
    }
    return latest;
  }

  Value disagree(RuleContext& context, const Entity& entity, const Row& before, const Field& field,
                 const FieldEdit& edit) {
    const Value& standing = before.values[static_cast<std::size_t>(&field - entity.fields.data())];
    // The device shows the person's own value of a free field until the receipt; it gives no verdict.
    if (terms_.side == Side::device) return field.merge == Merge::guarded ? standing : edit.value;
    const Hlc theirs_at = changedAt(context, entity, before, field);
    const bool mine_stands = field.merge != Merge::guarded && context.time() > theirs_at;
    merged_ = true;
    note(context, field, mine_stands ? FieldResult::mineStands : FieldResult::theirsStands);
    if (book_.conflict_row != nullptr) {
      work_.put(book_.conflict_row(
          context, {before, field, edit.base, edit.value, standing, context.time(), theirs_at, mine_stands}));
    }
    return mine_stands ? edit.value : standing;
  }

  const RuleBook& book_;
  const ChangeSet& change_set_;
  const ExecutionTerms& terms_;
  Work& work_;
  std::vector<FieldOutcome> fields_;
  std::set<RowKey> named_by_key_;  // existing rows that a creation met
  bool merged_ = false;
};

}  // namespace

Outcome execute(const RuleBook& book, const ChangeSet& change_set, const ExecutionTerms& terms, Work& work) {
  try {
    return Execution(book, change_set, terms, work).run();
  } catch (const NotHeldHere& missing) {
    // Only a device lacks rows; the authority's Rows answers present or absent.
    return {Verdict::unknown, refusal("row.not_held", {}, {std::string(missing.key.entity->name)}), {}};
  }
}

}  // namespace carnet
