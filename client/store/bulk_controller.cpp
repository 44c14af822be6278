#include "client/store/bulk_controller.h"

namespace carnet::client {

void BulkController::setModel(EntityListModel* model) {
  if (model_ == model) return;
  if (model_) disconnect(model_, nullptr, this, nullptr);
  model_ = model;
  if (model_) connect(model_, &EntityListModel::workspaceChanged, this, &BulkController::follow);
  emit modelChanged();
  follow();
}

void BulkController::follow() {
  if (followed_) disconnect(followed_, nullptr, this, nullptr);
  followed_ = workspace();
  change_.setWorkspace(followed_);
  if (!followed_) return;
  connect(followed_, &Workspace::personChanged, this, &BulkController::choicesChanged);
  readChoices();
  emit choicesChanged();
}

void BulkController::changeEach(const QString& what, const QString& columns,
                                std::function<std::optional<BulkItem>(Cells&)> make) {
  if (!workspace() || change_.isRunning()) return;
  struct Made {
    std::vector<BulkItem> items;
    int unchanged = 0;
  };
  const QString row = "SELECT " + columns + " FROM " + model_->entityName() + " WHERE rid = ?";
  workspace()->reader().scan(
      this, {},
      [row, rids = model_->selection()->inOrder(), make = std::move(make)](ReadTransaction& read) {
        Made made;
        for (qint64 rid : rids) {
          read.each(row, {rid}, [&](Cells& cells) {
            if (auto item = make(cells))
              made.items.push_back(std::move(*item));
            else
              ++made.unchanged;
          });
        }
        return made;
      },
      [this, what](Made made) { change_.start(what, std::move(made.items), made.unchanged); });
}

}  // namespace carnet::client

#include "moc_bulk_controller.cpp"
