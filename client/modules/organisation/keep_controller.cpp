#include "client/modules/organisation/keep_controller.h"

#include "shared/domain/organisation/attachment.h"
#include "shared/domain/organisation/attachment_link.h"

namespace carnet::client {

KeepController::KeepController(QObject* parent) : RecordSource(parent) {
  connect(this, &KeepController::kindChanged, this, [this] { refresh(); });
  connect(this, &RecordSource::workspaceChanged, this, [this] {
    if (!workspace()) return;
    connect(&workspace()->keptRecords(), &KeptRecords::changed, this, [this] { refresh(); });
    connect(&workspace()->files(), &Files::arrived, this, [this] {
      if (kept_) refresh();
    });
  });
}

std::set<EntityNo> KeepController::watched() const { return {traitsOf<Attachment>.no, traitsOf<AttachmentLink>.no}; }

void KeepController::clear() {
  text_.clear();
  warning_.clear();
  kept_ = false;
}

void KeepController::load() {
  read([kind = kind_, id = recordId()](ReadTransaction& read) { return filesOf(kind, id, read); },
       [this](std::vector<FileOfRecord> files) {
         tell(files);
         return true;
       });
}

void KeepController::tell(const std::vector<FileOfRecord>& files) {
  kept_ = workspace()->keptRecords().has(kind_, recordId());
  qint64 bytes = 0;
  int away = 0;
  for (const FileOfRecord& file : files) {
    bytes += file.size;
    away += workspace()->files().pathOf(file.sha256).isEmpty();
  }
  if (files.empty()) {
    text_ = kept_ ? tr("There are none yet. Those that come are kept.") : tr("There are none yet.");
  } else {
    text_ = tr("%n photo(s) or file(s), %1.", "", int(files.size())).arg(workspace()->formats().size(bytes)) + " " +
            (away == 0 ? tr("All are here.")
             : kept_   ? tr("%n still to come.", "", away)
                       : tr("%n not here.", "", away));
  }
  askRoom();
}

void KeepController::askRoom() {
  if (!kept_) {
    warning_.clear();
    return;
  }
  workspace()->files().held([self = QPointer(this)](const Files::Held& held) {
    if (!self || !self->workspace() || !self->kept_) return;
    const Formats& formats = self->workspace()->formats();
    const QString warning = held.ahead <= held.cap ? QString()
                                                   : tr("What is kept takes %1, more than the %2 that photos may take "
                                                        "here. Allow more in the settings, or keep less.")
                                                         .arg(formats.size(held.ahead), formats.size(held.cap));
    if (warning == self->warning_) return;
    self->warning_ = warning;
    emit self->loaded();
  });
}

void KeepController::keep(bool kept) {
  if (!workspace() || recordId().isEmpty()) return;
  KeptRecords& records = workspace()->keptRecords();
  if (!kept) {
    records.letGo(kind_, recordId());
  } else if (!records.keep(kind_, recordId())) {
    emit workspace()->refused(
        tr("%n record(s) are kept on this device already. Let go of one first.", "", KeptRecords::most));
  }
  kept_ = records.has(kind_, recordId());
  emit loaded();
}

}  // namespace carnet::client

#include "moc_keep_controller.cpp"
