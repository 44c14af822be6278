// What the office does to many tickets at once.
#pragma once

#include "client/store/bulk_controller.h"

namespace carnet::client {

class TicketBulk : public BulkController {
  Q_OBJECT
  QML_ELEMENT
  // {id, title, subtitle}: who can be given tickets.
  Q_PROPERTY(QVariantList people READ people NOTIFY choicesChanged)

 public:
  using BulkController::BulkController;

  QVariantList actions() const override;
  QVariantList people() const { return people_; }
  // {value, text} of the reasons for a step.
  Q_INVOKABLE QVariantList reasonsFor(const QString& step) const;

  Q_INVOKABLE void assignTo(const QString& person_id);
  // Can be taken back.
  Q_INVOKABLE void setPriority(const QString& priority);
  // "close", "cancel": what the workflow refuses for a ticket stays as it is and is told.
  Q_INVOKABLE void takeStep(const QString& step, const QString& reason_id = {}, const QString& reason_text = {});

 protected:
  void readChoices() override;

 private:
  QVariantList people_, reasons_;
};

}  // namespace carnet::client
