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
  // For each record as soon as the list holds it, and again when it moved among the others, as one does that got another
  // name; never for one that the list's view and filter leave out, nor because the list was asked anew.
  void found(int position);
  // The list holds it no longer, as one that was assigned is not among the unassigned; where it stood last.
  void lost(int position);

 private:
  // The rows before and after it; 0: none.
  struct Neighbours {
    qint64 before = 0, after = 0;
  };
  void look();
  void queue();
  void tell();

  QPointer<EntityListModel> model_;
  QString record_id_;
  qint64 rid_ = 0;  // in the replica; 0: not known
  bool told_ = false, queued_ = false, asked_anew_ = false, gone_ = false;
  int position_ = -1;
  Neighbours neighbours_;
};

}  // namespace carnet::client
