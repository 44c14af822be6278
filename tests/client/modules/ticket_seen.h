// What the tests of a ticket's page look at, and what they put beside it.
#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QtTest>

#include "client/replica/sqlite_store.h"
#include "tests/client/support/desk.h"

namespace carnet::client::test {

inline bool shows(const QVariantList& facts, const QString& value) {
  for (const QVariant& fact : facts) {
    if (fact.toMap()["value"].toString() == value) return true;
  }
  return false;
}

// As if it had come so.
inline void run(const Desk& desk, const QString& sql) {
  {
    QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", "replica");
    database.setDatabaseName(QString::fromStdString(SqliteStore::fileIn(desk.path()).string()));
    QVERIFY(database.open());
    QVERIFY(QSqlQuery(database).exec(sql));
  }
  QSqlDatabase::removeDatabase("replica");
}

}  // namespace carnet::client::test
