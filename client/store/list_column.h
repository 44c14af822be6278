// A column of a list: what a table shows, what its header sorts by, and what an export writes into a cell.
#pragma once

#include <QString>
#include <QVariantMap>
#include <vector>

namespace carnet::client {

struct ListColumn {
  enum class Kind { text, quantity, unitPrice, instant, day };  // thousandths, ten-thousandths, ms, days since 1970

  QString key;  // property of the row that is shown: a text, or {text, tone}
  QString title;
  QString sort;   // sort key of the model; empty = this column does not sort
  int width = 0;  // pixels at normal text size; 0 = a share of what is left
  int fill = 1;
  bool shown = true;  // until the person chooses columns
  Kind kind = Kind::text;
  QString raw = {};   // property with the number itself, for kinds other than text; 0 and NULL of instants = nothing
  QString unit = {};  // property with the unit or currency that stands behind the number

  bool isRight() const { return kind == Kind::quantity || kind == Kind::unitPrice; }
  // From {key, title, kind: "quantity", raw, unit}, as a page writes the columns of a short list.
  static ListColumn fromMap(const QVariantMap& map) {
    ListColumn column{.key = map["key"].toString(), .title = map["title"].toString()};
    column.width = map["width"].toInt();
    if (map["kind"] == "quantity") column.kind = Kind::quantity;
    column.raw = map["raw"].toString();
    column.unit = map["unit"].toString();
    return column;
  }
  // {key, title, sort, width | fill, align} as RecordList takes it.
  QVariantMap toMap() const {
    QVariantMap map{{"key", key}, {"title", title}, {"sort", sort}};
    if (width > 0)
      map["width"] = width;
    else
      map["fill"] = fill;
    if (isRight()) map["align"] = "right";
    return map;
  }
};

using ListColumns = std::vector<ListColumn>;

}  // namespace carnet::client
