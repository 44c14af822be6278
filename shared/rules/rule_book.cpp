#include "shared/rules/rule_book.h"

#include <algorithm>

namespace carnet {

Uuid RuleContext::derive(std::string_view part) const {
  return derivedId(change_set.id, std::to_string(operation_index) + ":" + std::string(part));
}

RowHead RuleContext::newHead(const Uuid& id, const Leaf& leaf) const {
  RowHead head;
  head.id = id;
  head.root_id = leaf.root_id;
  head.facet = leaf.facet;
  head.created_at = head.updated_at = time();
  head.created_by = head.updated_by = actor.person_id;
  return head;
}

void RuleContext::stamp(RowHead& head) const {
  if (time() > head.updated_at) head.updated_at = time();
  head.updated_by = actor.person_id;
}

const EntityRules& RuleBook::rulesOf(const Entity& entity) const {
  static const EntityRules none;
  const auto found = entities.find(entity.no);
  return found == entities.end() ? none : found->second;
}

const Entity* RuleBook::correctedBy(const Operation& step, const Uuid& person_id, Rows& rows) const {
  const auto found = entities.find(step.entity);
  if (step.verb != Verb::transition || found == entities.end() || found->second.corrects_work == nullptr)
    return nullptr;
  return found->second.corrects_work(step, person_id, rows);
}

std::optional<ChangeSet> readChangeSet(const RuleBook& book, std::string_view bytes) {
  auto change_set = decodeChangeSet(bytes);
  if (!change_set) return std::nullopt;
  auto operations = inWordsOf(book, change_set->schema_version, std::move(change_set->operations));
  if (!operations) return std::nullopt;
  change_set->operations = std::move(*operations);
  change_set->schema_version = book.schema_version;
  return change_set;
}

std::optional<std::vector<Operation>> inWordsOf(const RuleBook& book, std::int32_t version,
                                                std::vector<Operation> operations) {
  // What says no version may be of any that did not.
  if (version > std::max(book.schema_version, lastUnmarkedVersion)) return std::nullopt;
  for (const Converter& converter : book.converters) {
    if (converter.version <= version) continue;
    for (Operation& operation : operations) converter.convert(operation);
  }
  return operations;
}

}  // namespace carnet
