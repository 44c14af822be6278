// The rows that a page holds are maps: the one of a list that is meant by its id.
#pragma once

#include <QString>
#include <QVariantList>
#include <QVariantMap>

namespace carnet::client {

// The first one whose `key` says `id`; empty when there is none.
inline QVariantMap rowOf(const QVariantList& list, const QString& id, const QString& key = "id") {
  for (const QVariant& each : list) {
    const QVariantMap row = each.toMap();
    if (row[key].toString() == id) return row;
  }
  return {};
}

}  // namespace carnet::client
