#include "tests/client/looks/examiner.h"

#include <QAccessible>
#include <QLocale>
#include <QQuickItem>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>
#include <map>

namespace carnet::client::test {

namespace {

struct Seen {
  QQuickItem* item;
  QRectF rect;   // of what is painted, in the window
  QRectF shown;  // the part of it that nothing clips
  double opacity;
};

QString typeOf(const QQuickItem* item) {
  static const QRegularExpression made("_QML(TYPE)?_\\d+.*$");
  return QString(item->metaObject()->className()).remove(made).remove("QQuick");
}

bool isText(const QQuickItem* item) { return item->inherits("QQuickText"); }

bool takesInput(const QQuickItem* item) {
  for (const char* type : {"QQuickAbstractButton", "QQuickTextInput", "QQuickTextEdit", "QQuickMouseArea"}) {
    if (item->inherits(type)) return item->isEnabled();
  }
  return false;
}

QString told(const QQuickItem* item) {
  QString out = typeOf(item);
  int levels = 0;
  for (const QQuickItem* around = item->parentItem(); around && levels < 3; around = around->parentItem()) {
    const QString type = typeOf(around);
    if (type == "Item" || type.endsWith("Layout") || type == "Loader" || type == "Rectangle") continue;
    out.prepend(type + " › ");
    ++levels;
  }
  const QString text = item->property("text").toString();
  return text.isEmpty() ? out : out + " “" + text.left(60) + "”";
}

QRectF inWindow(const QQuickItem* item) { return item->mapRectToScene(QRectF(0, 0, item->width(), item->height())); }

// What the text really covers inside its item.
QRectF paintedIn(const QQuickItem* text) {
  const qreal width = std::min(text->property("contentWidth").toReal(), text->width());
  const qreal height = std::min(text->property("contentHeight").toReal(), text->height());
  const int across = text->property("effectiveHorizontalAlignment").toInt();
  const int down = text->property("verticalAlignment").toInt();
  const qreal x = across & Qt::AlignRight     ? text->width() - width
                  : across & Qt::AlignHCenter ? (text->width() - width) / 2
                                              : 0;
  const qreal y = down & Qt::AlignBottom    ? text->height() - height
                  : down & Qt::AlignVCenter ? (text->height() - height) / 2
                                            : 0;
  return text->mapRectToScene(QRectF(x, y, width, height));
}

// The topmost modal popup if one is open, else everything under the overlay.
QQuickItem* lookedAt(QQuickWindow& window, QQuickItem*& overlay) {
  overlay = nullptr;
  QQuickItem* top = window.contentItem();
  for (QQuickItem* child : window.contentItem()->childItems()) {
    if (!child->inherits("QQuickOverlay")) continue;
    overlay = child;
    for (QQuickItem* popup : child->childItems()) {
      if (popup->isVisible() && popup->inherits("QQuickPopupItem")) top = popup;
    }
  }
  return top;
}

class Walk {
 public:
  Walk(QQuickWindow& window, QQuickItem* from, QQuickItem* overlay) : overlay_(overlay) {
    visit(from, QRectF(0, 0, window.width(), window.height()), 1);
    dropWhatToastsCover();
  }
  std::vector<Seen> texts, inputs, icons, frames, all;

 private:
  void visit(QQuickItem* item, QRectF clip, double opacity) {
    opacity *= item->opacity();
    if (item == overlay_ || !item->isVisible() || opacity < 0.05) return;
    const QRectF rect = inWindow(item);
    if (item->clip()) clip &= rect;
    const auto seen = [&](const QRectF& painted) { return Seen{item, painted, painted & clip, opacity}; };
    if (!rect.isEmpty() && !(rect & clip).isEmpty()) {
      all.push_back(seen(rect));
      if (isText(item) && !item->property("text").toString().trimmed().isEmpty())
        texts.push_back(seen(paintedIn(item)));
      if (takesInput(item)) inputs.push_back(seen(rect));
      if (item->inherits("QQuickIconImage")) icons.push_back(seen(rect));
      if (typeOf(item) == "FieldFrame") frames.push_back(seen(rect));
    }
    for (QQuickItem* child : item->childItems()) visit(child, clip, opacity);
  }

  // A toast passes over the page for some seconds.
  void dropWhatToastsCover() {
    std::vector<Seen> toasts;
    std::copy_if(all.begin(), all.end(), std::back_inserter(toasts),
                 [](const Seen& seen) { return typeOf(seen.item) == "Toast"; });
    const auto isCovered = [&](const Seen& seen) {
      return std::any_of(toasts.begin(), toasts.end(), [&](const Seen& above) {
        return above.shown.intersects(seen.shown) && !above.item->isAncestorOf(seen.item);
      });
    };
    for (auto* things : {&texts, &inputs, &icons, &frames}) std::erase_if(*things, isCovered);
  }

  QQuickItem* overlay_;
};

bool holds(const QQuickItem* outer, const QQuickItem* inner) {
  for (const QQuickItem* around = inner; around; around = around->parentItem()) {
    if (around == outer) return true;
  }
  return false;
}

bool tooltipsAreThere(QQuickWindow& window) {
  const QList<QObject*> children = window.findChildren<QObject*>();
  return std::any_of(children.begin(), children.end(),
                     [](QObject* child) { return child->inherits("carnet::ui::CutTextWatch"); });
}

// Words that have to be read whole: a person acts on them.
bool mustBeWhole(const QQuickItem* text) {
  static const QStringList types = {"Button",     "Chip",       "PlaceButton", "SectionHeader",
                                    "FilterChip", "EmptyState", "Notice"};
  for (const QQuickItem* around = text->parentItem(); around; around = around->parentItem()) {
    if (types.contains(typeOf(around))) return true;
    if (around->inherits("QQuickAbstractButton")) return false;
  }
  return false;
}

void findCut(QQuickWindow& window, const Walk& walk, std::vector<Fault>& faults) {
  const bool tooltips = tooltipsAreThere(window);
  for (const Seen& seen : walk.texts) {
    const qreal wide = seen.item->property("contentWidth").toReal() - seen.item->width();
    const qreal high = seen.item->property("contentHeight").toReal() - seen.item->height();
    if (wide > 1 || high > 1) {
      faults.push_back(
          {"cut",
           QString("%1 needs %2 × %3 more").arg(told(seen.item)).arg(std::max(0.0, wide)).arg(std::max(0.0, high))});
    } else if (seen.item->property("truncated").toBool()) {
      if (!tooltips)
        faults.push_back({"cut", told(seen.item) + " is elided, and no tooltip tells it"});
      else if (mustBeWhole(seen.item))
        faults.push_back({"cut", told(seen.item) + " is elided, but must be read whole"});
    } else if (seen.shown.width() < seen.rect.width() - 1 && seen.shown.width() > 0 && seen.shown.height() > 4) {
      faults.push_back({"cut", QString("%1 goes %2 beyond what shows it")
                                   .arg(told(seen.item))
                                   .arg(seen.rect.width() - seen.shown.width())});
    }
  }
}

void findOverlaps(const std::vector<Seen>& things, bool surfaces, std::vector<Fault>& faults) {
  for (std::size_t i = 0; i < things.size(); ++i) {
    for (std::size_t j = i + 1; j < things.size(); ++j) {
      const QRectF common = things[i].shown & things[j].shown;
      if (common.width() <= 2 || common.height() <= 2) continue;
      if (holds(things[i].item, things[j].item) || holds(things[j].item, things[i].item)) continue;
      // A button on a card that can be pressed itself.
      const QRectF lower = things[i].rect.adjusted(-1, -1, 1, 1);
      if (surfaces && lower.contains(things[j].rect) && things[j].rect != things[i].rect) continue;
      faults.push_back({"overlap", QString("%1 and %2 share %3 × %4")
                                       .arg(told(things[i].item), told(things[j].item))
                                       .arg(common.width())
                                       .arg(common.height())});
    }
  }
}

void findSmallTargets(const Walk& walk, qreal least, std::vector<Fault>& faults) {
  if (least <= 0) return;
  for (const Seen& seen : walk.inputs) {
    if (seen.item->width() >= least - 0.5 && seen.item->height() >= least - 0.5) continue;
    faults.push_back(
        {"target", QString("%1 is %2 × %3").arg(told(seen.item)).arg(seen.item->width()).arg(seen.item->height())});
  }
}

// Qt gives a password field no name, whatever was written; its description is told instead.
QString nameOf(QQuickItem* item) {
  QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(item);
  if (!interface) return {};
  const QString name = interface->text(QAccessible::Name).trimmed();
  return name.isEmpty() && interface->state().passwordEdit ? interface->text(QAccessible::Description).trimmed() : name;
}

void findNameless(const Walk& walk, std::vector<Fault>& faults) {
  for (const Seen& seen : walk.all) {
    if (seen.item->activeFocusOnTab() && seen.item->isEnabled() && nameOf(seen.item).isEmpty())
      faults.push_back({"name", told(seen.item) + " can have the focus and has no name"});
  }
}

bool isInWordsOfDates(const QString& word) {
  static const QStringList words = [] {
    QStringList out;
    const QLocale locale;
    for (int day = 1; day <= 7; ++day) {
      for (const auto format : {QLocale::LongFormat, QLocale::ShortFormat})
        out << locale.dayName(day, format) << locale.standaloneDayName(day, format);
    }
    for (int month = 1; month <= 12; ++month) {
      for (const auto format : {QLocale::LongFormat, QLocale::ShortFormat})
        out << locale.monthName(month, format) << locale.standaloneMonthName(month, format);
    }
    return out << "AM"
               << "PM";
  }();
  return words.contains(word);
}

bool isRowData(const QString& text, const QByteArray& data) {
  static const QRegularExpression between("[·:,;()\\n–/]|  +"), word("\\p{L}[\\p{L}'’+.]*");
  if (data.contains(text.toUtf8())) return true;
  for (const QString& part : text.split(between, Qt::SkipEmptyParts)) {
    if (data.contains(part.trimmed().toUtf8())) continue;
    for (auto found = word.globalMatch(part); found.hasNext();) {
      const QString one = found.next().captured();
      if (!isInWordsOfDates(one) && !data.contains(one.toUtf8())) return false;
    }
  }
  return true;
}

// The product's name, keys, a person's initials, and languages in their own words are the same in every language.
bool isTheSameEverywhere(const QQuickItem* item, const QString& text) {
  static const QStringList words = {"Carnet", "Esc",     "Enter",    "Ctrl",     "Ctrl+Enter", "Space",
                                    "Shift",  "English", "Français", "français", "Русский",    "русский"};
  static const QRegularExpression key("^((Ctrl|Shift|Alt)\\+)?(\\w|/|\\?|Enter|Esc|Space|[↑↓])(, \\w)*$");
  return words.contains(text) || key.match(text).hasMatch() ||
         item->parentItem() && typeOf(item->parentItem()) == "Avatar";
}

void findUntranslated(const Walk& walk, const QByteArray& data, std::vector<Fault>& faults) {
  if (data.isEmpty()) return;
  for (const Seen& seen : walk.texts) {
    const QString text = seen.item->property("text").toString();
    if (text.contains(QChar(0x27E6)) || isTheSameEverywhere(seen.item, text) || isRowData(text, data)) continue;
    faults.push_back({"language", told(seen.item) + " is in no language"});
  }
}

// The colour most pixels have, those of `ink` left out.
QColor paperOf(const QImage& picture, QRect rect, const QColor& ink, bool ring) {
  rect &= picture.rect();
  std::map<QRgb, int> counts;
  for (int y = rect.top(); y <= rect.bottom(); ++y) {
    for (int x = rect.left(); x <= rect.right(); ++x) {
      if (ring && x > rect.left() && x < rect.right() && y > rect.top() && y < rect.bottom()) continue;
      const QRgb pixel = picture.pixel(x, y);
      if (ring || pixel != ink.rgb()) ++counts[pixel];
    }
  }
  if (counts.empty()) return ring ? QColor() : ink;
  return QColor::fromRgb(std::max_element(counts.begin(), counts.end(), [](const auto& one, const auto& other) {
                           return one.second < other.second;
                         })->first);
}

QColor over(const QColor& ink, const QColor& paper, double opacity) {
  const double part = ink.alphaF() * opacity;
  const auto mix = [&](int one, int other) { return int(std::lround(one * part + other * (1 - part))); };
  return QColor(mix(ink.red(), paper.red()), mix(ink.green(), paper.green()), mix(ink.blue(), paper.blue()));
}

void findFaint(const Walk& walk, const QImage& picture, std::vector<Fault>& faults) {
  const auto judge = [&](const Seen& seen, const QColor& ink, const QRect& around, bool ring, double least) {
    // What is disabled may be faint; what is partly hidden cannot be measured.
    if (!seen.item->isEnabled() || seen.shown != seen.rect || !picture.rect().contains(around)) return;
    const QColor paper = paperOf(picture, around, ink, ring);
    if (!paper.isValid()) return;
    const double is = contrast(over(ink, paper, seen.opacity), paper);
    if (is < least)
      faults.push_back(
          {"contrast",
           QString("%1: %2 on %3 is %4").arg(told(seen.item), ink.name(), paper.name()).arg(is, 0, 'f', 2)});
  };
  for (const Seen& seen : walk.texts)
    judge(seen, seen.item->property("color").value<QColor>(), seen.rect.toAlignedRect(), false, 4.5);
  for (const Seen& seen : walk.icons)
    judge(seen, seen.item->property("color").value<QColor>(), seen.rect.toAlignedRect(), false, 3);
  for (const Seen& seen : walk.frames) {
    const auto* border = seen.item->property("border").value<QObject*>();
    const QColor ink = border ? border->property("color").value<QColor>() : QColor();
    if (border && border->property("width").toReal() > 0 && ink.alpha() > 0)
      judge(seen, ink, seen.rect.toAlignedRect().adjusted(-2, -2, 2, 2), true, 3);
  }
}

}  // namespace

QString sentence(const Fault& fault) { return fault.check + ": " + fault.what; }

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

std::vector<Fault> faultsOf(QQuickWindow& window, const QImage& picture, const Measure& measure) {
  QQuickItem* overlay = nullptr;
  QQuickItem* from = lookedAt(window, overlay);
  const Walk walk(window, from, from == window.contentItem() ? overlay : nullptr);
  std::vector<Fault> faults;
  findCut(window, walk, faults);
  findOverlaps(walk.texts, false, faults);
  findOverlaps(walk.inputs, true, faults);
  findSmallTargets(walk, measure.target, faults);
  findNameless(walk, faults);
  findUntranslated(walk, measure.row_data, faults);
  if (!picture.isNull()) findFaint(walk, picture, faults);
  return faults;
}

}  // namespace carnet::client::test
