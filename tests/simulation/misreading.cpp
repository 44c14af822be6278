#include "tests/simulation/misreading.h"

#include <algorithm>

#include "shared/core/planted.h"
#include "shared/domain/registry.h"

namespace carnet::simulation {

namespace {

// As if the person had seen what stands.
void forgetBase(FieldEdit& edit, const Field& field, const Row* standing) {
  if (standing != nullptr)
    edit.base = standing->values[static_cast<std::size_t>(&field - standing->entity->fields.data())];
}

// As if the person had not touched this member of the group.
void takeStanding(FieldEdit& edit, const Field& field, const Row* standing) {
  forgetBase(edit, field, standing);
  edit.value = edit.base;
}

void misread(Operation& op, const Entity& entity, const Row* standing) {
  if (op.verb != Verb::set && op.verb != Verb::text && op.verb != Verb::add) return;
  const std::vector<FieldEdit> said = op.fields;
  for (const FieldEdit& was : said) {
    const Field* field = entity.findNo(was.field_no);
    if (field == nullptr) continue;
    const auto it = std::find(op.fields.begin(), op.fields.end(), was);
    const bool is_set = op.verb == Verb::set;
    if (planted(Bug::setIsLost) && is_set && field->merge == Merge::free) op.fields.erase(it);
    if (planted(Bug::earlierEditStands) && is_set && field->merge == Merge::free) op.happened_at = {};
    if (planted(Bug::guardIsIgnored) && is_set && field->merge == Merge::guarded) forgetBase(*it, *field, standing);
    if (planted(Bug::groupIsMixed) && is_set && field->merge == Merge::group && was.base == was.value) {
      takeStanding(*it, *field, standing);
    }
    if (planted(Bug::textIsReplaced) && field->merge == Merge::text) forgetBase(*it, *field, standing);
    if (planted(Bug::addedElementIsLost) && op.verb == Verb::add) op.fields.erase(it);
  }
}

}  // namespace

void misread(const MemoryServer& server, sync::Received& received) {
  for (Operation& op : received.change_set.operations) {
    const Entity* entity = registry().findNo(op.entity);
    if (entity == nullptr) continue;
    const auto standing = server.rows().find({entity, op.row_id});
    misread(op, *entity, standing == server.rows().end() ? nullptr : &standing->second);
  }
}

}  // namespace carnet::simulation
