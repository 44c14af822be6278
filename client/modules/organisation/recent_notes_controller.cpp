#include "client/modules/organisation/recent_notes_controller.h"

#include <QDateTime>

#include "client/store/edits.h"
#include "shared/domain/organisation/note.h"

namespace carnet::client {

namespace {

const char* const readRecentNotes =
    "SELECT n.id, n.target_entity, n.target_id, n.body, u.display_name, n.created_at,"
    " coalesce(n.to_user_id = ?1 AND n.read_at IS NULL, 0) FROM note n LEFT JOIN app_user u ON u.id = n.created_by"
    " WHERE n.deleted_at IS NULL ORDER BY n.created_at DESC, n.rid DESC LIMIT ?2";

}  // namespace

std::set<EntityNo> RecentNotesController::watched() const { return {traitsOf<Note>.no, traitsOf<AppUser>.no}; }

void RecentNotesController::load() {
  read(
      [me = blobOf(workspace()->personId()), words = workspace()->words(), formats = workspace()->formats(),
       now = workspace()->now()](ReadTransaction& read) {
        Shown shown;
        read.each(readRecentNotes, {me, mostShown}, [&](Cells& cells) {
          QVariantMap note{{"id", cells.id()}};
          const auto entity = EntityNo(cells.number());
          const Uuid target = cells.uuid();
          note["title"] = cells.text().simplified();
          const QString who = cells.text();
          note["when"] = formats.when(Hlc{cells.number()}.instant().unix_ms, now);
          note["unread"] = cells.flag();
          shown.unread += note["unread"].toBool();
          const auto named = words.nameOf(entity, target, read, formats);
          note["subtitle"] = named ? who + " · " + named->name : who;
          if (named) {
            note["linkKind"] = named->link_kind;
            note["linkId"] = named->link_id;
          }
          shown.notes << note;
        });
        return shown;
      },
      [this](Shown shown) {
        shown_ = std::move(shown);
        return true;
      });
}

void RecentNotesController::markRead() {
  std::vector<Operation> operations;
  for (const QVariant& note : std::as_const(shown_.notes)) {
    if (!note.toMap()["unread"].toBool()) continue;
    Edits<Note> edits(uuidOf(note.toMap()["id"].toString()));
    edits.set<&Note::read_at>(Value(), Value(std::int64_t{workspace()->instant()}));
    operations.push_back(edits.operations().front());
  }
  if (!operations.empty()) workspace()->submit(std::move(operations));
}

}  // namespace carnet::client

#include "moc_recent_notes_controller.cpp"
