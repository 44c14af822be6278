#include "client/export/table.h"

#include <QDateTime>

namespace carnet::client {

QString lastingText(const TableCell& cell, const TableColumn& column, const QLocale& locale) {
  if (!cell.value) return cell.text;
  switch (column.kind) {
    case TableColumn::Kind::instant:
      return locale.toString(QDateTime::fromMSecsSinceEpoch(*cell.value), "d MMM yyyy HH:mm");
    case TableColumn::Kind::day:
      return locale.toString(QDate(1970, 1, 1).addDays(*cell.value), "d MMM yyyy");
    case TableColumn::Kind::text:
    case TableColumn::Kind::number:
      break;
  }
  return cell.text;
}

}  // namespace carnet::client
