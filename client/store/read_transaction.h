// One read of the replica: everything asked of it sees the same moment. Lives on the reader's thread, between BEGIN and
// COMMIT, and hands out plain values; no query stays open afterwards.
#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>
#include <functional>
#include <stdexcept>
#include <vector>

#include "shared/core/id.h"

namespace carnet::client {

// The database said no: a statement is wrong or the file is damaged. Logged where the read was asked for.
class ReadError : public std::runtime_error {
 public:
  ReadError(const QSqlError& error, const QString& doing);
  bool isDamage() const { return is_damage_; }

 private:
  bool is_damage_;
};

// The cells of one row, read from left to right in the order of the SELECT.
class Cells {
 public:
  explicit Cells(const QSqlQuery& query) : query_(query) {}

  QString text();
  // 36 characters, or empty for NULL.
  QString id();
  Uuid uuid();  // nil for NULL
  qint64 number();
  bool flag() { return number() != 0; }
  QByteArray bytes();
  // One language of a localised text, see shared/schema/local_text.h.
  QString localText(const QString& language);
  QVariant any();
  void skip() { ++at_; }
  // Whether the next cell is NULL; does not move on.
  bool isNull() const;

 private:
  const QSqlQuery& query_;
  int at_ = 0;
};

class ReadTransaction {
 public:
  explicit ReadTransaction(QSqlDatabase database) : database_(std::move(database)) {}

  // Places are `?` in order, or numbered ?1, ?2 … which may be used several times.
  void each(const QString& sql, const QVariantList& values, const std::function<void(Cells&)>& take);
  // The first row, if there is one.
  bool first(const QString& sql, const QVariantList& values, const std::function<void(Cells&)>& take);
  qint64 number(const QString& sql, const QVariantList& values = {});

 private:
  QSqlDatabase database_;
};

// Ids as they are bound and as QML knows them.
QByteArray blobOf(const Uuid& id);
QByteArray blobOf(const QString& id);
Uuid uuidOf(const QString& id);
QString textOf(const Uuid& id);
inline QString textOf(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

}  // namespace carnet::client
