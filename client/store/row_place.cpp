#include "client/store/row_place.h"

#include "client/store/edits.h"

namespace carnet::client {

void RowPlace::setModel(EntityListModel* model) {
  if (model_ == model) return;
  if (model_) disconnect(model_, nullptr, this, nullptr);
  model_ = model;
  if (model_) {
    connect(model_, &EntityListModel::workspaceChanged, this, &RowPlace::look);
    connect(model_, &EntityListModel::revisionChanged, this, &RowPlace::tell);
  }
  emit modelChanged();
  look();
}

void RowPlace::setRecordId(const QString& id) {
  if (record_id_ == id) return;
  record_id_ = id;
  emit recordIdChanged();
  look();
}

void RowPlace::look() {
  rid_ = 0;
  if (!model_ || !model_->workspace() || record_id_.isEmpty()) return;
  model_->workspace()->reader().read(
      this,
      [table = model_->entityName(), id = record_id_](ReadTransaction& read) {
        qint64 rid = 0;
        read.first("SELECT rid FROM " + table + " WHERE id = ?", {blobOf(id)},
                   [&](Cells& cells) { rid = cells.number(); });
        return rid;
      },
      [this, id = record_id_](qint64 rid) {
        if (id != record_id_) return;
        rid_ = rid;
        tell();
      });
}

void RowPlace::tell() {
  if (rid_ == 0 || !model_) return;
  const int position = model_->positions().value(rid_, -1);
  if (position < 0) return;
  rid_ = 0;
  emit found(position);
}

}  // namespace carnet::client

#include "moc_row_place.cpp"
