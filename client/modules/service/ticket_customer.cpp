#include "client/modules/service/ticket_customer.h"

#include "client/modules/service/ticket_words.h"

namespace carnet::client {

TakenOut takenOutFor(const QString& customer_id, const QVariantMap& chosen) {
  const auto text = [&](const char* field) { return chosen[field].toString(); };
  TakenOut out;
  if (text("customerId") == customer_id) return out;
  QStringList gone;
  if (!text("contactId").isEmpty()) {
    out.fields << "contactId";
    gone << text("contact");
  }
  if (!text("serialId").isEmpty() && !text("machineOf").isEmpty() && text("machineOf") != customer_id) {
    out.fields << "serialId"
               << "machine"
               << "machineOf"
               << "productId";
    gone << text("machine");
  }
  gone.removeAll(QString());
  if (!gone.isEmpty()) out.words = TicketWords::tr("Taken out, as it is not of this customer: %1").arg(gone.join(", "));
  return out;
}

QVariantMap comesBack(const QVariantMap& taken, const QVariantMap& chosen) {
  const auto is_free = [&](const char* field) { return chosen[field].toString().isEmpty(); };
  QVariantMap back;
  const auto take = [&](const char* field) {
    if (taken.contains(field)) back[field] = taken[field];
  };
  if (is_free("contactId")) take("contactId");
  if (is_free("serialId") && is_free("productId")) {
    for (const char* field : {"serialId", "machine", "machineOf", "productId"}) take(field);
  }
  return back;
}

}  // namespace carnet::client
