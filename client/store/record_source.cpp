#include "client/store/record_source.h"

namespace carnet::client {

void RecordSource::setWorkspace(Workspace* workspace) {
  if (workspace_ == workspace) return;
  if (workspace_) {
    disconnect(&workspace_->changes(), nullptr, this, nullptr);
    disconnect(workspace_, nullptr, this, nullptr);
  }
  workspace_ = workspace;
  if (workspace_) {
    // What a record shows may depend on the person's roles, which arrive a moment after the first page.
    connect(workspace_, &Workspace::personChanged, this, &RecordSource::refresh);
    // "Today" is yesterday on the next day.
    connect(workspace_, &Workspace::dayChanged, this, &RecordSource::refresh);
    if (showsWaiting()) connect(&workspace_->changes(), &Changes::outboxChanged, this, &RecordSource::refresh);
    connect(&workspace_->changes(), &Changes::committed, this, [this](const LocalCommit& commit) {
      const std::set<EntityNo> entities = watched();
      for (const ChangedRow& row : commit.rows) {
        if (entities.contains(row.entity)) return refresh();
      }
    });
  }
  emit workspaceChanged();
  refresh();
}

void RecordSource::setRecordId(const QString& id) {
  if (record_id_ == id) return;
  record_id_ = id;
  ++generation_;
  ready_ = false;
  missing_ = false;
  clear();
  emit recordIdChanged();
  emit loaded();
  refresh();
}

void RecordSource::refresh() {
  if (!workspace_) return;
  stale_ = reading_;
  if (!reading_) load();
}

}  // namespace carnet::client

#include "moc_record_source.cpp"
