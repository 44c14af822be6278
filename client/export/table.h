// A table on its way out of the program: its head, its cells, and who writes it.
#pragma once

#include <QLocale>
#include <QString>
#include <optional>
#include <stdexcept>
#include <vector>

namespace carnet::client {

struct TableColumn {
  enum class Kind { text, number, instant, day };  // scaled by decimals, ms, days since 1970

  QString title;
  Kind kind = Kind::text;
  int decimals = 0;  // of a number: 10^decimals is one
  int weight = 2;    // its share of a page's width
  bool isRight() const { return kind == Kind::number; }
};

struct TableCell {
  QString text;                      // as people read it
  std::optional<qint64> value = {};  // the number itself where the column has one
  QString unit = {};                 // behind a number: "€"
};

struct TableHead {
  QString title;  // "Tickets"
  QString note;   // what the list is narrowed to, in words; may be empty
  std::vector<TableColumn> columns;
  QLocale locale;
  qint64 written_at = 0;  // of the page's foot
  // Words of the page's foot; %1 is a number, %2 how many pages there are.
  QString page = "Page %1";
  QString page_of = "Page %1 of %2";
  QString rows = "%1";  // under the last row: "38 rows"
};

using TableRow = std::vector<TableCell>;

// As it is read on paper and in other programs, where "Tomorrow" soon is another day: days and instants with their date.
QString lastingText(const TableCell& cell, const TableColumn& column, const QLocale& locale);

// The disk or the format said no; the sentence is for people.
class ExportError : public std::runtime_error {
 public:
  explicit ExportError(const QString& sentence) : std::runtime_error(sentence.toStdString()) {}
  QString sentence() const { return QString::fromUtf8(what()); }
};

// Writes one table, row by row. All of it may throw ExportError; a file that was begun is then not complete.
class TableWriter {
 public:
  virtual ~TableWriter() = default;
  virtual void write(const TableRow& row) = 0;
  // Everything is on the disk when this returns.
  virtual void finish() = 0;
};

}  // namespace carnet::client
