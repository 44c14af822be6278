// What tables that are brought in are read as, and what becomes of them.
#pragma once

#include <QTemporaryDir>
#include <QTest>

#include "client/app/table_import.h"
#include "client/app/table_import_controller.h"
#include "client/store/edits.h"
#include "shared/domain/crm/contact_point.h"
#include "tests/client/support/desk.h"

namespace carnet::client::test {

inline Value valueIn(const Operation& operation, std::uint16_t field) {
  for (const FieldEdit& edit : operation.fields) {
    if (edit.field_no == field) return edit.value;
  }
  return {};
}

template <class T>
struct OwnerOf;
template <class T, class V>
struct OwnerOf<V T::*> {
  using type = T;
};

// The telephones of the first line of the table.
inline QStringList phonesOf(const Table& table) {
  QStringList phones;
  for (const Operation& operation : table.lines.at(0).operations) {
    if (operation.entity == entityOf<ContactPoint>.no)
      phones << QString::fromStdString(
          std::get<std::string>(valueIn(operation, fieldNo<ContactPoint, &ContactPoint::value>())));
  }
  return phones;
}

// What the first line of the table says of a field.
template <auto M>
Value edited(const Table& table) {
  using T = typename OwnerOf<decltype(M)>::type;
  for (const Operation& operation : table.lines.at(0).operations) {
    if (operation.entity == entityOf<T>.no) return valueIn(operation, fieldNo<T, M>());
  }
  return {};
}

// What became of the first line of such a file, brought in.
inline QString broughtIn(Desk& desk, const QString& kind, const QByteArray& content) {
  QTemporaryDir folder;
  QFile file(folder.filePath("table.csv"));
  if (!file.open(QIODevice::WriteOnly) || file.write(content) < 0) return "not written";
  file.close();
  TableImportController import;
  import.setProperty("workspace", QVariant::fromValue(desk.workspace()));
  import.setProperty("kind", kind);
  import.read(QUrl::fromLocalFile(file.fileName()));
  if (!QTest::qWaitFor([&] { return import.isFinished() || !import.problem().isEmpty(); })) return "no answer";
  return import.refusals().isEmpty() ? import.problem() : import.refusals()[0].toMap()["text"].toString();
}

}  // namespace carnet::client::test
