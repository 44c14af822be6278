// A workbook with one sheet: a head that stays in sight and filters, numbers and dates as such, texts never as formulas.
// Rows are written as they come and not kept.
#pragma once

#include <map>

#include "client/export/table.h"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace carnet::client {

class XlsxWriter : public TableWriter {
 public:
  // Writes `file`; temporary files stand in its folder.
  XlsxWriter(const QString& file, const TableHead& head);
  ~XlsxWriter() override;
  void write(const TableRow& row) override;
  void finish() override;

 private:
  lxw_format* formatOf(const TableColumn& column, const QString& unit);
  void check(int error);

  TableHead head_;
  QByteArray temporary_folder_;
  lxw_workbook* workbook_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  std::map<QString, lxw_format*> formats_;
  std::uint32_t row_ = 1;
};

}  // namespace carnet::client
