#include "client/export/pdf_writer.h"

#include <QFileDevice>
#include <QFontMetrics>
#include <QPageLayout>

namespace carnet::client {

namespace {

constexpr int resolution = 300;
constexpr int mostLines = 3;
constexpr std::size_t columnsUpright = 4;
constexpr int wrapping = Qt::TextWordWrap | Qt::TextWrapAnywhere;

}  // namespace

PdfWriter::PdfWriter(QIODevice& device, const TableHead& head) : device_(device), head_(head), pdf_(&device) {
  pdf_.setResolution(resolution);
  pdf_.setTitle(head_.title);
  pdf_.setCreator("Carnet");
  pdf_.setPageSize(QPageSize(QPageSize::A4));
  pdf_.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout::Millimeter);
  if (head_.columns.size() > columnsUpright) pdf_.setPageOrientation(QPageLayout::Landscape);
  if (!painter_.begin(&pdf_)) throw ExportError(device_.errorString());
  int weights = 0;
  for (const TableColumn& column : head_.columns) weights += column.weight;
  int left = 0;
  for (const TableColumn& column : head_.columns) {
    const int width = pdf_.width() * column.weight / std::max(1, weights);
    lefts_.push_back(left);
    widths_.push_back(width);
    left += width;
  }
  beginPage();
}

PdfWriter::~PdfWriter() {
  if (painter_.isActive()) painter_.end();
}

int PdfWriter::pixels(double millimetres) const { return int(millimetres * resolution / 25.4); }

QFont PdfWriter::font(int points, bool strong) const {
  QFont font("Open Sans", points);
  font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
  return font;
}

void PdfWriter::beginPage() {
  if (page_ > 0) pdf_.newPage();
  ++page_;
  y_ = 0;
  const auto text = [&](const QString& words, int points, bool strong, double gap) {
    painter_.setFont(font(points, strong));
    const QRect room(0, y_, pdf_.width(), pdf_.height());
    QRect used;
    painter_.drawText(room, wrapping, words, &used);
    y_ = used.bottom() + pixels(gap);
  };
  if (page_ == 1) {
    text(head_.title, 16, true, 1.5);
    if (!head_.note.isEmpty()) text(head_.note, 9, false, 1.5);
    y_ += pixels(2.5);
  }
  TableRow titles;
  for (const TableColumn& column : head_.columns) titles.push_back({column.title});
  const int height = pixels(7);
  for (std::size_t i = 0; i < titles.size(); ++i) drawCell(titles[i].text, i, y_, height, true);
  y_ += height;
  painter_.setPen(QPen(Qt::black, pixels(0.3)));
  painter_.drawLine(0, y_, pdf_.width(), y_);
  painter_.setPen(Qt::black);
}

void PdfWriter::endPage() {
  painter_.setFont(font(8, false));
  const QRect foot(0, pdf_.height() - pixels(5), pdf_.width(), pixels(5));
  painter_.drawText(foot, Qt::AlignRight | Qt::AlignBottom, head_.page.arg(page_));
  painter_.drawText(foot, Qt::AlignLeft | Qt::AlignBottom, head_.title);
}

int PdfWriter::heightOf(const TableRow& row) const {
  const QFontMetrics metrics(font(9, false), painter_.device());
  int lines = 1;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const QRect room(0, 0, widths_[i] - pixels(3), 100 * metrics.lineSpacing());
    if (metrics.horizontalAdvance(row[i].text) <= room.width()) continue;
    lines = std::max(lines, metrics.boundingRect(room, wrapping, row[i].text).height() / metrics.lineSpacing());
  }
  return std::min(lines, mostLines) * metrics.lineSpacing() + pixels(2);
}

void PdfWriter::drawCell(const QString& text, std::size_t column, int top, int height, bool strong) {
  painter_.setFont(font(9, strong));
  const QRect room(lefts_[column], top + pixels(1), widths_[column] - pixels(3), height - pixels(1));
  const int to = head_.columns[column].isRight() ? Qt::AlignRight : Qt::AlignLeft;
  const QFontMetrics metrics(painter_.font(), painter_.device());
  const bool one_line = metrics.horizontalAdvance(text) <= room.width();
  painter_.save();
  painter_.setClipRect(room.adjusted(0, -pixels(1), pixels(1), 0));
  painter_.drawText(room, to | Qt::AlignTop | (one_line ? 0 : wrapping), text);
  painter_.restore();
}

void PdfWriter::write(const TableRow& row) {
  const int height = heightOf(row);
  if (y_ + height > pdf_.height() - pixels(8)) {
    endPage();
    beginPage();
  }
  for (std::size_t i = 0; i < row.size(); ++i) drawCell(row[i].text, i, y_, height, false);
  y_ += height;
  painter_.setPen(QPen(QColor(0xD5, 0xD9, 0xE0), pixels(0.15)));
  painter_.drawLine(0, y_, pdf_.width(), y_);
  painter_.setPen(Qt::black);
  ++rows_;
  if (const auto* file = qobject_cast<QFileDevice*>(&device_); file && file->error() != QFileDevice::NoError) {
    throw ExportError(device_.errorString());
  }
}

void PdfWriter::finish() {
  painter_.setFont(font(9, true));
  painter_.drawText(QRect(0, y_ + pixels(2), pdf_.width(), pixels(6)), Qt::AlignLeft, head_.rows.arg(rows_));
  endPage();
  if (!painter_.end()) throw ExportError(device_.errorString());
}

}  // namespace carnet::client
