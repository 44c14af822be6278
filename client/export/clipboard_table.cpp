#include "client/export/clipboard_table.h"

#include <QStringList>

namespace carnet::client {

namespace {

QString oneLine(const QString& text) { return QString(text).replace('\t', ' ').replace('\n', ' ').remove('\r'); }

}  // namespace

ClipboardTable::ClipboardTable(const TableHead& head) : head_(head) {
  QStringList titles;
  html_ = "<table><thead><tr>";
  for (const TableColumn& column : head_.columns) {
    titles << oneLine(column.title);
    html_ += "<th>" + column.title.toHtmlEscaped() + "</th>";
  }
  html_ += "</tr></thead><tbody>";
  text_ = titles.join('\t') + '\n';
}

void ClipboardTable::write(const TableRow& row) {
  QStringList fields;
  html_ += "<tr>";
  for (std::size_t i = 0; i < row.size(); ++i) {
    const QString text = lastingText(row[i], head_.columns[i], head_.locale);
    fields << oneLine(text);
    html_ += head_.columns[i].isRight() ? "<td align=\"right\">" : "<td>";
    html_ += text.toHtmlEscaped() + "</td>";
  }
  html_ += "</tr>";
  text_ += fields.join('\t') + '\n';
}

void ClipboardTable::finish() { html_ += "</tbody></table>"; }

}  // namespace carnet::client
