#include "client/modules/service/contact_choices.h"

#include "client/store/row_of.h"
#include "shared/domain/crm/contact.h"

namespace carnet::client {

namespace {

const char* const readContactsOf =
    "SELECT id, name, job_title FROM contact WHERE partner_id = ? AND deleted_at IS NULL ORDER BY fold(name), rid";

QVariantList contactsOf(ReadTransaction& read, const QString& partner_id) {
  QVariantList contacts;
  read.each(readContactsOf, {blobOf(partner_id)}, [&](Cells& cells) {
    QVariantMap contact{{"value", cells.id()}};
    const QString name = cells.text();
    const QString job = cells.text();
    contact["text"] = job.isEmpty() ? name : name + QString::fromUtf8(" · ") + job;
    contacts << contact;
  });
  return contacts;
}

}  // namespace

ContactChoices::ContactChoices(QObject* parent) : RecordSource(parent) {
  connect(this, &RecordSource::loaded, this, &ContactChoices::answer);
}

QVariantList ContactChoices::choices() const {
  QVariantList choices = contacts_;
  if (!choices.isEmpty()) choices.prepend(QVariantMap{{"value", QString()}, {"text", tr("Nobody in particular")}});
  return choices;
}

QString ContactChoices::nameOf(const QString& id) const { return rowOf(contacts_, id, "value")["text"].toString(); }

void ContactChoices::propose(const QString& customer_id) {
  proposing_of_ = customer_id;
  answer();
}

void ContactChoices::answer() {
  if (proposing_of_.isEmpty() || !isReady() || recordId() != proposing_of_) return;
  proposing_of_.clear();
  if (contacts_.size() == 1) emit proposed(contacts_[0].toMap()["value"].toString());
}

std::set<EntityNo> ContactChoices::watched() const { return {traitsOf<Contact>.no}; }

void ContactChoices::load() {
  read([customer = recordId()](
           ReadTransaction& read) { return customer.isEmpty() ? QVariantList() : contactsOf(read, customer); },
       [this](QVariantList contacts) {
         contacts_ = std::move(contacts);
         return true;
       });
}

}  // namespace carnet::client

#include "moc_contact_choices.cpp"
