// One ticket as its page shows it, read in one go on the reader's thread.
#pragma once

#include <QString>
#include <QVariantList>

#include "client/modules/organisation/open_conflicts.h"
#include "client/modules/service/ticket_steps.h"
#include "client/store/formats.h"
#include "client/store/read_transaction.h"

namespace carnet::client {

struct TicketRecord {
  Standing standing;
  QString number, temp_number, title, description, diagnosis, solution, state, priority, kind, place, reason;
  QString customer, customer_id, city, address, contact, contact_id, phone;
  QString serial, serial_id, serial_place, product, product_id;
  QString machine_of;  // the customer who has the machine
  QString assignee_id, assignee, requested_assignee, created, opened_by;
  qint64 due_at = 0;
  qint64 response_due_at = 0;
  QString open_visit_id, open_visit_state;
  bool has_unsent = false;   // work on it that has not reached the office
  QVariantMap field_states;  // by the field's name, as in FieldState
  QStringList awaited;       // what was asked of headquarters and is not decided, as in TicketWords::deed
  // {sku, name, quantity, when, who; productId, locationId, serialId, thousandths}; without what was taken back
  QVariantList parts;
  QVariantList times;  // {id, kind, span, length, who, remark, isOwn, isCharged, isTravel, startsAt, endsAt}
  QString total_time;
  // When this person arrived for a visit without having recorded any work since, 0: they have not.
  qint64 arrived_at = 0;
  qint64 left_at = 0;    // from that visit, 0: they are there
  qint64 begun_at = 0;   // when this person last began or resumed it, 0: they have not, or recorded time since
  QVariantList photos;   // {key, linkId, isRemovable, sha256, name, thumbnail, waiting}
  QVariantList events;   // for Timeline
  QVariantList visits;   // {id, ticketId, when, technician, state, stateText, stateTone, dayIso, from, to, personId}
  QVariantList people;   // {id, title, subtitle}: who it can be given to
  QVariantList reasons;  // {value, text, kind}
  QString van_id;        // this person's van
};

// nullopt: not on this device.
std::optional<TicketRecord> readTicket(ReadTransaction& read, const QString& id, const ConflictViewer& viewer,
                                       bool is_office);

// Reasons for steps, and for the office the people who can be given tickets.
void readTicketChoices(ReadTransaction& read, TicketRecord& record, bool is_office, const Formats& formats);

}  // namespace carnet::client
