#include "shared/rules/executor.h"

#include <algorithm>
#include <set>

#include "shared/core/planted.h"
#include "shared/rules/field_merge.h"
#include "shared/rules/inverse.h"

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

// One change set being run: the operations share the overlay and what their edits have met.
class Execution {
 public:
  Execution(const RuleBook& book, const ChangeSet& change_set, const ExecutionTerms& terms, Work& work)
      : book_(book), change_set_(change_set), terms_(terms), work_(work), merge_(book, change_set, terms, work) {}

  Outcome run() {
    Outcome outcome;
    for (std::size_t i = 0; i < change_set_.operations.size(); ++i) {
      Operation op = change_set_.operations[i];
      if (!planted(Bug::unclampedClock)) {
        op.happened_at = std::clamp(op.happened_at, Hlc{}, Hlc::of(terms_.arrival, 0xffff));
      }
      const Entity* entity = book_.registry.findNo(op.entity);
      if (entity == nullptr) return parked(refusal("operation.unknown_entity"));
      RuleContext context = contextOf(op, i);
      const Result<Nothing> done = runOne(context, *entity);
      if (!done.ok()) return parked(done.problem());
    }
    if (merge_.is_merged) outcome.verdict = Verdict::merged;
    outcome.fields = std::move(merge_.outcomes);
    return outcome;
  }

  std::optional<Uuid> naturalId(std::size_t index) {
    const Operation& op = change_set_.operations[index];
    const Entity* entity = book_.registry.findNo(op.entity);
    if (entity == nullptr || book_.rulesOf(*entity).natural_id == nullptr) return std::nullopt;
    RuleContext context = contextOf(op, index);
    Row row;
    if (!newRow(context, *entity, row)) return std::nullopt;
    return book_.rulesOf(*entity).natural_id(row);
  }

 private:
  RuleContext contextOf(const Operation& op, std::size_t index) {
    RuleContext context{
        work_, book_.registry, change_set_, op,
        index, terms_.actor,   terms_.side, [this, index](Operation more) { return edit(std::move(more), index); }};
    for (const auto& [row_id, number] : terms_.numbers) {
      if (row_id == op.row_id) context.number_before = number;
    }
    return context;
  }

  // What a rule writes elsewhere in the person's name. Outcomes name fields of the operation's own row: there are none.
  Result<Nothing> edit(Operation op, std::size_t index) {
    op.happened_at = std::clamp(change_set_.operations[index].happened_at, Hlc{}, Hlc::of(terms_.arrival, 0xffff));
    const Entity* entity = book_.registry.findNo(op.entity);
    if (entity == nullptr) return refusal("operation.unknown_entity");
    RuleContext context = contextOf(op, index);
    const std::vector<FieldOutcome> noted = merge_.outcomes;
    Result<Nothing> done = runOne(context, *entity);
    merge_.outcomes = noted;
    return done;
  }

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
    context.is_late = late_.contains({&entity, row.head.id});
    if (!context.is_late && !holdsLeafOf(row.head) && !openedHere(row.head)) {
      context.is_late = heldWhenMade(row.head) && correctsWork(context.operation);
      if (!context.is_late) return refusal("row.not_yours", {}, {std::string(entity.name)});
    }
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

  bool recordsWork(const Entity& entity, const Row& row) const {
    const EntityRules& rules = book_.rulesOf(entity);
    return rules.records_work != nullptr && rules.records_work(row);
  }
  bool correctsWork(const Operation& op) { return book_.correctedBy(op, terms_.actor.person_id, work_) != nullptr; }
  bool heldWhenMade(const RowHead& head) const {
    return terms_.held_when_made && terms_.held_when_made(Leaf{head.root_id, head.facet});
  }

  Result<Nothing> allowed(const RuleContext& context, const Entity& entity, const Row* row, const Field* field) const {
    if (book_.may_write == nullptr || planted(Bug::rightsUnchecked)) return Nothing{};
    return book_.may_write(terms_.actor, entity, context.operation.verb, row, field, context.operation.transition);
  }

  Result<Nothing> create(RuleContext& context, const Entity& entity) {
    const Operation& op = context.operation;
    if (auto may = allowed(context, entity, nullptr, nullptr); !may) return may;
    Row existing;
    const Presence presence = work_.get(entity, op.row_id, existing);
    if (presence == Presence::present) return createAgain(context, entity, existing);
    const EntityRules& rules = book_.rulesOf(entity);
    Row row;
    if (auto done = newRow(context, entity, row); !done) return done;
    // A row that is its own root opens a leaf; any other must lie in a leaf that the person holds or has just opened.
    if (row.head.root_id != row.head.id && !holdsLeafOf(row.head) && !openedHere(row.head)) {
      if (!recordsWork(entity, row) || !heldWhenMade(row.head)) {
        return refusal("row.not_yours", {}, {std::string(entity.name)});
      }
      context.is_late = true;
    }
    if (auto done = checkReferences(entity, nullptr, row, &context.is_late); !done) return done;
    if (context.is_late) late_.insert({&entity, row.head.id});
    if (rules.on_create != nullptr) {
      if (auto done = rules.on_create(context, row); !done) return done;
    }
    if (rules.natural_id != nullptr && rules.natural_id(row) != row.head.id) {
      return refusal("row.wrong_id", {}, {std::string(entity.name)});
    }
    work_.put(std::move(row));
    return Nothing{};
  }

  // The row that the operation says, in its leaf, before the entity's own rules have seen it.
  Result<Nothing> newRow(RuleContext& context, const Entity& entity, Row& row) {
    const Operation& op = context.operation;
    row = entity.blank(context.newHead(op.row_id, Leaf{op.row_id, entity.facet}));
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
    if (const auto place = book_.rulesOf(entity).place) {
      const Leaf leaf = place(context, row);
      row.head.root_id = leaf.root_id;
      row.head.facet = leaf.facet;
    }
    return Nothing{};
  }

  // A person refers only to rows that exist and that they hold: otherwise a reference would open a leaf to them that
  // they were never given. A row that the same change set creates under its natural key counts as held: whoever reads a
  // serial number off a machine may open a ticket for it, though somebody entered the machine before. The device cannot
  // know all this and leaves it to the server.
  // What records work may name what its author has lost since: `is_late` is set then.
  Result<Nothing> checkReferences(const Entity& entity, const Row* before, const Row& after, bool* is_late = nullptr) {
    if (terms_.side == Side::device || planted(Bug::referencesUnchecked)) return Nothing{};
    for (std::size_t i = 0; i < after.values.size(); ++i) {
      const Field& field = entity.fields[i];
      const Uuid* id = std::get_if<Uuid>(&after.values[i]);
      if (field.references.empty() || id == nullptr) continue;
      if (before != nullptr && before->values[i] == after.values[i]) continue;
      const Entity& target = *book_.registry.find(field.references);
      if (&target == &entity && *id == after.head.id) continue;
      Row row;
      if (work_.get(target, *id, row) != Presence::present) {
        if (planted(Bug::nothingNamed)) continue;
        return refusal("reference.unknown", field.name);
      }
      if (holdsLeafOf(row.head) || openedHere(row.head) || named_by_key_.contains({&target, *id})) continue;
      if (is_late != nullptr && recordsWork(entity, after) && heldWhenMade(row.head)) {
        *is_late = true;
      } else {
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
    if (takesBack(op) && existing.isDeleted()) return restore(context, entity, existing);
    if (book_.rulesOf(entity).natural_id == nullptr) {
      // A snapshot may bring a row of this device's own before the receipt does.
      if (terms_.side == Side::device) return Nothing{};
      return refusal("row.exists", {}, {std::string(entity.name)});
    }
    if (existing.isDeleted()) return standAgain(context, entity, existing);
    named_by_key_.insert({&entity, existing.head.id});
    return mergeInto(context, entity, existing);
  }

  // Two people made the row that one key names. What the second says of it is merged as an edit of a row that had its
  // defaults would be; what they may not change, because of their rights or because it is said once, stands as it is.
  Result<Nothing> mergeInto(RuleContext& creation, const Entity& entity, Row& row) {
    Operation said = creation.operation;
    said.verb = Verb::set;
    completeGroups(entity, said);
    for (FieldEdit& edit : said.fields) {
      const Field* field = entity.findNo(edit.field_no);
      if (field == nullptr) return refusal("field.unknown", std::to_string(edit.field_no));
      if (!fits(*field, edit.value)) return refusal("field.bad_value", field->name);
      edit.base = entity.defaultOf(static_cast<std::size_t>(field - entity.fields.data()));
    }
    RuleContext context = contextOf(said, creation.operation_index);
    const bool is_held = holdsLeafOf(row.head) || openedHere(row.head);
    const Row before = row;
    for (const FieldEdit& edit : said.fields) {
      const Field& field = *entity.findNo(edit.field_no);
      Value& standing = row.values[static_cast<std::size_t>(&field - entity.fields.data())];
      // A default says nothing, except in a group: that is one unit.
      if (edit.value == standing || (edit.value == edit.base && field.merge != Merge::group)) continue;
      if (field.merge == Merge::server || field.merge == Merge::state) continue;
      if (field.merge == Merge::once) {
        merge_.note(context, field.no, FieldResult::theirsStands);
        merge_.is_merged = true;
      } else if (is_held && allowed(context, entity, &before, &field).ok()) {
        Value merged = merge_.of(context, entity, before, field, edit);
        if (!fits(field, merged)) return refusal("field.bad_value", field.name);
        standing = std::move(merged);
      } else {
        merge_.setAside(context, entity, before, field, edit, false);
      }
    }
    return changed(context, entity, before, row);
  }

  // With one field of a group that is more than its default, all of them are said.
  static void completeGroups(const Entity& entity, Operation& said) {
    const auto editOf = [&](const Field& field) {
      return std::find_if(said.fields.begin(), said.fields.end(),
                          [&](const FieldEdit& edit) { return edit.field_no == field.no; });
    };
    std::set<std::string_view> groups;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
      const auto edit = editOf(entity.fields[i]);
      if (edit != said.fields.end() && edit->value != entity.defaultOf(i)) groups.insert(entity.fields[i].group_name);
    }
    std::vector<FieldEdit> more;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
      const Field& field = entity.fields[i];
      const bool is_member = !field.group_name.empty();
      const auto edit = editOf(field);
      if (is_member && !groups.contains(field.group_name) && edit != said.fields.end()) said.fields.erase(edit);
      if (is_member && groups.contains(field.group_name) && edit == said.fields.end()) {
        more.push_back({field.no, {}, entity.defaultOf(i)});
      }
    }
    said.fields.insert(said.fields.end(), more.begin(), more.end());
  }

  // Whoever deleted a row takes the deletion back: it stands as it stood.
  Result<Nothing> restore(RuleContext& context, const Entity& entity, Row& existing) {
    if (!holdsLeafOf(existing.head)) return refusal("row.not_yours", {}, {std::string(entity.name)});
    if (existing.head.updated_by != terms_.actor.person_id) {
      return refusal("row.deleted", {}, {std::string(entity.name)});
    }
    return madeAgain(context, entity, existing);
  }

  Result<Nothing> madeAgain(RuleContext& context, const Entity& entity, Row& existing) {
    existing.head.deleted_at.reset();
    if (auto done = checkReferences(entity, nullptr, existing); !done) return done;
    const EntityRules& rules = book_.rulesOf(entity);
    if (rules.on_create != nullptr) {
      if (auto done = rules.on_create(context, existing); !done) return done;
    }
    context.stamp(existing.head);
    work_.put(std::move(existing));
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
    const bool keeps_edits = context.operation.argument("keeps_edits") != nullptr;
    if (keeps_edits && existing.isDeleted()) {
      merge_.note(context, 0, FieldResult::theirsStands);
      return Nothing{};
    }
    // Imported, taken back, and imported again.
    const bool stands_again = existing.isDeleted() && existing.head.updated_by == terms_.actor.person_id;
    const Row before = existing;
    for (const FieldEdit& edit : context.operation.fields) {
      const Field* field = entity.findNo(edit.field_no);
      if (field == nullptr) return refusal("field.unknown", std::to_string(edit.field_no));
      if (!fits(*field, edit.value)) return refusal("field.bad_value", field->name);
      Value& standing = existing.values[static_cast<std::size_t>(field - entity.fields.data())];
      if (standing == edit.value) continue;
      standing = keeps_edits ? merge_.ofImport(context, entity, before, *field, edit) : edit.value;
    }
    if (stands_again) return madeAgain(context, entity, existing);
    return changed(context, entity, before, existing);
  }

  // Whatever edited a row ends here: references, rules, the stamp.
  Result<Nothing> changed(RuleContext& context, const Entity& entity, const Row& before, Row& row) {
    if (row.values == before.values) return Nothing{};
    if (auto done = checkReferences(entity, &before, row); !done) return done;
    const EntityRules& rules = book_.rulesOf(entity);
    if (rules.on_set != nullptr) {
      if (auto done = rules.on_set(context, before, row); !done) return done;
    }
    context.stamp(row.head);
    work_.put(std::move(row));
    return Nothing{};
  }

  Result<Nothing> erase(RuleContext& context, const Entity& entity, Row& row) {
    if (auto may = allowed(context, entity, &row, nullptr); !may) return may;
    if (terms_.side == Side::server && row.head.rev > change_set_.seen && !planted(Bug::deletesUnseen) &&
        changedByOthers(entity, row)) {
      return refusal("row.changed_since", {}, {std::string(entity.name)});
    }
    if (takesBack(context.operation)) {
      if (auto may = mayGoAgain(book_.registry, context.operation, row, work_); !may) return may;
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
    if (*effect == Effect::alreadyThere) merge_.is_merged = true;
    if (*effect == Effect::changed) {
      context.stamp(row.head);
      work_.put(std::move(row));
    }
    return Nothing{};
  }

  Result<Nothing> set(RuleContext& context, const Entity& entity, Row& row) {
    const Row before = row;
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
      Value merged = merge_.of(context, entity, before, *field, edit);
      // Two texts or sets that are each allowed may be too long together.
      if (!fits(*field, merged)) return refusal("field.bad_value", field->name);
      row.values[static_cast<std::size_t>(field - entity.fields.data())] = std::move(merged);
    }
    return changed(context, entity, before, row);
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

  const RuleBook& book_;
  const ChangeSet& change_set_;
  const ExecutionTerms& terms_;
  Work& work_;
  FieldMerge merge_;
  std::set<RowKey> named_by_key_;  // existing rows that a creation met
  std::set<RowKey> late_;          // made here by somebody who has lost what they belong to
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

std::optional<Uuid> naturalIdOf(const RuleBook& book, const ChangeSet& change_set, std::size_t operation_index,
                                const ExecutionTerms& terms, Work& work) {
  return Execution(book, change_set, terms, work).naturalId(operation_index);
}

}  // namespace carnet
