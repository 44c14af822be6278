#include "client/store/read_transaction.h"

#include <QRegularExpression>
#include <QSqlError>

#include "shared/schema/local_text.h"

namespace carnet::client {

namespace {

Uuid uuidFromBytes(const QByteArray& bytes) {
  Uuid id;
  if (bytes.size() == 16) std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
  return id;
}

struct Bound {
  QString sql;
  QVariantList values;
};

// Qt's driver refuses a numbered place (?1) that is used twice: each use becomes a place of its own.
Bound boundInOrder(const QString& sql, const QVariantList& values) {
  static const QRegularExpression numbered("\\?(\\d+)");
  Bound out{sql, {}};
  for (auto match = numbered.globalMatch(sql); match.hasNext();) {
    out.values << values.value(match.next().captured(1).toInt() - 1);
  }
  if (out.values.isEmpty()) return {sql, values};
  out.sql.replace(numbered, "?");
  return out;
}

}  // namespace

// The result codes are those of SQLite, extended ones in the upper bits: SQLITE_CORRUPT and SQLITE_NOTADB.
ReadError::ReadError(const QSqlError& error, const QString& doing)
    : std::runtime_error((error.text() + " in " + doing).toStdString()) {
  const int code = error.nativeErrorCode().toInt() & 0xff;
  is_damage_ = code == 11 || code == 26;
}

QString Cells::text() { return query_.value(at_++).toString(); }

QString Cells::id() { return textOf(uuid()); }

Uuid Cells::uuid() { return uuidFromBytes(query_.value(at_++).toByteArray()); }

qint64 Cells::number() { return query_.value(at_++).toLongLong(); }

QByteArray Cells::bytes() { return query_.value(at_++).toByteArray(); }

QString Cells::localText(const QString& language) {
  const std::string json = query_.value(at_++).toString().toStdString();
  const auto text = LocalText::fromJson(json);
  return text ? QString::fromStdString(text->in(language.toStdString())) : QString();
}

QVariant Cells::any() { return query_.value(at_++); }

bool Cells::isNull() const { return query_.isNull(at_); }

void ReadTransaction::each(const QString& sql, const QVariantList& values, const std::function<void(Cells&)>& take) {
  QSqlQuery query(database_);
  query.setForwardOnly(true);
  const Bound bound = boundInOrder(sql, values);
  const bool prepared = query.prepare(bound.sql);
  for (const QVariant& value : bound.values) query.addBindValue(value);
  if (!prepared || !query.exec()) throw ReadError(query.lastError(), sql);
  while (query.next()) {
    Cells cells(query);
    take(cells);
  }
  // Rows that cannot be read end the answer as if there were no more.
  if (query.lastError().isValid()) throw ReadError(query.lastError(), sql);
}

bool ReadTransaction::first(const QString& sql, const QVariantList& values, const std::function<void(Cells&)>& take) {
  bool found = false;
  each(sql + " LIMIT 1", values, [&](Cells& cells) {
    found = true;
    take(cells);
  });
  return found;
}

qint64 ReadTransaction::number(const QString& sql, const QVariantList& values) {
  qint64 number = 0;
  each(sql, values, [&](Cells& cells) { number = cells.number(); });
  return number;
}

QByteArray blobOf(const Uuid& id) {
  return {reinterpret_cast<const char*>(id.bytes.data()), qsizetype(id.bytes.size())};
}

QByteArray blobOf(const QString& id) { return blobOf(uuidOf(id)); }

Uuid uuidOf(const QString& id) { return Uuid::parse(id.toStdString()).value_or(Uuid{}); }

QString textOf(const Uuid& id) { return id.isNil() ? QString() : QString::fromStdString(id.toString()); }

}  // namespace carnet::client
