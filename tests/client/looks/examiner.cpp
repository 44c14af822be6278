#include "tests/client/looks/examiner.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QQuickItem>
#include <QRegularExpression>
#include <algorithm>

#include "tests/client/looks/contrast.h"
#include "tests/client/looks/walk.h"

namespace carnet::client::test {

namespace {

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

// The product's name, keys, a person's initials, and languages in their own words are the same in every language.
bool isTheSameEverywhere(const QQuickItem* item, const QString& text) {
  static const QStringList words = {"Carnet", "Esc",     "Enter",    "Ctrl",     "Ctrl+Enter", "Space",
                                    "Shift",  "English", "Français", "français", "Русский",    "русский"};
  static const QRegularExpression key(
      "^((Ctrl|Shift|Alt)\\+)?(\\w|/|\\?|Enter|Esc|Space|Tab|F\\d+|[↑↓])"
      "(, ((Ctrl|Shift|Alt)\\+)?(\\w|Enter|[↑↓]))*$");
  // A line of a table as it stands in a file.
  static const QRegularExpression line("^[^ ,]+(,\\S.*){4,}$");
  return words.contains(text) || key.match(text).hasMatch() || line.match(text).hasMatch() ||
         (item->parentItem() && typeOf(item->parentItem()) == "Avatar");
}

void findUntranslated(const Walk& walk, const RowWords* data, std::vector<Fault>& faults) {
  if (!data) return;
  for (const Seen& seen : walk.texts) {
    // What was searched for stands in bold.
    const QString text = seen.item->property("text").toString().remove("<b>").remove("</b>");
    if (text.contains(QChar(0x27E6)) || isTheSameEverywhere(seen.item, text) || data->cover(text)) continue;
    faults.push_back({"language", told(seen.item) + " is in no language"});
  }
}

// A ring or a frame that says "here": of the item itself, inside it or around it.
void findFocus(QQuickWindow& window, QQuickItem* item, std::vector<Fault>& faults) {
  Walk walk(window);
  const auto isElsewhere = [&](const Seen& seen) {
    return !holds(item, seen.item) && !(seen.item->parentItem() && holds(seen.item->parentItem(), item));
  };
  std::erase_if(walk.rings, isElsewhere);
  std::erase_if(walk.frames,
                [&](const Seen& seen) { return isElsewhere(seen) || !seen.item->property("focused").toBool(); });
  walk.texts.clear();
  walk.icons.clear();
  walk.marks.clear();
  if (walk.rings.empty() && walk.frames.empty()) {
    faults.push_back({"focus", told(item) + " has the focus and does not show it"});
    return;
  }
  for (const Seen& seen : walk.rings) {
    if (seen.shown.width() < seen.rect.width() - 1 || seen.shown.height() < seen.rect.height() - 1)
      faults.push_back({"focus", told(item) + " has a ring around it that is cut"});
  }
  findFaint(walk, window.grabWindow(), faults);
}

}  // namespace

QString sentence(const Fault& fault) { return fault.check + ": " + fault.what; }

std::vector<Fault> faultsOf(QQuickWindow& window, const QImage& picture, const Measure& measure) {
  const Walk walk(window);
  std::vector<Fault> faults;
  findCut(window, walk, faults);
  findOverlaps(walk.texts, false, faults);
  findOverlaps(walk.inputs, true, faults);
  findSmallTargets(walk, measure.target, faults);
  findNameless(walk, faults);
  findUntranslated(walk, measure.row_words, faults);
  if (!picture.isNull()) findFaint(walk, picture, faults);
  return faults;
}

std::vector<Fault> focusFaultsOf(QQuickWindow& window) {
  std::vector<Fault> faults;
  QQuickItem* const top = Walk(window).top;
  QQuickItem* const first = top->nextItemInFocusChain(true);
  QQuickItem* item = first;
  // A list of choices or a menu is gone through with the arrows: there Tab comes back to the popup at once.
  for (int steps = 0; item && item != top && holds(top, item) && steps < 200; ++steps) {
    item->forceActiveFocus(Qt::TabFocusReason);
    QCoreApplication::processEvents();
    findFocus(window, item, faults);
    item = item->nextItemInFocusChain(true);
    if (item == first) break;
  }
  return faults;
}

}  // namespace carnet::client::test
