#include "client/export/csv_writer.h"

#include <QDateTime>
#include <QRegularExpression>

namespace carnet::client {

QString withoutFormula(const QString& text) {
  static const QRegularExpression telephone("^\\+[0-9 .]+$");
  if (text.isEmpty() || !QString("=+-@\t\r").contains(text[0]) || telephone.match(text).hasMatch()) return text;
  return "'" + text;
}

QString plainNumber(qint64 value, int decimals, QChar decimal_point) {
  QString digits = QString::number(qAbs(value)).rightJustified(decimals + 1, '0');
  QString fraction = digits.right(decimals);
  while (fraction.endsWith('0')) fraction.chop(1);
  digits.chop(decimals);
  return (value < 0 ? "-" : "") + digits + (fraction.isEmpty() ? QString() : decimal_point + fraction);
}

CsvWriter::CsvWriter(QIODevice& device, const TableHead& head, const CsvOptions& options)
    : device_(device), head_(head), separator_(options.separator) {
  if (separator_.isNull()) separator_ = head_.locale.decimalPoint() == "," ? ';' : ',';
  if (options.byte_order_mark && device_.write("\xEF\xBB\xBF") != 3) throw ExportError(device_.errorString());
  QStringList titles;
  for (const TableColumn& column : head_.columns) titles << withoutFormula(column.title);
  put(titles);
}

void CsvWriter::write(const TableRow& row) {
  QStringList fields;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const TableColumn& column = head_.columns[i];
    const std::optional<qint64> value = row[i].value;
    if (!value) {
      fields << withoutFormula(row[i].text);
    } else if (column.kind == TableColumn::Kind::day) {
      fields << QDate(1970, 1, 1).addDays(*value).toString(Qt::ISODate);
    } else if (column.kind == TableColumn::Kind::instant) {
      fields << QDateTime::fromMSecsSinceEpoch(*value).toString("yyyy-MM-dd HH:mm");
    } else {
      fields << plainNumber(*value, column.decimals, head_.locale.decimalPoint()[0]);
    }
  }
  put(fields);
}

void CsvWriter::finish() {}

void CsvWriter::put(const QStringList& fields) {
  QStringList out;
  for (const QString& field : fields) out << quoted(field);
  const QByteArray line = (out.join(separator_) + "\r\n").toUtf8();
  if (device_.write(line) != line.size()) throw ExportError(device_.errorString());
}

QString CsvWriter::quoted(const QString& field) const {
  const bool is_plain = !field.contains(separator_) && !field.contains('"') && !field.contains('\n') &&
                        !field.contains('\r') && field.trimmed() == field;
  if (is_plain) return field;
  QString inside = field;
  return '"' + inside.replace('"', "\"\"") + '"';
}

}  // namespace carnet::client
