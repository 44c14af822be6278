#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QVariantList>

namespace carnet::ui {

/// A short list that a page already holds, as a model with the role `row`, for RecordList. Setting `rows` keeps the rows
/// at both ends that did not change, so that the view keeps its place; long lists have models of their own.
class RowsModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(QVariantList rows READ rows WRITE setRows NOTIFY rowsChanged)

 public:
  enum Role { Row = Qt::UserRole + 1 };

  using QAbstractListModel::QAbstractListModel;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  const QVariantList& rows() const { return m_rows; }
  void setRows(const QVariantList& rows);

 signals:
  void rowsChanged();

 private:
  QVariantList m_rows;
};

}  // namespace carnet::ui
