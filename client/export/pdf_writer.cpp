#include "client/export/pdf_writer.h"

#include <QDateTime>
#include <QFileDevice>
#include <QFontMetrics>
#include <QPageLayout>
#include <algorithm>
#include <utility>

namespace carnet::client {

namespace {

constexpr int resolution = 300;
constexpr int mostLines = 3;
constexpr std::size_t columnsUpright = 4;
constexpr int wrapping = Qt::TextWordWrap | Qt::TextWrapAnywhere;
constexpr std::size_t rowsLookedAt = 200, mostCounted = 5000;
constexpr double gap = 3, widestWord = 60;  // millimetres

// What a column wants: room for its longest word, and for its longest text.
struct Wish {
  int least = 0, whole = 0;
};

// `room` for all: each column has its least, the rest goes to whoever lacks most; what is left over goes by weight.
std::vector<int> shared(int room, const std::vector<Wish>& wishes, const std::vector<TableColumn>& columns) {
  std::vector<int> widths;
  int least = 0, lacking = 0, weights = 0;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    least += wishes[i].least;
    lacking += wishes[i].whole - wishes[i].least;
    weights += columns[i].weight;
  }
  const double shrunk = least > room ? double(room) / least : 1;
  const double given = lacking > 0 ? std::min(1.0, std::max(0, room - least) / double(lacking)) : 0;
  int used = 0;
  for (const Wish& wish : wishes) {
    widths.push_back(int(wish.least * shrunk + (wish.whole - wish.least) * given));
    used += widths.back();
  }
  const int over = std::max(0, room - used);
  for (std::size_t i = 0; i < widths.size(); ++i) widths[i] += over * columns[i].weight / std::max(1, weights);
  return widths;
}

}  // namespace

PdfWriter::PdfWriter(QIODevice& device, const TableHead& head) : device_(device), head_(head), pdf_(&device) {
  pdf_.setResolution(resolution);
  pdf_.setTitle(head_.title);
  pdf_.setCreator("Carnet");
  pdf_.setPageSize(QPageSize(QPageSize::A4));
  pdf_.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout::Millimeter);
  if (head_.columns.size() > columnsUpright) pdf_.setPageOrientation(QPageLayout::Landscape);
  if (!painter_.begin(&pdf_)) throw ExportError(device_.errorString());
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

void PdfWriter::lay() {
  const QFontMetrics plain(font(9, false), painter_.device()), strong(font(9, true), painter_.device());
  const int longest_word = pixels(widestWord);
  std::vector<Wish> wishes(head_.columns.size());
  const auto look = [&](std::size_t column, const QString& text, const QFontMetrics& metrics) {
    Wish& wish = wishes[column];
    wish.whole = std::max(wish.whole, metrics.horizontalAdvance(text));
    for (const QString& word : text.split(' '))
      wish.least = std::max(wish.least, std::min(longest_word, metrics.horizontalAdvance(word)));
  };
  for (std::size_t i = 0; i < wishes.size(); ++i) look(i, head_.columns[i].title, strong);
  for (std::size_t at = 0; at < std::min(kept_.size(), rowsLookedAt); ++at) {
    for (std::size_t i = 0; i < kept_[at].size(); ++i) look(i, kept_[at][i].text, plain);
  }
  for (Wish& wish : wishes) {
    // A pixel more: a text as wide as its room must not wrap.
    wish.least += pixels(gap) + 1;
    wish.whole = std::max(wish.least, wish.whole + pixels(gap) + 1);
  }
  widths_ = shared(pdf_.width(), wishes, head_.columns);
  int left = 0;
  for (const int width : widths_) {
    lefts_.push_back(left);
    left += width;
  }
}

int PdfWriter::pagesOfKept() {
  counting_ = true;
  beginPage();
  for (const TableRow& row : kept_) draw(row);
  counting_ = false;
  rows_ = 0;
  return std::exchange(page_, 0);
}

void PdfWriter::print() {
  lay();
  if (kept_.size() <= mostCounted) pages_ = pagesOfKept();
  beginPage();
  for (const TableRow& row : std::exchange(kept_, {})) draw(row);
}

void PdfWriter::beginPage() {
  if (page_ > 0 && !counting_) pdf_.newPage();
  ++page_;
  y_ = 0;
  const auto text = [&](const QString& words, int points, bool strong, double below) {
    painter_.setFont(font(points, strong));
    const QRect room(0, y_, pdf_.width(), pdf_.height());
    y_ = painter_.boundingRect(room, wrapping, words).bottom() + pixels(below);
    if (!counting_) painter_.drawText(room, wrapping, words);
  };
  if (page_ == 1) {
    text(head_.title, 16, true, 1.5);
    if (!head_.note.isEmpty()) text(head_.note, 9, false, 1.5);
    y_ += pixels(2.5);
  }
  TableRow titles;
  for (const TableColumn& column : head_.columns) titles.push_back({column.title});
  const int height = pixels(7);
  if (counting_) {
    y_ += height;
    return;
  }
  for (std::size_t i = 0; i < titles.size(); ++i) drawCell(titles[i].text, i, y_, height, true);
  y_ += height;
  painter_.setPen(QPen(Qt::black, pixels(0.3)));
  painter_.drawLine(0, y_, pdf_.width(), y_);
  painter_.setPen(Qt::black);
}

void PdfWriter::endPage() {
  painter_.setFont(font(8, false));
  const QRect foot(0, pdf_.height() - pixels(5), pdf_.width(), pixels(5));
  painter_.drawText(foot, Qt::AlignRight | Qt::AlignBottom,
                    pages_ > 0 ? head_.page_of.arg(page_).arg(pages_) : head_.page.arg(page_));
  const QString written = head_.locale.toString(QDateTime::fromMSecsSinceEpoch(head_.written_at), "d MMM yyyy HH:mm");
  painter_.drawText(foot, Qt::AlignLeft | Qt::AlignBottom, head_.title + " · " + written);
}

int PdfWriter::heightOf(const TableRow& row) const {
  const QFontMetrics metrics(font(9, false), painter_.device());
  int lines = 1;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const QRect room(0, 0, widths_[i] - pixels(gap), 100 * metrics.lineSpacing());
    if (metrics.horizontalAdvance(row[i].text) <= room.width()) continue;
    lines = std::max(lines, metrics.boundingRect(room, wrapping, row[i].text).height() / metrics.lineSpacing());
  }
  return std::min(lines, mostLines) * metrics.lineSpacing() + pixels(2);
}

void PdfWriter::drawCell(const QString& text, std::size_t column, int top, int height, bool strong) {
  painter_.setFont(font(9, strong));
  const QRect room(lefts_[column], top + pixels(1), widths_[column] - pixels(gap), height - pixels(1));
  const int to = head_.columns[column].isRight() ? Qt::AlignRight : Qt::AlignLeft;
  const QFontMetrics metrics(painter_.font(), painter_.device());
  const bool one_line = metrics.horizontalAdvance(text) <= room.width();
  painter_.save();
  painter_.setClipRect(room.adjusted(0, -pixels(1), pixels(1), 0));
  painter_.drawText(room, to | Qt::AlignTop | (one_line ? 0 : wrapping), text);
  painter_.restore();
}

void PdfWriter::write(const TableRow& row) {
  TableRow lasting = row;
  for (std::size_t i = 0; i < row.size(); ++i) lasting[i].text = lastingText(row[i], head_.columns[i], head_.locale);
  if (!widths_.empty()) return draw(lasting);
  kept_.push_back(std::move(lasting));
  if (kept_.size() > mostCounted) print();
}

void PdfWriter::draw(const TableRow& row) {
  const int height = heightOf(row);
  if (y_ + height > pdf_.height() - pixels(8)) {
    if (!counting_) endPage();
    beginPage();
  }
  if (counting_) {
    y_ += height;
    return;
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
  if (widths_.empty()) print();
  painter_.setFont(font(9, true));
  painter_.drawText(QRect(0, y_ + pixels(2), pdf_.width(), pixels(6)), Qt::AlignLeft, head_.rows.arg(rows_));
  endPage();
  if (!painter_.end()) throw ExportError(device_.errorString());
}

}  // namespace carnet::client
