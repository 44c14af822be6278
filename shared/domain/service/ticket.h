// A ticket: a request, complaint, internal job or repair, from its report to its end. Its steps are in
// ticket_workflow.h and repair_step.h. It is the root of its leaf: its visits, events, parts, times, notes and photos
// are seen by whoever sees it.
#pragma once

#include "shared/domain/crm/contact.h"
#include "shared/domain/service/sla_policy.h"
#include "shared/domain/stock/serial.h"

namespace carnet {

enum class TicketKind : std::uint8_t { request, complaint, internal, repair };
template <>
inline constexpr auto enumNames<TicketKind> = std::to_array<std::string_view>({"request", "complaint", "internal",
                                                                               "repair"});

enum class TicketPriority : std::uint8_t { low, normal, high, urgent };
template <>
inline constexpr auto enumNames<TicketPriority> = std::to_array<std::string_view>({"low", "normal", "high", "urgent"});

enum class TicketPlace : std::uint8_t { onSite, workshop };
template <>
inline constexpr auto enumNames<TicketPlace> = std::to_array<std::string_view>({"on_site", "workshop"});

enum class TicketState : std::uint8_t {
  fresh,
  assigned,
  inProgress,
  onHold,
  resolved,
  closed,
  reopened,
  rejected,
  merged,
  cancelled,
};
template <>
inline constexpr auto enumNames<TicketState> = std::to_array<std::string_view>(
    {"new", "assigned", "in_progress", "on_hold", "resolved", "closed", "reopened", "rejected", "merged", "cancelled"});

enum class RepairStep : std::uint8_t {
  received,
  diagnosed,
  awaitingApproval,
  approved,
  declined,
  awaitingParts,
  repairing,
  testing,
  ready,
  returned,
};
template <>
inline constexpr auto enumNames<RepairStep> =
    std::to_array<std::string_view>({"received", "diagnosed", "awaiting_approval", "approved", "declined",
                                     "awaiting_parts", "repairing", "testing", "ready", "returned"});

struct Ticket {
  RowHead head;
  std::string number;       // given by the server: "T-2026-00412"; empty until then
  std::string temp_number;  // "T-T07-0012": from the device; finds the ticket for ever
  TicketKind kind = TicketKind::request;
  std::string title;
  std::string description;
  std::optional<Id<Partner>> partner_id;
  std::optional<Id<Contact>> contact_id;
  std::optional<Id<Serial>> serial_id;
  std::optional<Id<Product>> product_id;
  TicketPriority priority = TicketPriority::normal;
  TicketPlace place = TicketPlace::onSite;
  std::string diagnosis;
  std::string solution;
  std::optional<Id<SlaPolicy>> sla_policy_id;
  std::optional<Instant> response_due_at;
  std::optional<Instant> resolution_due_at;
  TicketState state = TicketState::fresh;
  std::optional<RepairStep> repair_step;
  std::optional<Id<Reason>> reason_id;  // of the hold, rejection, reopening or cancellation that stands
  std::string reason_text;
  std::optional<Id<Team>> team_id;
  std::optional<Id<AppUser>> assignee_id;
  std::optional<Id<AppUser>> requested_assignee_id;  // asked for, not yet decided by headquarters
  std::optional<Instant> started_at;
  std::optional<Instant> resolved_at;
  std::optional<Instant> closed_at;
  std::optional<Id<Ticket>> follows_id;  // the closed ticket this one continues
  std::optional<Id<Ticket>> merged_into_id;
  std::optional<Id<AppUser>> opened_by_id;  // who created it; of an imported one whoever the source names
};

template <>
inline constexpr EntityTraits traitsOf<Ticket> = {.no = 121, .facet = Facet::ticket, .priority = 1};

template <>
inline constexpr auto fieldsOf<Ticket> = std::array{
    field<&Ticket::number>(1, Merge::server).searched().unique(),
    field<&Ticket::temp_number>(2, Merge::once).searched().indexed(),
    field<&Ticket::kind>(3),
    field<&Ticket::title>(4).searched(),
    field<&Ticket::description>(5, Merge::text).searched(),
    field<&Ticket::partner_id>(6),
    field<&Ticket::contact_id>(7),
    field<&Ticket::serial_id>(8),
    field<&Ticket::product_id>(9),
    field<&Ticket::priority>(10),
    field<&Ticket::place>(11),
    field<&Ticket::diagnosis>(12, Merge::text).searched(),
    field<&Ticket::solution>(13, Merge::text).searched(),
    field<&Ticket::sla_policy_id>(14, Merge::guarded),
    field<&Ticket::response_due_at>(15, Merge::server),
    field<&Ticket::resolution_due_at>(16, Merge::server),
    field<&Ticket::state>(17, Merge::state),
    field<&Ticket::repair_step>(18, Merge::state),
    field<&Ticket::reason_id>(19, Merge::state),
    field<&Ticket::reason_text>(20, Merge::state),
    field<&Ticket::team_id>(21, Merge::state),
    field<&Ticket::assignee_id>(22, Merge::state),
    field<&Ticket::requested_assignee_id>(23, Merge::state),
    field<&Ticket::started_at>(24, Merge::state),
    field<&Ticket::resolved_at>(25, Merge::state),
    field<&Ticket::closed_at>(26, Merge::state),
    field<&Ticket::follows_id>(27, Merge::once),
    field<&Ticket::merged_into_id>(28, Merge::state),
    field<&Ticket::opened_by_id>(29, Merge::server),
};

}  // namespace carnet
