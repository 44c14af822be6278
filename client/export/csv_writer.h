// RFC 4180 as spreadsheets read it: UTF-8, CRLF, fields quoted where needed. A byte order mark tells them that it is
// UTF-8; the separator and the decimal sign are those of the language (";" and "," in French). A text that a spreadsheet
// would take for a formula is given a leading apostrophe.
#pragma once

#include <QIODevice>

#include "client/export/table.h"

namespace carnet::client {

struct CsvOptions {
  bool byte_order_mark = true;
  QChar separator;  // null = that of the language
};

class CsvWriter : public TableWriter {
 public:
  CsvWriter(QIODevice& device, const TableHead& head, const CsvOptions& options);
  void write(const TableRow& row) override;
  void finish() override;

 private:
  void put(const QStringList& fields);
  QString quoted(const QString& field) const;

  QIODevice& device_;
  TableHead head_;
  QChar separator_;
};

// The text as a spreadsheet takes it for a text.
QString withoutFormula(const QString& text);
// A scaled integer as plain digits: 4125000 with 4 decimals is 412.5.
QString plainNumber(qint64 value, int decimals, QChar decimal_point);

}  // namespace carnet::client
