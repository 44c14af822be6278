#include "client/modules/organisation/waiting_controller.h"

#include <algorithm>

#include "client/modules/organisation/correction.h"

namespace carnet::client {

namespace {

// Their rows may be at the server already; the content follows by itself.
const char* const readFiles =
    "SELECT a.id, a.name, a.mime, a.target_entity, a.target_id, a.created_at, a.size_bytes FROM sync_blob b"
    " JOIN attachment a ON a.sha256 = lower(hex(b.hash)) AND a.deleted_at IS NULL"
    " WHERE b.is_whole = 1 AND b.is_uploaded = 0 ORDER BY b.no LIMIT ?";

}  // namespace

void WaitingController::setWorkspace(Workspace* workspace) {
  if (workspace_ == workspace) return;
  if (workspace_) {
    disconnect(&workspace_->changes(), nullptr, this, nullptr);
    disconnect(&workspace_->files(), nullptr, this, nullptr);
  }
  workspace_ = workspace;
  if (workspace_) {
    connect(&workspace_->changes(), &Changes::outboxChanged, this, &WaitingController::refresh);
    connect(&workspace_->files(), &Files::waitingChanged, this, &WaitingController::refresh);
  }
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
  refused_changes_.clear();
  ids_.clear();
  for (const WaitingChange& change : changes) ids_[change.cs_no] = change.change_set.id;
  std::copy_if(changes.begin(), changes.end(), std::back_inserter(refused_changes_),
               [](const WaitingChange& change) { return change.state == WaitingChange::State::refused; });
  struct Shown {
    QVariantList changes, refused, files;
    int sealed = 0;
  };
  const auto isSealed = [](const WaitingChange& change) {
    return change.state == WaitingChange::State::onDevice && change.reason.code == "access.withdrawn";
  };
  workspace_->reader().read(
      this,
      [changes, isSealed, words = workspace_->words(), formats = workspace_->formats(),
       now = workspace_->now()](ReadTransaction& read) {
        Shown shown;
        for (const WaitingChange& change : changes) {
          QVariantMap item{{"id", QString::number(change.cs_no)}};
          const std::vector<Deed> deeds = words.describe(change.change_set, read, formats);
          for (const Deed& deed : deeds) {
            if (item["linkId"].toString().isEmpty()) {
              item["linkKind"] = deed.link_kind;
              item["linkId"] = deed.link_id;
            }
          }
          item["title"] = !change.change_set.operations.empty() ? Words::lines(deeds)
                          : !change.change_set.in_place_of.empty()
                              ? tr("A change that was taken back")
                              : tr("A change that was lost with the damaged data file");
          item["subtitle"] = formats.when(change.change_set.happened_at.instant().unix_ms, now);
          item["waiting"] = !change.has_effects;
          switch (change.state) {
            case WaitingChange::State::onDevice:
              item["stateText"] = isSealed(change)     ? tr("On this device, access was withdrawn")
                                  : change.has_effects ? tr("On this device")
                                                       : tr("On this device, the office will decide");
              shown.sealed += isSealed(change) ? 1 : 0;
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
              item["parts"] = correctableOf(change.change_set, words);
              item["lost"] = change.change_set.operations.empty();
              shown.refused.prepend(item);
              continue;
          }
          shown.changes.prepend(item);
        }
        read.each(readFiles, {qint64(mostShown)}, [&](Cells& cells) {
          QVariantMap item{{"id", cells.id()}};
          const QString name = cells.text();
          const bool is_photo = cells.text().startsWith("image/");
          const auto entity = EntityNo(cells.number());
          const auto target = words.nameOf(entity, cells.uuid(), read, formats);
          const QString file = (is_photo ? tr("photo %1") : tr("file %1")).arg(name);
          item["title"] = target ? tr("%1: %2").arg(target->name, file) : file;
          item["linkKind"] = target ? target->link_kind : QString();
          item["linkId"] = target ? target->link_id : QString();
          const QString when = formats.when(Hlc{cells.number()}.instant().unix_ms, now);
          item["subtitle"] = when + " · " + formats.size(cells.number());
          item["waiting"] = false;
          item["stateText"] = tr("On this device");
          item["stateTone"] = "info";
          shown.files << item;
        });
        return shown;
      },
      [this](Shown shown) {
        asking_ = false;
        changes_ = std::move(shown.changes);
        refused_ = std::move(shown.refused);
        files_ = std::move(shown.files);
        sealed_ = shown.sealed;
        loaded_ = true;
        emit changesChanged();
        if (stale_) refresh();
      },
      [this] {
        asking_ = false;
        if (stale_) refresh();
      });
}

const WaitingChange* WaitingController::refusedOne(std::int64_t cs_no) const {
  const auto found = std::find_if(refused_changes_.begin(), refused_changes_.end(),
                                  [cs_no](const WaitingChange& change) { return change.cs_no == cs_no; });
  return found == refused_changes_.end() ? nullptr : &*found;
}

int WaitingController::sendAgain(const QString& id, const QVariantMap& values) {
  const WaitingChange* change = refusedOne(id.toLongLong());
  if (change == nullptr) return 0;
  return workspace_->submitInPlaceOf({change->cs_no}, corrected(change->change_set, values), tr("Sent again"),
                                     [self = QPointer(this), sent = change->cs_no](qint64) {
                                       if (self) self->sendFollowers({sent}, sent);
                                     });
}

// What could not make sense without the change that is sent again may make sense now; in the order in which it was done.
void WaitingController::sendFollowers(std::set<std::int64_t> sent, std::int64_t after) {
  for (const WaitingChange& change : refused_changes_) {
    const auto& needed = change.change_set.depends_on;
    const bool follows = std::any_of(needed.begin(), needed.end(), [&](std::int64_t no) { return sent.contains(no); });
    if (change.cs_no <= after || !follows) continue;
    sent.insert(change.cs_no);
    workspace_->submitInPlaceOf({change.cs_no}, change.change_set.operations, {},
                                [self = QPointer(this), sent, after = change.cs_no](qint64) {
                                  if (self) self->sendFollowers(sent, after);
                                });
    return;
  }
}

void WaitingController::takeBack(const QString& id) {
  const qint64 cs_no = id.toLongLong();
  const Uuid change_set = ids_.value(cs_no);
  workspace_->operations().withdraw(cs_no, [self = QPointer(this), change_set](const Result<Nothing>& result) {
    if (!self || !self->workspace_) return;
    if (result.ok()) {
      self->workspace_->undo()->forget(change_set);
      emit self->workspace_->said(tr("Taken back"), "success", 0);
    } else {
      emit self->workspace_->refused(self->workspace_->words().problem(result.problem()));
    }
  });
}

}  // namespace carnet::client

#include "moc_link_status.cpp"
#include "moc_waiting_controller.cpp"
