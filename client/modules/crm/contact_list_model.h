// The contacts of all partners, or of one.
#pragma once

#include "client/store/entity_list_model.h"

namespace carnet::client {

struct ContactRow {
  Q_GADGET
  Q_PROPERTY(QString id MEMBER id CONSTANT)
  Q_PROPERTY(QString name MEMBER name CONSTANT)
  Q_PROPERTY(QString jobTitle MEMBER jobTitle CONSTANT)
  Q_PROPERTY(QString partner MEMBER partner CONSTANT)
  Q_PROPERTY(QString phone MEMBER phone CONSTANT)
  Q_PROPERTY(QString partnerId MEMBER partnerId CONSTANT)

 public:
  QString id, name, jobTitle, partner, phone, partnerId;
};

class ContactListModel : public EntityListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QString partnerId READ partnerId WRITE setPartnerId NOTIFY partnerIdChanged)

 public:
  using EntityListModel::EntityListModel;
  QString partnerId() const { return partner_id_; }
  void setPartnerId(const QString& id);

 signals:
  void partnerIdChanged();

 protected:
  Source source() const override;
  Condition condition(const QString& view) const override;
  QString sortExpression(const QString& key) const override;
  QString keptOrder(const QString& key) const override;
  RowReader rowReader() const override;
  ListColumns columns() const override;
  ListFields fields() const override;
  QVariant emptyRow() const override { return QVariant::fromValue(ContactRow{}); }

 private:
  QString partner_id_;
};

}  // namespace carnet::client
