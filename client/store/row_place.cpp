#include "client/store/row_place.h"

#include <utility>

#include "client/store/edits.h"

namespace carnet::client {

void RowPlace::setModel(EntityListModel* model) {
  if (model_ == model) return;
  if (model_) disconnect(model_, nullptr, this, nullptr);
  model_ = model;
  if (model_) {
    connect(model_, &EntityListModel::workspaceChanged, this, &RowPlace::look);
    connect(model_, &EntityListModel::revisionChanged, this, &RowPlace::queue);
    connect(model_, &EntityListModel::countChanged, this, &RowPlace::queue);
    const auto forget = [this] { asked_anew_ = true; };
    connect(model_, &EntityListModel::viewChanged, this, forget);
    connect(model_, &EntityListModel::filterTextChanged, this, forget);
    connect(model_, &EntityListModel::filtersChanged, this, forget);
    connect(model_, &EntityListModel::sortChanged, this, forget);
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
  told_ = gone_ = false;
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

// The list says that it changes before it knows all places.
void RowPlace::queue() {
  if (queued_ || rid_ == 0) return;
  queued_ = true;
  QMetaObject::invokeMethod(
      this,
      [this] {
        queued_ = false;
        tell();
      },
      Qt::QueuedConnection);
}

void RowPlace::tell() {
  if (rid_ == 0 || !model_) return;
  const int position = model_->positions().value(rid_, -1);
  if (position < 0) {
    if (told_ && !gone_ && model_->isWhole()) {
      gone_ = true;
      emit lost(position_);
    }
    return;
  }
  const bool is_back = std::exchange(gone_, false) && !asked_anew_;
  position_ = position;
  const std::vector<qint64>& rids = model_->rids();
  const auto at = [&](int place) { return place >= 0 && place < int(rids.size()) ? rids[std::size_t(place)] : 0; };
  const Neighbours now{at(position - 1), at(position + 1)};
  // A row that comes or goes beside it changes one of them only.
  const bool moved = now.before != neighbours_.before && now.after != neighbours_.after && !asked_anew_;
  neighbours_ = now;
  if (model_->isWhole()) asked_anew_ = false;
  if (told_ && !moved && !is_back) return;
  told_ = true;
  emit found(position);
}

}  // namespace carnet::client

#include "moc_row_place.cpp"
