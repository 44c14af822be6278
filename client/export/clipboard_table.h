// A table for the clipboard: tab-separated text for spreadsheets and editors, HTML for documents and mail.
#pragma once

#include "client/export/table.h"

namespace carnet::client {

class ClipboardTable : public TableWriter {
 public:
  explicit ClipboardTable(const TableHead& head);
  void write(const TableRow& row) override;
  void finish() override;

  const QString& text() const { return text_; }
  const QString& html() const { return html_; }

 private:
  TableHead head_;
  QString text_, html_;
};

}  // namespace carnet::client
