#include "tests/client/looks/contrast.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace carnet::client::test {

namespace {

constexpr double leastOfText = 4.5, leastOfShape = 3;

// The colour most pixels of `rect` have, or of its rim alone; those of `ink` left out.
QColor paperOf(const QImage& picture, QRect rect, const QColor& ink, bool rim) {
  rect &= picture.rect();
  std::unordered_map<QRgb, int> counts;
  const auto count = [&](int y, int from, int to) {
    const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
    for (int x = from; x <= to;) {
      int end = x + 1;
      while (end <= to && line[end] == line[x]) ++end;
      const QRgb pixel = line[x] | 0xff000000;
      if (rim || pixel != ink.rgb()) counts[pixel] += end - x;
      x = end;
    }
  };
  for (int y = rect.top(); y <= rect.bottom(); ++y) {
    if (!rim || y == rect.top() || y == rect.bottom()) {
      count(y, rect.left(), rect.right());
    } else {
      count(y, rect.left(), rect.left());
      count(y, rect.right(), rect.right());
    }
  }
  if (counts.empty()) return rim ? QColor() : ink;
  return QColor::fromRgb(std::max_element(counts.begin(), counts.end(), [](const auto& one, const auto& other) {
                           return one.second < other.second;
                         })->first);
}

QColor over(const QColor& ink, const QColor& paper, double opacity) {
  const double part = ink.alphaF() * opacity;
  const auto mix = [&](int one, int other) { return int(std::lround(one * part + other * (1 - part))); };
  return QColor(mix(ink.red(), paper.red()), mix(ink.green(), paper.green()), mix(ink.blue(), paper.blue()));
}

QColor colourOf(const QQuickItem* item) { return item->property("color").value<QColor>(); }

// Transparent where there is no border.
QColor borderOf(const QQuickItem* item) {
  const auto* border = item->property("border").value<QObject*>();
  return border && border->property("width").toReal() > 0 ? border->property("color").value<QColor>()
                                                          : QColor(Qt::transparent);
}

class Judge {
 public:
  Judge(const QImage& picture, std::vector<Fault>& faults) : picture_(picture), faults_(faults) {}

  // Against the most frequent other colour inside the item.
  void inside(const Seen& seen, double least) {
    const QRect around = seen.rect.toAlignedRect();
    if (!canBeMeasured(seen, around)) return;
    const QColor ink = colourOf(seen.item);
    say(seen, ink, paperOf(picture_, around, ink, false), least);
  }
  // The strongest of `inks` against what lies just outside the item.
  void outside(const Seen& seen, const std::vector<QColor>& inks) {
    const QRect around = seen.rect.toAlignedRect().adjusted(-2, -2, 2, 2);
    if (!canBeMeasured(seen, around)) return;
    const QColor paper = paperOf(picture_, around, {}, true);
    if (!paper.isValid()) return;
    const auto strength = [&](const QColor& ink) { return contrast(over(ink, paper, seen.opacity), paper); };
    const auto strongest = std::max_element(inks.begin(), inks.end(), [&](const QColor& one, const QColor& other) {
      return strength(one) < strength(other);
    });
    if (strongest != inks.end() && strongest->alpha() > 0) say(seen, *strongest, paper, leastOfShape);
  }
  // A part of a control against the part it lies on.
  void on(const Seen& seen, const QColor& ink, const QColor& paper) {
    if (canBeMeasured(seen, seen.rect.toAlignedRect())) say(seen, ink, paper, leastOfShape);
  }

 private:
  // What is disabled may be faint; what is partly hidden cannot be measured.
  bool canBeMeasured(const Seen& seen, const QRect& around) const {
    return seen.item->isEnabled() && seen.shown == seen.rect && picture_.rect().contains(around);
  }
  void say(const Seen& seen, const QColor& ink, const QColor& paper, double least) {
    const double is = contrast(over(ink, paper, seen.opacity), paper);
    if (is >= least) return;
    faults_.push_back(
        {"contrast", QString("%1: %2 on %3 is %4").arg(told(seen.item), ink.name(), paper.name()).arg(is, 0, 'f', 2)});
  }

  const QImage& picture_;
  std::vector<Fault>& faults_;
};

}  // namespace

double contrast(const QColor& one, const QColor& other) {
  const auto luminance = [](const QColor& colour) {
    const auto part = [](double value) {
      return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
  };
  const double a = luminance(one), b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

void findFaint(const Walk& walk, const QImage& grabbed, std::vector<Fault>& faults) {
  const QImage picture = grabbed.convertToFormat(QImage::Format_RGB32);
  Judge judge(picture, faults);
  for (const Seen& seen : walk.texts) judge.inside(seen, leastOfText);
  for (const Seen& seen : walk.icons) judge.inside(seen, leastOfShape);
  for (const Seen& seen : walk.frames) judge.outside(seen, {borderOf(seen.item)});
  for (const Seen& seen : walk.rings) judge.outside(seen, {borderOf(seen.item)});
  for (const Seen& seen : walk.marks) {
    judge.outside(seen, {borderOf(seen.item), colourOf(seen.item)});
    // The thumb of a switch, the dot of a stage.
    for (const QQuickItem* part : seen.item->childItems()) {
      if (part->isVisible() && typeOf(part) == "Rectangle" && colourOf(part).alpha() > 0)
        judge.on(seen, colourOf(part), colourOf(seen.item));
    }
  }
}

}  // namespace carnet::client::test
