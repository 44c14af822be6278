// One numbered machine: what it is, who has it, where it stands, its warranty.
#pragma once

#include "client/store/record_source.h"

namespace carnet::client {

class SerialController : public RecordSource {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString number READ number NOTIFY loaded)
  Q_PROPERTY(QString product READ product NOTIFY loaded)
  Q_PROPERTY(QString productId READ productId NOTIFY loaded)
  Q_PROPERTY(QString partner READ partner NOTIFY loaded)
  Q_PROPERTY(QString partnerId READ partnerId NOTIFY loaded)
  Q_PROPERTY(QString place READ place NOTIFY loaded)
  Q_PROPERTY(QString address READ address NOTIFY loaded)
  Q_PROPERTY(QString soldOn READ soldOn NOTIFY loaded)
  Q_PROPERTY(QString warrantyText READ warrantyText NOTIFY loaded)
  Q_PROPERTY(QString warrantyTone READ warrantyTone NOTIFY loaded)
  Q_PROPERTY(bool canEditPlace READ canEditPlace NOTIFY loaded)
  // Also who has it and since when; number and product are what it is.
  Q_PROPERTY(bool canEdit READ canEdit NOTIFY loaded)
  // {partnerId, partner, addressId, place, soldOn, warrantyUntil}, days as "2026-03-01": as the form begins that changes them.
  Q_PROPERTY(QVariantMap details READ details NOTIFY loaded)

 public:
  using RecordSource::RecordSource;

  QString number() const { return serial_.number; }
  QString product() const { return serial_.product; }
  QString productId() const { return serial_.product_id; }
  QString partner() const { return serial_.partner; }
  QString partnerId() const { return serial_.partner_id; }
  QString place() const { return serial_.place; }
  QString address() const { return serial_.address; }
  QString soldOn() const { return serial_.sold_on; }
  QString warrantyText() const { return serial_.warranty_text; }
  QString warrantyTone() const { return serial_.warranty_tone; }
  bool canEditPlace() const;
  bool canEdit() const;
  QVariantMap details() const;

  // Where on the site it stands: "cellar, behind the boiler". `seen` is what the form showed when it was opened.
  Q_INVOKABLE int savePlace(const QString& place, const QVariantMap& seen = {});
  // `details` without the customer's name. Returns the change's number (Workspace::submit), 0 when nothing differs.
  Q_INVOKABLE int saveDetails(const QVariantMap& details, const QVariantMap& seen = {});

 protected:
  std::set<EntityNo> watched() const override;
  void load() override;
  void clear() override { serial_ = {}; }

 private:
  struct Shown {
    QString number, product, product_id, partner, partner_id, place, address, sold_on, warranty_text, warranty_tone;
    QString address_id, sold_on_iso, warranty_iso;
  };
  Shown serial_;
};

}  // namespace carnet::client
