// Numbered machines: all of them, those of one partner, or those of one product.
#pragma once

#include "client/store/entity_list_model.h"

namespace carnet::client {

struct SerialRow {
  Q_GADGET
  Q_PROPERTY(QString id MEMBER id CONSTANT)
  Q_PROPERTY(QString number MEMBER number CONSTANT)
  Q_PROPERTY(QString product MEMBER product CONSTANT)
  Q_PROPERTY(QString sku MEMBER sku CONSTANT)
  Q_PROPERTY(QString productId MEMBER productId CONSTANT)
  Q_PROPERTY(QString partner MEMBER partner CONSTANT)
  Q_PROPERTY(QString partnerId MEMBER partnerId CONSTANT)
  Q_PROPERTY(QString place MEMBER place CONSTANT)
  Q_PROPERTY(QString warranty MEMBER warranty CONSTANT)
  Q_PROPERTY(QVariant warrantyUntil MEMBER warrantyUntil CONSTANT)  // days since 1970; invalid = unknown

 public:
  QString id, number, product, sku, productId, partner, partnerId, place, warranty;
  QVariant warrantyUntil;
};

class SerialListModel : public EntityListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString partnerId READ partnerId WRITE setPartnerId NOTIFY partnerIdChanged)
  Q_PROPERTY(QString productId READ productId WRITE setProductId NOTIFY productIdChanged)

 public:
  using EntityListModel::EntityListModel;
  QString partnerId() const { return partner_id_; }
  void setPartnerId(const QString& id);
  QString productId() const { return product_id_; }
  void setProductId(const QString& id);

 signals:
  void partnerIdChanged();
  void productIdChanged();

 protected:
  Source source() const override;
  Condition condition(const QString& view) const override;
  QString sortExpression(const QString& key) const override;
  RowReader rowReader() const override;
  ListColumns columns() const override;
  ListFields fields() const override;
  QVariant emptyRow() const override { return QVariant::fromValue(SerialRow{}); }

 private:
  QString partner_id_, product_id_;
};

}  // namespace carnet::client
