// How the fields of a record stand on this device: changed here and not at the office yet, refused, changed by two people.
// Read together with the record, in the same transaction; RecordSource::showsWaiting keeps it fresh.
#pragma once

#include <map>
#include <vector>

#include "client/modules/organisation/open_conflicts.h"

namespace carnet::client {

class FieldStates {
 public:
  // Of the fields of these rows. Conflicts are those that the viewer may decide.
  static FieldStates read(ReadTransaction& read, const ConflictViewer& viewer, const std::vector<Uuid>& row_ids);

  // For the control FieldState: {unsent: bool, refused: sentence, conflict: as open_conflicts.h tells it}; what is not so
  // is missing. A group of fields is asked for by its own name.
  QVariantMap of(const Uuid& row_id, const QString& field) const;
  // Several fields of one row, by name; only those of which something is to be said.
  QVariantMap allOf(const Uuid& row_id, const QStringList& fields) const;

 private:
  void readPending(ReadTransaction& read, const ConflictViewer& viewer, const std::vector<Uuid>& row_ids);
  void note(const Uuid& row_id, EntityNo entity, const QString& field, const QString& key, const QVariant& value);

  std::map<Uuid, std::map<QString, QVariantMap>> fields_;
};

}  // namespace carnet::client
