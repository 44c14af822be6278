#include "client/modules/organisation/notes_controller.h"

#include "client/store/edits.h"
#include "shared/domain/organisation/note.h"
#include "shared/domain/registry.h"

namespace carnet::client {

namespace {

const char* const readNotes =
    "SELECT n.id, n.body, u.display_name, n.created_at FROM note n LEFT JOIN app_user u ON u.id = n.created_by"
    " WHERE n.target_id = ? AND n.deleted_at IS NULL ORDER BY n.created_at DESC, n.rid DESC";

}  // namespace

void NotesController::setTargetEntity(const QString& name) {
  if (target_entity_ == name) return;
  target_entity_ = name;
  emit targetEntityChanged();
}

bool NotesController::canWrite() const { return workspace() && workspace()->may(entityOf<Note>, Verb::create); }

std::set<EntityNo> NotesController::watched() const { return {traitsOf<Note>.no, traitsOf<AppUser>.no}; }

void NotesController::load() {
  read(
      [id = blobOf(recordId()), formats = workspace()->formats(), now = workspace()->now()](ReadTransaction& read) {
        QVariantList notes;
        read.each(readNotes, {id}, [&](Cells& cells) {
          QVariantMap note{{"key", cells.id()}, {"symbol", "note"}};
          note["text"] = cells.text();
          note["title"] = cells.text();
          note["when"] = formats.when(Hlc{cells.number()}.instant().unix_ms, now);
          notes << note;
        });
        return notes;
      },
      [this](QVariantList notes) {
        notes_ = std::move(notes);
        return true;
      });
}

int NotesController::write(const QString& body) {
  const Entity* entity = registry().find(target_entity_.toStdString());
  if (!entity || body.trimmed().isEmpty()) return 0;
  Creation<Note> note(workspace()->newId());
  note.with<&Note::target_entity>(qint64(entity->no));
  note.with<&Note::target_id>(uuidOf(recordId()));
  note.with<&Note::body>(body.trimmed());
  return workspace()->submit({note.operation()}, tr("Note saved"));
}

}  // namespace carnet::client

#include "moc_notes_controller.cpp"
