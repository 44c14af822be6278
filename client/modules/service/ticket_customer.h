// What a ticket's form keeps when its ticket goes to another customer: the same of a new ticket and of one that is edited.
#pragma once

#include <QStringList>
#include <QVariantMap>

namespace carnet::client {

struct TakenOut {
  QStringList fields;  // of the form, to be emptied
  QString words;       // what stood in them, in a sentence; empty when nothing is named
};

// `chosen` is what the form says: {customerId, contactId, contact, serialId, machine, machineOf}; "machineOf" is the
// customer who has the machine. Whom of the former customer it names goes, and so does a machine that somebody else has;
// one that nobody is known to have may be anybody's, and a product is.
TakenOut takenOutFor(const QString& customer_id, const QVariantMap& chosen);

// Whoever goes back to the former customer finds what was chosen for them: of `taken`, what such a change took out of the
// form, the contact comes back where none is named, and the machine where neither a machine nor a product is.
QVariantMap comesBack(const QVariantMap& taken, const QVariantMap& chosen);

}  // namespace carnet::client
