#include "shared/domain/targets.h"

namespace carnet {

std::optional<Row> targetOf(RuleContext& context, const Row& row) {
  const auto no = std::get<std::int64_t>(row.values[row.entity->indexOf("target_entity")]);
  const Uuid& id = std::get<Uuid>(row.values[row.entity->indexOf("target_id")]);
  const Entity* entity = no < 0 || no > 0xffff ? nullptr : context.registry.findNo(static_cast<EntityNo>(no));
  if (entity == nullptr) return std::nullopt;
  return context.work.find(*entity, id);
}

Leaf leafOfTarget(RuleContext& context, const Row& row) {
  const auto target = targetOf(context, row);
  return target ? Leaf{target->head.root_id, target->head.facet} : Leaf{Uuid{}, Facet::server};
}

Result<Nothing> hasTarget(RuleContext& context, const Row& row) {
  if (targetOf(context, row)) return Nothing{};
  return Problem{"target.unknown", "target_id", {}};
}

}  // namespace carnet
