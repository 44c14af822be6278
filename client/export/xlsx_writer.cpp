#include "client/export/xlsx_writer.h"

#include <xlsxwriter.h>

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <cmath>

namespace carnet::client {

namespace {

constexpr qsizetype longestText = 32'767;  // of a cell, in UTF-16 units
constexpr qsizetype longestSheetName = 31;
constexpr std::uint32_t mostRows = 1'048'576;

QByteArray sheetName(const QString& title) {
  QString name = title;
  for (QChar& c : name) {
    if (QString("[]:*?/\\").contains(c)) c = ' ';
  }
  return name.simplified().left(longestSheetName).toUtf8();
}

// The day as the locale writes it, in a workbook's letters and with all four digits of the year.
QString dayPattern(const QLocale& locale) {
  QString pattern = locale.dateFormat(QLocale::ShortFormat).toLower();
  if (!pattern.contains("yyyy")) pattern.replace("yy", "yyyy");
  return pattern;
}

lxw_datetime dateOf(const QDate& day, const QTime& time = QTime(0, 0)) {
  return {day.year(), day.month(), day.day(), time.hour(), time.minute(), double(time.second())};
}

}  // namespace

XlsxWriter::XlsxWriter(const QString& file, const TableHead& head)
    : head_(head), temporary_folder_(QFile::encodeName(QFileInfo(file).absolutePath())) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = temporary_folder_.data();
  workbook_ = workbook_new_opt(QFile::encodeName(file).constData(), &options);
  if (!workbook_) throw ExportError(QString::fromUtf8(lxw_strerror(LXW_ERROR_CREATING_XLSX_FILE)));
  QByteArray title = head_.title.toUtf8();
  QByteArray note = head_.note.toUtf8();
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.comments = note.data();
  workbook_set_properties(workbook_, &properties);
  const QByteArray name = sheetName(head_.title);
  sheet_ = workbook_add_worksheet(workbook_, name.isEmpty() ? nullptr : name.constData());
  if (!sheet_) throw ExportError(QString::fromUtf8(lxw_strerror(LXW_ERROR_CREATING_TMPFILE)));

  lxw_format* bold = workbook_add_format(workbook_);
  format_set_bold(bold);
  format_set_bottom(bold, LXW_BORDER_THIN);
  for (std::size_t i = 0; i < head_.columns.size(); ++i) {
    const auto at = lxw_col_t(i);
    worksheet_set_column(sheet_, at, at, 7.0 + 6.0 * head_.columns[i].weight, nullptr);
    check(worksheet_write_string(sheet_, 0, at, head_.columns[i].title.toUtf8().constData(), bold));
  }
  worksheet_freeze_panes(sheet_, 1, 0);
}

XlsxWriter::~XlsxWriter() {
  // Closing is the only way to free it; whoever gave up takes the file away.
  if (workbook_) workbook_close(workbook_);
}

lxw_format* XlsxWriter::formatOf(const TableColumn& column, const QString& unit) {
  const QString key = QString::number(int(column.kind)) + "/" + QString::number(column.decimals) + "/" + unit;
  lxw_format*& format = formats_[key];
  if (format) return format;
  format = workbook_add_format(workbook_);
  QString pattern;
  switch (column.kind) {
    case TableColumn::Kind::day:
      pattern = dayPattern(head_.locale);
      break;
    case TableColumn::Kind::instant:
      pattern = dayPattern(head_.locale) + " hh:mm";
      break;
    default:
      pattern = column.decimals >= 4 ? "#,##0.00##" : "#,##0.###";
      if (!unit.isEmpty()) pattern += " \"" + QString(unit).remove('"') + "\"";
  }
  format_set_num_format(format, pattern.toUtf8().constData());
  return format;
}

void XlsxWriter::write(const TableRow& row) {
  if (row_ >= mostRows) throw ExportError(QString::fromUtf8(lxw_strerror(LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)));
  for (std::size_t i = 0; i < row.size(); ++i) {
    const TableColumn& column = head_.columns[i];
    const TableCell& cell = row[i];
    const auto at = lxw_col_t(i);
    if (!cell.value) {
      if (cell.text.isEmpty()) continue;
      check(worksheet_write_string(sheet_, row_, at, cell.text.left(longestText).toUtf8().constData(), nullptr));
      continue;
    }
    lxw_format* format = formatOf(column, cell.unit);
    if (column.kind == TableColumn::Kind::number) {
      const double number = double(*cell.value) / std::pow(10.0, column.decimals);
      check(worksheet_write_number(sheet_, row_, at, number, format));
      continue;
    }
    lxw_datetime date{};
    if (column.kind == TableColumn::Kind::day) {
      date = dateOf(QDate(1970, 1, 1).addDays(*cell.value));
    } else {
      const QDateTime when = QDateTime::fromMSecsSinceEpoch(*cell.value);
      date = dateOf(when.date(), when.time());
    }
    check(worksheet_write_datetime(sheet_, row_, at, &date, format));
  }
  ++row_;
}

void XlsxWriter::finish() {
  if (!head_.columns.empty()) worksheet_autofilter(sheet_, 0, 0, row_ - 1, lxw_col_t(head_.columns.size() - 1));
  const lxw_error error = workbook_close(std::exchange(workbook_, nullptr));
  check(error);
}

void XlsxWriter::check(int error) {
  if (error != LXW_NO_ERROR) throw ExportError(QString::fromUtf8(lxw_strerror(lxw_error(error))));
}

}  // namespace carnet::client
