// What a list of tickets shows.
#pragma once

#include <QAbstractItemModelTester>

#include "client/modules/service/ticket_list_model.h"
#include "tests/client/support/desk.h"

namespace carnet::client::test {

inline const auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

inline TicketRow ticketAt(const TicketListModel& model, int position) {
  return model.rowAt(position).value<TicketRow>();
}

// -1: it is not shown.
inline int positionOf(const TicketListModel& model, const Uuid& id) {
  for (int i = 0; i < model.count(); ++i) {
    if (ticketAt(model, i).id == text(id)) return i;
  }
  return -1;
}

}  // namespace carnet::client::test
