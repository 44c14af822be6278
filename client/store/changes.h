// What the replica committed, as screens hear it. client/app sends it for every commit of the replica.
#pragma once

#include <QObject>
#include <vector>

#include "shared/core/id.h"
#include "shared/schema/entity.h"

namespace carnet::client {

struct ChangedRow {
  EntityNo entity = 0;
  Uuid id;
};

struct LocalCommit {
  qint64 local_no = 0;  // grows with every commit
  std::vector<ChangedRow> rows;

  bool touches(EntityNo entity) const {
    for (const ChangedRow& row : rows) {
      if (row.entity == entity) return true;
    }
    return false;
  }
};

class Changes : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

 signals:
  void committed(const carnet::client::LocalCommit& commit);
  // The list of waiting changes is another one than before.
  void outboxChanged();
};

}  // namespace carnet::client
