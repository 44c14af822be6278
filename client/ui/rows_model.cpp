#include "client/ui/rows_model.h"

#include <algorithm>

namespace carnet::ui {

int RowsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant RowsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Row) return {};
  return m_rows.at(index.row());
}

QHash<int, QByteArray> RowsModel::roleNames() const { return {{Row, "row"}}; }

void RowsModel::setRows(const QVariantList& rows) {
  if (rows == m_rows) return;
  const int oldSize = static_cast<int>(m_rows.size());
  const int newSize = static_cast<int>(rows.size());
  const int shorter = std::min(oldSize, newSize);
  int head = 0;
  while (head < shorter && m_rows.at(head) == rows.at(head)) ++head;
  int tail = 0;
  while (tail < shorter - head && m_rows.at(oldSize - 1 - tail) == rows.at(newSize - 1 - tail)) ++tail;

  const int oldMiddle = oldSize - head - tail;
  const int newMiddle = newSize - head - tail;
  const int changed = std::min(oldMiddle, newMiddle);
  for (int i = 0; i < changed; ++i) m_rows[head + i] = rows.at(head + i);
  // Without naming the role: Qt 6.4 tells `modelData` of it only then.
  if (changed > 0) emit dataChanged(index(head), index(head + changed - 1));
  const int at = head + changed;
  if (newMiddle > oldMiddle) {
    beginInsertRows({}, at, at + newMiddle - oldMiddle - 1);
    m_rows = rows;
    endInsertRows();
  } else if (oldMiddle > newMiddle) {
    beginRemoveRows({}, at, at + oldMiddle - newMiddle - 1);
    m_rows = rows;
    endRemoveRows();
  }
  emit rowsChanged();
}

}  // namespace carnet::ui

#include "moc_rows_model.cpp"
