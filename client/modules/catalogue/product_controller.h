// One product with its attributes, for ProductPage.
#pragma once

#include "client/store/record_source.h"

namespace carnet::client {

class ProductController : public RecordSource {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString sku READ sku NOTIFY loaded)
  Q_PROPERTY(QString name READ name NOTIFY loaded)
  Q_PROPERTY(QString description READ description NOTIFY loaded)
  Q_PROPERTY(bool isActive READ isActive NOTIFY loaded)
  // {label, value}: price, unit, family, tracking, warranty.
  Q_PROPERTY(QVariantList facts READ facts NOTIFY loaded)
  // {name, value}
  Q_PROPERTY(QVariantList attributes READ attributes NOTIFY loaded)

 public:
  using RecordSource::RecordSource;

  QString sku() const { return product_.sku; }
  QString name() const { return product_.name; }
  QString description() const { return product_.description; }
  bool isActive() const { return product_.is_active; }
  QVariantList facts() const { return product_.facts; }
  QVariantList attributes() const { return product_.attributes; }

 protected:
  std::set<EntityNo> watched() const override;
  void load() override;
  void clear() override { product_ = {}; }

 private:
  struct Shown {
    QString sku, name, description;
    bool is_active = true;
    QVariantList facts, attributes;
  };
  Shown product_;
};

}  // namespace carnet::client
