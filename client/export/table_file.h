// A table written to a file that is there whole or not at all: everything goes to a temporary file beside it, which takes
// its name at the end. Whoever drops it before `finish`, or after an error, leaves nothing behind.
#pragma once

#include <QFile>
#include <memory>

#include "client/export/csv_writer.h"

namespace carnet::client {

enum class TableFormat { csv, xlsx, pdf };

class TableFile : public TableWriter {
 public:
  // A former file of the name stays until `finish` has replaced it.
  TableFile(const QString& name, TableFormat format, const TableHead& head, const CsvOptions& csv = {});
  ~TableFile() override;
  void write(const TableRow& row) override;
  void finish() override;

 private:
  QString name_, temporary_name_;
  std::unique_ptr<QFile> file_;  // xlsx opens its own
  std::unique_ptr<TableWriter> writer_;
};

}  // namespace carnet::client
