// Whom of a customer a ticket can name, for a field to choose from. The record is the customer.
#pragma once

#include "client/store/read_transaction.h"
#include "client/store/record_source.h"

namespace carnet::client {

// {value, text}, by name.
QVariantList contactsOf(ReadTransaction& read, const QString& partner_id);

class ContactChoices : public RecordSource {
  Q_OBJECT
  QML_ELEMENT
  // As contactsOf; the first one names nobody, and without contacts there is none.
  Q_PROPERTY(QVariantList choices READ choices NOTIFY loaded)
  // The customer's only contact; empty when there are none or several.
  Q_PROPERTY(QString only READ only NOTIFY loaded)

 public:
  using RecordSource::RecordSource;

  QVariantList choices() const;
  // As `choices` calls one; empty for nobody, and for whom they do not have.
  Q_INVOKABLE QString nameOf(const QString& id) const;
  QString only() const { return contacts_.size() == 1 ? contacts_[0].toMap()["value"].toString() : QString(); }

 protected:
  std::set<EntityNo> watched() const override;
  void load() override;
  void clear() override { contacts_.clear(); }

 private:
  QVariantList contacts_;
};

}  // namespace carnet::client
