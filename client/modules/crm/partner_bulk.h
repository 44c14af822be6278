// What people do to many customers at once.
#pragma once

#include "client/store/bulk_controller.h"

namespace carnet::client {

class PartnerBulk : public BulkController {
  Q_OBJECT
  QML_ELEMENT
  // {id, title}: whose customers they can become.
  Q_PROPERTY(QVariantList people READ people NOTIFY choicesChanged)

 public:
  using BulkController::BulkController;

  QVariantList actions() const override;
  QVariantList people() const { return people_; }

  // Decided by headquarters; an empty id makes them nobody's. Like all here it can be taken back.
  Q_INVOKABLE void handOver(const QString& person_id);
  Q_INVOKABLE void addTag(const QString& tag);
  Q_INVOKABLE void removeTag(const QString& tag);
  // Whether they get mail that they did not ask for.
  Q_INVOKABLE void setOptOut(bool opt_out);

 protected:
  void readChoices() override;

 private:
  void changeTag(const QString& tag, Verb verb);

  QVariantList people_;
};

}  // namespace carnet::client
