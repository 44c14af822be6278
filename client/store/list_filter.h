// What a list can be narrowed by, and what it is narrowed to. A condition is a map {field, …} with one of
//   any: [value, …]      one of these; "" = nothing is set, "me" = whoever looks
//   contains: "pump"     accents, case and script do not matter
//   period: "week"       relative to the day on which one looks, see `periods`
//   from, to: ISO days   both included; either may be missing
// Several conditions hold together. What names an unknown field or says nothing narrows nothing.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QVariantList>
#include <vector>

#include "client/store/formats.h"
#include "client/store/read_transaction.h"

namespace carnet::client {

struct ListField {
  enum class Kind { choice, text, instant, day };

  QString key;
  QString title;
  Kind kind = Kind::text;
  QString sql;  // what is compared, over the list's tables
  // Of a choice: {value, text}.
  QVariantList options = {};
  // Instead of options: a query of ids and names; the values are ids.
  QString options_sql = {};
  bool has_local_names = false;  // the names are localised texts
  QString none_text = {};        // offers "nothing is set" under this name
  QString me_text = {};          // offers the person themself under this name

  bool isById() const { return !options_sql.isEmpty(); }
};

using ListFields = std::vector<ListField>;

class ListFilter {
  Q_DECLARE_TR_FUNCTIONS(ListFilter)

 public:
  struct Sql {
    QString where;  // " AND …", or empty
    QVariantList values;
  };
  // `today` is the day on which periods stand.
  static Sql sql(const ListFields& fields, const QVariantList& conditions, const Uuid& me, const QDate& today);
  // "Priority: High, Urgent", one for each condition; `fields` with their options read.
  static QStringList words(const ListFields& fields, const QVariantList& conditions, const Formats& formats);
  static QString words(const ListField& field, const QVariantMap& condition, const Formats& formats);
  // {value, text} of the periods that can be asked for.
  static QVariantList periods();
  // Reads the options of the fields that have a query for them.
  static void readOptions(ListFields& fields, ReadTransaction& read, const QString& language);
  // {key, title, kind: "choice" "text" "date", options} for a filter's sheet.
  static QVariantList toList(const ListFields& fields);
  static const ListField* find(const ListFields& fields, const QString& key);
};

}  // namespace carnet::client
