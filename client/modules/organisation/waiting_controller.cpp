#include "client/modules/organisation/waiting_controller.h"

namespace carnet::client {

void WaitingController::setWorkspace(Workspace* workspace) {
  if (workspace_ == workspace) return;
  if (workspace_) disconnect(&workspace_->changes(), nullptr, this, nullptr);
  workspace_ = workspace;
  if (workspace_) connect(&workspace_->changes(), &Changes::outboxChanged, this, &WaitingController::refresh);
  emit workspaceChanged();
  refresh();
}

void WaitingController::refresh() {
  if (!workspace_) return;
  stale_ = asking_;
  if (asking_) return;
  asking_ = true;
  workspace_->outbox().list(mostShown, [self = QPointer(this)](const std::vector<WaitingChange>& changes) {
    if (self) self->show(changes);
  });
}

// The words need the rows the changes are about, which only the reader's thread sees.
void WaitingController::show(const std::vector<WaitingChange>& changes) {
  struct Shown {
    QVariantList changes, refused;
  };
  workspace_->reader().read(
      this,
      [changes, words = workspace_->words(), formats = workspace_->formats(),
       now = workspace_->now()](ReadTransaction& read) {
        Shown shown;
        for (const WaitingChange& change : changes) {
          QStringList lines;
          QVariantMap item{{"id", QString::number(change.cs_no)}};
          for (const Deed& deed : words.describe(change.change_set, read, formats)) {
            lines << tr("%1: %2").arg(deed.subject, deed.text);
            if (item["linkId"].toString().isEmpty()) {
              item["linkKind"] = deed.link_kind;
              item["linkId"] = deed.link_id;
            }
          }
          item["title"] = lines.join(QChar('\n'));
          item["subtitle"] = formats.when(change.change_set.happened_at.instant().unix_ms, now);
          item["waiting"] = !change.has_effects;
          switch (change.state) {
            case WaitingChange::State::onDevice:
              item["stateText"] =
                  change.has_effects ? tr("On this device") : tr("On this device, the office will decide");
              item["stateTone"] = "info";
              break;
            case WaitingChange::State::sent:
              item["stateText"] = tr("Sent");
              item["stateTone"] = "accent";
              break;
            case WaitingChange::State::accepted:
              item["stateText"] = tr("Accepted");
              item["stateTone"] = "success";
              break;
            case WaitingChange::State::refused:
              item["stateText"] = tr("Needs your decision");
              item["stateTone"] = "warning";
              item["reason"] = words.problem(change.reason);
              shown.refused.prepend(item);
              continue;
          }
          shown.changes.prepend(item);
        }
        return shown;
      },
      [this](Shown shown) {
        asking_ = false;
        changes_ = std::move(shown.changes);
        refused_ = std::move(shown.refused);
        loaded_ = true;
        emit changesChanged();
        if (stale_) refresh();
      });
}

void WaitingController::takeBack(const QString& id) {
  const qint64 cs_no = id.toLongLong();
  workspace_->operations().withdraw(cs_no, [self = QPointer(this), cs_no](const Result<Nothing>& result) {
    if (!self || !self->workspace_) return;
    if (result.ok()) {
      self->workspace_->undo()->forget(cs_no);
      emit self->workspace_->said(tr("Taken back"), "success", 0);
    } else {
      emit self->workspace_->refused(self->workspace_->words().problem(result.problem()));
    }
  });
}

}  // namespace carnet::client
