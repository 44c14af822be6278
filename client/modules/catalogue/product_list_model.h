// The products, by article number or name. Views: "" all active ones, "goods", "services", "inactive".
#pragma once

#include "client/store/entity_list_model.h"

namespace carnet::client {

struct ProductRow {
  Q_GADGET
  Q_PROPERTY(QString id MEMBER id CONSTANT)
  Q_PROPERTY(QString sku MEMBER sku CONSTANT)
  Q_PROPERTY(QString name MEMBER name CONSTANT)
  Q_PROPERTY(QString category MEMBER category CONSTANT)
  Q_PROPERTY(QString price MEMBER price CONSTANT)
  Q_PROPERTY(qint64 priceValue MEMBER priceValue CONSTANT)  // ten-thousandths
  Q_PROPERTY(QString currency MEMBER currency CONSTANT)
  Q_PROPERTY(QString unit MEMBER unit CONSTANT)
  Q_PROPERTY(QString kind MEMBER kind CONSTANT)
  Q_PROPERTY(QString warranty MEMBER warranty CONSTANT)
  Q_PROPERTY(bool isService MEMBER isService CONSTANT)

 public:
  QString id, sku, name, category, price, currency, unit, kind, warranty;
  qint64 priceValue = 0;
  bool isService = false;
};

class ProductListModel : public EntityListModel {
  Q_OBJECT
  QML_ELEMENT

 public:
  using EntityListModel::EntityListModel;

 protected:
  Source source() const override;
  Condition condition(const QString& view) const override;
  QString sortExpression(const QString& key) const override;
  RowReader rowReader() const override;
  ListColumns columns() const override;
  ListFields fields() const override;
  QVariant emptyRow() const override { return QVariant::fromValue(ProductRow{}); }
};

}  // namespace carnet::client
