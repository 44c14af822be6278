// The partners. Views: "" all, "clients", "suppliers".
#pragma once

#include "client/store/entity_list_model.h"

namespace carnet::client {

struct PartnerRow {
  Q_GADGET
  Q_PROPERTY(QString id MEMBER id CONSTANT)
  Q_PROPERTY(QString name MEMBER name CONSTANT)
  Q_PROPERTY(QString city MEMBER city CONSTANT)
  Q_PROPERTY(QString phone MEMBER phone CONSTANT)
  Q_PROPERTY(QString stageText MEMBER stageText CONSTANT)
  Q_PROPERTY(QString stageTone MEMBER stageTone CONSTANT)
  Q_PROPERTY(QVariantMap stage READ stage CONSTANT)
  Q_PROPERTY(QString owner MEMBER owner CONSTANT)
  Q_PROPERTY(QString tags MEMBER tags CONSTANT)
  Q_PROPERTY(QString vatNo MEMBER vatNo CONSTANT)

 public:
  QString id, name, city, phone, stageText, stageTone, owner, tags, vatNo;

  QVariantMap stage() const { return {{"text", stageText}, {"tone", stageTone}}; }
};

class PartnerListModel : public EntityListModel {
  Q_OBJECT
  QML_ELEMENT

 public:
  using EntityListModel::EntityListModel;

 protected:
  Source source() const override;
  Condition condition(const QString& view) const override;
  QString sortExpression(const QString& key) const override;
  QString keptOrder(const QString& key) const override;
  RowReader rowReader() const override;
  ListColumns columns() const override;
  ListFields fields() const override;
  QVariant emptyRow() const override { return QVariant::fromValue(PartnerRow{}); }
};

}  // namespace carnet::client
