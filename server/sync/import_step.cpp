#include "server/sync/import_step.h"

namespace carnet::server {

void ImportStep::noteKept(const std::vector<FieldOutcome>& outcomes, std::size_t operation_index,
                          Complaints& complaints) {
  for (const FieldOutcome& outcome : outcomes) {
    if (outcome.operation_index != operation_index || outcome.result != FieldResult::theirsStands) continue;
    if (!kept.insert(outcome.field_no).second) continue;
    if (outcome.field_no == 0)
      complaints.say(file->name, line->line, "", "was deleted here and stays deleted");
    else
      complaints.say(file->name, line->line, file->entity->findNo(outcome.field_no)->name,
                     "was changed here and stays as it is");
  }
}

ImportedLine ImportStep::remembered(const ImportedLine* before) const {
  ImportedLine said;
  if (before != nullptr) said = *before;
  said.row_id = operation.row_id;
  if (kept.contains(0)) return said;
  for (const FieldEdit& edit : operation.fields) {
    if (!kept.contains(edit.field_no)) said.written[edit.field_no] = edit.value;
  }
  return said;
}

void ImportStep::addNamedRows(const Registry& registry, std::vector<RowKey>& named) const {
  const Entity& entity = *file->entity;
  named.push_back({&entity, operation.row_id});
  for (const FieldEdit& edit : operation.fields) {
    const carnet::Field* field = entity.findNo(edit.field_no);
    const Uuid* id = std::get_if<Uuid>(&edit.value);
    if (id != nullptr && !field->references.empty()) named.push_back({registry.find(field->references), *id});
  }
}

}  // namespace carnet::server
