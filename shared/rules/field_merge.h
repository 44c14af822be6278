// What stands in a field after an edit has met the row (sync.md 3), for one change set being run (executor.h): where two
// people changed the same, one value stands and the other is set aside.
#pragma once

#include <vector>

#include "shared/rules/executor.h"

namespace carnet {

class FieldMerge {
 public:
  // All must outlive it.
  FieldMerge(const RuleBook& book, const ChangeSet& change_set, const ExecutionTerms& terms, Work& work)
      : book_(book), change_set_(change_set), terms_(terms), work_(work) {}

  // The value that stands after `edit` of the context's operation meets the row as it was before that operation. It may
  // not fit the field: two texts or sets that are each allowed may be too long together.
  Value of(RuleContext& context, const Entity& entity, const Row& before, const Field& field, const FieldEdit& edit);
  // The same for an import that keeps what people wrote since the last one, and for an undo.
  Value ofImport(RuleContext& context, const Entity& entity, const Row& before, const Field& field,
                 const FieldEdit& edit);
  // Keeps the value that does not stand, with its author; only the server records conflicts.
  void setAside(RuleContext& context, const Entity& entity, const Row& before, const Field& field,
                const FieldEdit& edit, bool mine_stands);
  // `field_no` 0: the row as a whole.
  void note(const RuleContext& context, std::uint16_t field_no, FieldResult result);

  // What became of edits that did not simply apply.
  std::vector<FieldOutcome> outcomes;
  // Something of the change set met what others did: its verdict is "merged".
  bool is_merged = false;

 private:
  std::string removeSeen(const RuleContext& context, const Entity& entity, const Row& before, const Field& field,
                         const std::string& element);
  std::string setElements(const RuleContext& context, const Entity& entity, const Row& before, const Field& field,
                          const FieldEdit& edit);
  Written writtenOf(const RuleContext& context, const Entity& entity, const Row& before, const Field& field);
  Value disagree(RuleContext& context, const Entity& entity, const Row& before, const Field& field,
                 const FieldEdit& edit);

  const RuleBook& book_;
  const ChangeSet& change_set_;
  const ExecutionTerms& terms_;
  Work& work_;
};

}  // namespace carnet
