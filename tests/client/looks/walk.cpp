#include "tests/client/looks/walk.h"

#include <QRegularExpression>
#include <algorithm>

namespace carnet::client::test {

namespace {

bool isText(const QQuickItem* item) { return item->inherits("QQuickText"); }

bool takesInput(const QQuickItem* item) {
  for (const char* type : {"QQuickAbstractButton", "QQuickTextInput", "QQuickTextEdit", "QQuickMouseArea"}) {
    if (item->inherits(type)) return item->isEnabled();
  }
  return false;
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

bool isMark(const QQuickItem* item) {
  const QString type = typeOf(item);
  if (type == "CheckMark" || type == "StageMark") return true;
  const QQuickItem* owner = item->parentItem();
  return owner && owner->inherits("QQuickSwitch") && owner->property("indicator").value<QQuickItem*>() == item;
}

}  // namespace

QString typeOf(const QQuickItem* item) {
  static const QRegularExpression made("_QML(TYPE)?_\\d+.*$");
  return QString(item->metaObject()->className()).remove(made).remove("QQuick");
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

bool holds(const QQuickItem* outer, const QQuickItem* inner) {
  for (const QQuickItem* around = inner; around; around = around->parentItem()) {
    if (around == outer) return true;
  }
  return false;
}

Walk::Walk(QQuickWindow& window) {
  top = lookedAt(window, overlay_);
  if (top != window.contentItem()) overlay_ = nullptr;
  visit(top, QRectF(0, 0, window.width(), window.height()), 1);
  dropWhatToastsCover();
}

void Walk::visit(QQuickItem* item, QRectF clip, double opacity) {
  opacity *= item->opacity();
  if (item == overlay_ || !item->isVisible() || opacity < 0.05) return;
  const QRectF rect = inWindow(item);
  if (item->clip()) clip &= rect;
  const auto seen = [&](const QRectF& painted) { return Seen{item, painted, painted & clip, opacity}; };
  if (!rect.isEmpty() && !(rect & clip).isEmpty()) {
    all.push_back(seen(rect));
    if (isText(item) && !item->property("text").toString().trimmed().isEmpty()) texts.push_back(seen(paintedIn(item)));
    if (takesInput(item)) inputs.push_back(seen(rect));
    if (item->inherits("QQuickIconImage")) icons.push_back(seen(rect));
    if (typeOf(item) == "FieldFrame") frames.push_back(seen(rect));
    if (typeOf(item) == "FocusRing") rings.push_back(seen(rect));
    if (isMark(item)) marks.push_back(seen(rect));
  }
  for (QQuickItem* child : item->childItems()) visit(child, clip, opacity);
}

// A toast passes over the page for some seconds.
void Walk::dropWhatToastsCover() {
  std::vector<Seen> toasts;
  std::copy_if(all.begin(), all.end(), std::back_inserter(toasts),
               [](const Seen& seen) { return typeOf(seen.item) == "Toast"; });
  const auto isCovered = [&](const Seen& seen) {
    return std::any_of(toasts.begin(), toasts.end(), [&](const Seen& above) {
      return above.shown.intersects(seen.shown) && !above.item->isAncestorOf(seen.item);
    });
  };
  for (auto* things : {&texts, &inputs, &icons, &frames, &marks, &rings}) std::erase_if(*things, isCovered);
}

}  // namespace carnet::client::test
