// A part used for a ticket. Appended once; the stock move out of the van follows from it (ticket_part_rules.h). What
// was used is always accepted, even below zero; taken back is at most what is left of it ("ticket_part.create.taken_back").
#pragma once

#include "shared/domain/service/ticket.h"
#include "shared/domain/stock/stock_move.h"

namespace carnet {

struct TicketPart {
  RowHead head;
  Id<Ticket> ticket_id;
  Id<Product> product_id;
  std::optional<Id<Serial>> serial_id;
  Quantity quantity;  // above zero; below zero takes back what was recorded by mistake
  bool is_charged = true;
  Id<Location> location_id;  // where it was taken from: mostly the technician's van
  std::optional<Id<StockMove>> stock_move_id;
  Instant happened_at;
};

template <>
inline constexpr EntityTraits traitsOf<TicketPart> = {
    .no = 123, .facet = Facet::ticket, .append_only = true, .priority = 1};

template <>
inline constexpr auto fieldsOf<TicketPart> = std::array{
    field<&TicketPart::ticket_id>(1, Merge::once),       field<&TicketPart::product_id>(2, Merge::once),
    field<&TicketPart::serial_id>(3, Merge::once),       field<&TicketPart::quantity>(4, Merge::once),
    field<&TicketPart::is_charged>(5, Merge::once),      field<&TicketPart::location_id>(6, Merge::once),
    field<&TicketPart::stock_move_id>(7, Merge::server), field<&TicketPart::happened_at>(8, Merge::once),
};

}  // namespace carnet
