#include "shared/rules/field_merge.h"

#include <algorithm>

#include "shared/core/planted.h"
#include "shared/rules/merge.h"

namespace carnet {

namespace {

std::string textOf(const Value& value) {
  return std::holds_alternative<std::string>(value) ? std::get<std::string>(value) : std::string();
}

// What of a row goes together: one person's work on a part of it keeps an import off the whole.
bool goTogether(const Field& a, const Field& b) {
  if (&a == &b) return true;
  if (a.merge == Merge::group) return a.group_name == b.group_name;
  return a.merge == Merge::state && b.merge == Merge::state;
}

// Whether any field of the group stands otherwise than the person saw it.
bool groupChanged(const RuleContext& context, const Entity& entity, const Row& before, const Field& field) {
  for (const FieldEdit& edit : context.operation.fields) {
    const Field* other = entity.findNo(edit.field_no);
    if (other == nullptr || other->group_name != field.group_name) continue;
    if (before.values[static_cast<std::size_t>(other - entity.fields.data())] != edit.base) return true;
  }
  return false;
}

}  // namespace

Value FieldMerge::of(RuleContext& context, const Entity& entity, const Row& before, const Field& field,
                     const FieldEdit& edit) {
  const Value& standing = before.values[static_cast<std::size_t>(&field - entity.fields.data())];
  if (context.operation.verb == Verb::add) return addElement(textOf(standing), textOf(edit.value));
  if (context.operation.verb == Verb::remove) return removeSeen(context, entity, before, field, textOf(edit.value));
  if (standing == edit.value) {
    note(context, field.no, FieldResult::alreadyThere);
    return standing;
  }
  if (takesBack(context.operation)) {
    const std::size_t noted = outcomes.size();
    Value left = ofImport(context, entity, before, field, edit);
    is_merged = is_merged || outcomes.size() > noted;
    return left;
  }
  if (field.merge == Merge::set) return setElements(context, entity, before, field, edit);
  if (field.merge == Merge::text && standing != edit.base) {
    const MergedText merged = mergeText(textOf(edit.base), textOf(edit.value), textOf(standing));
    note(context, field.no, FieldResult::mergedText);
    is_merged = is_merged || merged.overlaps;
    return merged.text;
  }
  const bool others_changed =
      field.merge == Merge::group ? groupChanged(context, entity, before, field) : standing != edit.base;
  if (!others_changed || planted(Bug::basesIgnored)) return edit.value;
  return disagree(context, entity, before, field, edit);
}

Value FieldMerge::ofImport(RuleContext& context, const Entity& entity, const Row& before, const Field& field,
                           const FieldEdit& edit) {
  const auto standingOf = [&](const Field& one) -> const Value& {
    return before.values[static_cast<std::size_t>(&one - entity.fields.data())];
  };
  const Value& standing = standingOf(field);
  if (field.merge == Merge::set) return mergeSet(textOf(edit.base), textOf(edit.value), textOf(standing));
  if (field.merge == Merge::text && standing != edit.base) {
    MergedText merged = mergeText(textOf(edit.base), textOf(edit.value), textOf(standing));
    if (!merged.overlaps && fits(field, merged.text)) return std::move(merged.text);
  }
  const auto& said = context.operation.fields;
  const bool people_changed = std::any_of(said.begin(), said.end(), [&](const FieldEdit& other) {
    const Field* one = entity.findNo(other.field_no);
    return one != nullptr && goTogether(field, *one) && standingOf(*one) != other.base &&
           standingOf(*one) != other.value;
  });
  if (!people_changed) return edit.value;
  if (edit.value != edit.base) note(context, field.no, FieldResult::theirsStands);
  return standing;
}

void FieldMerge::setAside(RuleContext& context, const Entity& entity, const Row& before, const Field& field,
                          const FieldEdit& edit, bool mine_stands) {
  if (terms_.side == Side::device) return;
  is_merged = true;
  note(context, field.no, mine_stands ? FieldResult::mineStands : FieldResult::theirsStands);
  if (book_.conflict_row == nullptr || planted(Bug::conflictNotKept)) return;
  const Value& standing = before.values[static_cast<std::size_t>(&field - entity.fields.data())];
  work_.put(book_.conflict_row(context, {before, field, edit.base, edit.value, standing, context.time(),
                                         writtenOf(context, entity, before, field), mine_stands}));
}

void FieldMerge::note(const RuleContext& context, std::uint16_t field_no, FieldResult result) {
  outcomes.push_back({static_cast<std::uint32_t>(context.operation_index), field_no, result});
}

// Add wins: an element that somebody put in after the person had looked is not the one they took out.
std::string FieldMerge::removeSeen(const RuleContext& context, const Entity& entity, const Row& before,
                                   const Field& field, const std::string& element) {
  std::string standing = textOf(before.values[static_cast<std::size_t>(&field - entity.fields.data())]);
  if (terms_.side == Side::server && before.head.rev > change_set_.seen && hasElement(standing, element) &&
      work_.addedByOthers(entity, before.head.id, field.no, element, change_set_.seen, terms_.actor.person_id)
          .value_or(false)) {
    note(context, field.no, FieldResult::theirsStands);
    return standing;
  }
  return removeElement(standing, element);
}

// A whole set that was said is what it adds to its base and what it takes away.
std::string FieldMerge::setElements(const RuleContext& context, const Entity& entity, const Row& before,
                                    const Field& field, const FieldEdit& edit) {
  Row row = before;
  Value& standing = row.values[static_cast<std::size_t>(&field - entity.fields.data())];
  for (const std::string& element : addedElements(edit.value, edit.base)) {
    standing = removeSeen(context, entity, row, field, element);
  }
  for (const std::string& element : addedElements(edit.base, edit.value)) {
    standing = addElement(textOf(standing), element);
  }
  return textOf(standing);
}

// When and by whom the standing value was written; of a group, when its latest member was: a group is never mixed.
Written FieldMerge::writtenOf(const RuleContext& context, const Entity& entity, const Row& before, const Field& field) {
  Written latest{{}, before.head.updated_by};
  for (const FieldEdit& edit : context.operation.fields) {
    const Field* other = entity.findNo(edit.field_no);
    if (other == nullptr || (other != &field && (field.group_name.empty() || other->group_name != field.group_name))) {
      continue;
    }
    const Written written = work_.written(entity, before.head.id, other->no)
                                .value_or(Written{before.head.updated_at, before.head.updated_by});
    if (written.at > latest.at) latest = written;
  }
  return latest;
}

Value FieldMerge::disagree(RuleContext& context, const Entity& entity, const Row& before, const Field& field,
                           const FieldEdit& edit) {
  const Value& standing = before.values[static_cast<std::size_t>(&field - entity.fields.data())];
  // The device shows the person's own value of a free field until the receipt; it gives no verdict.
  if (terms_.side == Side::device) return field.merge == Merge::guarded ? standing : edit.value;
  const bool mine_stands =
      field.merge != Merge::guarded && context.time() > writtenOf(context, entity, before, field).at;
  setAside(context, entity, before, field, edit, mine_stands);
  return mine_stands ? edit.value : standing;
}

}  // namespace carnet
