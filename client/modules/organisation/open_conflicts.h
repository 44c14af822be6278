// Fields that two people changed and nobody has decided yet, as cards and badges show them. Whose value is whose follows
// its authors, not the order in which the values arrived.
#pragma once

#include <QVariantMap>
#include <functional>

#include "client/store/workspace.h"

namespace carnet::client {

// Who looks at them.
struct ConflictViewer {
  Uuid person_id;
  Words words;
  Formats formats;
  qint64 now = 0;
  bool decides_all = false;  // the office; others decide what they wrote themselves or are asked about
  Actor actor = {};

  static ConflictViewer of(const Workspace& workspace);
};

// What one reads: all of them, those that ask a person, those of a row. `where` is SQL over `conflict c`.
struct ConflictWish {
  QString where = "1";
  QVariantList values = {};
};

// One open conflict:
//   id, row, field            what it is about
//   question, label, was
//   mine, mineName, mineWhen  the value of whoever looks; of somebody who wrote neither, the one that came later
//   theirs, theirName, theirWhen
//   mineStep, theirStep       transitions of Conflict that keep it
//   linkKind, linkId          where the record can be seen; may be missing
// A name is empty where the value is the viewer's own. What the viewer's roles may not write is not asked of them.
void readOpenConflicts(ReadTransaction& read, const ConflictViewer& viewer, const ConflictWish& wish,
                       const std::function<void(const QVariantMap&)>& take);

// One of the two values as people read it. A group's value is a JSON object of its fields; people read the values, one a
// line.
QString conflictValue(const QString& stored, EntityNo entity, const QString& field, const Words& words);

// What the field is called, of the row that is `named` so.
QString conflictLabel(EntityNo entity, const QString& field, const std::optional<Words::Target>& named,
                      const Words& words);

// Decides it: `side` as ConflictCard says it, "mine" or "theirs".
void keepSide(Workspace& workspace, const QVariantMap& conflict, const QString& side);

}  // namespace carnet::client
