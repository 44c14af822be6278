// Whom of a customer a ticket can name, for a field to choose from. The record is the customer.
#pragma once

#include "client/store/record_source.h"

namespace carnet::client {

class ContactChoices : public RecordSource {
  Q_OBJECT
  QML_ELEMENT
  // {value, text}, by name; the first one names nobody, and without contacts there is none.
  Q_PROPERTY(QVariantList choices READ choices NOTIFY loaded)

 public:
  explicit ContactChoices(QObject* parent = nullptr);

  QVariantList choices() const;
  // As `choices` calls one; empty for nobody, and for whom they do not have.
  Q_INVOKABLE QString nameOf(const QString& id) const;
  // Whoever is the only contact of the customer is proposed, once theirs are read; the one asked for last counts, and an
  // empty id asks for nobody.
  Q_INVOKABLE void propose(const QString& customer_id);

 signals:
  void proposed(const QString& id);

 protected:
  std::set<EntityNo> watched() const override;
  void load() override;
  void clear() override { contacts_.clear(); }

 private:
  void answer();

  QVariantList contacts_;
  QString proposing_of_;  // the customer
};

}  // namespace carnet::client
