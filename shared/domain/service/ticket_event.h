// What happened to a ticket: a step, a hold, an assignment, a comment. Appended by transitions and by people; shown as
// the ticket's timeline.
#pragma once

#include "shared/domain/service/ticket.h"

namespace carnet {

enum class TicketEventKind : std::uint8_t { state, hold, resume, assign, comment, step };
template <>
inline constexpr auto enumNames<TicketEventKind> = std::to_array<std::string_view>({"state", "hold", "resume", "assign",
                                                                                    "comment", "step"});

struct TicketEvent {
  RowHead head;  // created_by: who did it
  Id<Ticket> ticket_id;
  TicketEventKind kind = TicketEventKind::comment;
  Instant happened_at;
  std::string from_value;                  // name of the former state or step; empty for comments, see logged_time.h
  std::string to_value;                    // name of the new one
  std::optional<Id<AppUser>> assignee_id;  // of an assignment, none = withdrawn; or whose time
  std::string body;                        // the comment, or the reason in words
};

template <>
inline constexpr EntityTraits traitsOf<TicketEvent> = {
    .no = 122, .facet = Facet::ticket, .append_only = true, .priority = 1};

template <>
inline constexpr auto fieldsOf<TicketEvent> = std::array{
    field<&TicketEvent::ticket_id>(1, Merge::once),       field<&TicketEvent::kind>(2, Merge::once),
    field<&TicketEvent::happened_at>(3, Merge::once),     field<&TicketEvent::from_value>(4, Merge::once),
    field<&TicketEvent::to_value>(5, Merge::once),        field<&TicketEvent::assignee_id>(6, Merge::once),
    field<&TicketEvent::body>(7, Merge::once).searched(),
};

}  // namespace carnet
