// What people do to many products at once. All of it can be taken back.
#pragma once

#include "client/store/bulk_controller.h"

namespace carnet::client {

class ProductBulk : public BulkController {
  Q_OBJECT
  QML_ELEMENT
  // {id, title}: the families.
  Q_PROPERTY(QVariantList families READ families NOTIFY choicesChanged)

 public:
  using BulkController::BulkController;

  QVariantList actions() const override;
  QVariantList families() const { return families_; }

  Q_INVOKABLE void setFamily(const QString& category_id);
  // Whether it is offered: what is not stays readable on old records.
  Q_INVOKABLE void setActive(bool active);

 protected:
  void readChoices() override;

 private:
  QVariantList families_;
};

}  // namespace carnet::client
