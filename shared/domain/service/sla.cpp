#include "shared/domain/service/sla.h"

#include "shared/domain/arguments.h"
#include "shared/domain/organisation/settings.h"

namespace carnet {

namespace {

std::optional<Duration> minutes(const std::optional<std::int64_t>& count) {
  return count ? std::optional(Duration::minutes(*count)) : std::nullopt;
}

std::optional<Id<SlaPolicy>> defaultPolicy(Rows& rows) {
  const auto text = setting(rows, defaultSlaPolicy);
  const auto id = text ? Uuid::parse(*text) : std::nullopt;
  return id ? std::optional(Id<SlaPolicy>(*id)) : std::nullopt;
}

}  // namespace

SlaTarget targetOf(const SlaPolicy& policy, TicketPriority priority) {
  switch (priority) {
    case TicketPriority::low:
      return {minutes(policy.low_response_minutes), minutes(policy.low_resolution_minutes)};
    case TicketPriority::normal:
      return {minutes(policy.normal_response_minutes), minutes(policy.normal_resolution_minutes)};
    case TicketPriority::high:
      return {minutes(policy.high_response_minutes), minutes(policy.high_resolution_minutes)};
    case TicketPriority::urgent:
      return {minutes(policy.urgent_response_minutes), minutes(policy.urgent_resolution_minutes)};
  }
  return {};
}

void setDueTimes(RuleContext& context, Ticket& ticket) {
  if (!ticket.sla_policy_id) ticket.sla_policy_id = defaultPolicy(context.work);
  ticket.response_due_at.reset();
  ticket.resolution_due_at.reset();
  const auto policy = ticket.sla_policy_id ? peek(context.work, *ticket.sla_policy_id) : std::nullopt;
  if (!policy) return ticket.sla_policy_id.reset();
  const SlaTarget target = targetOf(*policy, ticket.priority);
  const Instant created = ticket.head.created_at.instant();
  if (target.response) ticket.response_due_at = created + *target.response;
  if (target.resolution) ticket.resolution_due_at = created + *target.resolution;
}

}  // namespace carnet
