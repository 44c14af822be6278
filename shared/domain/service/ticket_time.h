// Time worked or travelled for a ticket. Appended once; whose time it is says created_by. What was logged by mistake goes by
// a step of the ticket (logged_time.h).
#pragma once

#include "shared/domain/service/ticket.h"

namespace carnet {

enum class TicketTimeKind : std::uint8_t { work, travel };
template <>
inline constexpr auto enumNames<TicketTimeKind> = std::to_array<std::string_view>({"work", "travel"});

struct TicketTime {
  RowHead head;
  Id<Ticket> ticket_id;
  TicketTimeKind kind = TicketTimeKind::work;
  Instant starts_at;
  Instant ends_at;  // after starts_at, at most 24 hours later
  bool is_charged = true;
  std::string remark;
};

template <>
inline constexpr EntityTraits traitsOf<TicketTime> = {
    .no = 124, .facet = Facet::ticket, .append_only = true, .priority = 1};

template <>
inline constexpr auto fieldsOf<TicketTime> = std::array{
    field<&TicketTime::ticket_id>(1, Merge::once),  field<&TicketTime::kind>(2, Merge::once),
    field<&TicketTime::starts_at>(3, Merge::once),  field<&TicketTime::ends_at>(4, Merge::once),
    field<&TicketTime::is_charged>(5, Merge::once), field<&TicketTime::remark>(6, Merge::once),
};

}  // namespace carnet
