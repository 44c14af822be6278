#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>

#include "client/store/entity_list_model.h"

namespace carnet::client {

/// Where in a list a record stands, for a list beside a record that was opened from elsewhere.
class RowPlace : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(carnet::client::EntityListModel* model MEMBER model_ WRITE setModel NOTIFY modelChanged)
  // "": none is looked for.
  Q_PROPERTY(QString recordId MEMBER record_id_ WRITE setRecordId NOTIFY recordIdChanged)

 public:
  using QObject::QObject;

  void setModel(EntityListModel* model);
  void setRecordId(const QString& id);

 signals:
  void modelChanged();
  void recordIdChanged();
  // Once for each record, as soon as the list holds it; never for one that the list's view and filter leave out.
  void found(int position);

 private:
  void look();
  void tell();

  QPointer<EntityListModel> model_;
  QString record_id_;
  qint64 rid_ = 0;  // in the replica; 0: not known, or told already
};

}  // namespace carnet::client
