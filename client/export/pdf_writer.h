// Pages to print: title and filter in words on the first, the head of the table, the page's number and the time on each.
// Columns are as wide as what the first rows hold; where that is too much, texts go on in a second and third line, between
// words. A4, across when there are many columns. How many pages there are is said where the rows are few enough to be kept
// until all of them are there.
#pragma once

#include <QIODevice>
#include <QPainter>
#include <QPdfWriter>
#include <memory>

#include "client/export/table.h"

namespace carnet::client {

class PdfWriter : public TableWriter {
 public:
  PdfWriter(QIODevice& device, const TableHead& head);
  ~PdfWriter() override;
  void write(const TableRow& row) override;
  void finish() override;

 private:
  // Shares the width out by what the first rows hold, and writes those that were kept.
  void print();
  void lay();
  int pagesOfKept();
  void draw(const TableRow& row);
  void beginPage();
  void endPage();
  QFont font(int points, bool strong) const;
  int heightOf(const TableRow& row) const;
  void drawCell(const QString& text, std::size_t column, int top, int height, bool strong);
  int pixels(double millimetres) const;

  QIODevice& device_;
  TableHead head_;
  QPdfWriter pdf_;
  QPainter painter_;
  std::vector<TableRow> kept_;  // until their pages are counted
  int pages_ = 0;               // zero: not counted
  bool counting_ = false;       // rows are placed and not painted
  std::vector<int> lefts_, widths_;
  int page_ = 0;
  int rows_ = 0;
  int y_ = 0;
};

}  // namespace carnet::client
