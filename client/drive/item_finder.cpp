#include "client/drive/item_finder.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QMetaEnum>
#include <QQuickItem>
#include <QQuickWindow>
#include <QVariant>
#include <algorithm>
#include <functional>

namespace carnet::client {
namespace {

bool isShown(const QQuickItem* item) { return item->isVisible() && item->opacity() > 0.01; }

QAccessibleInterface* accessible(QQuickItem* item) {
  QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(item);
  return interface && interface->isValid() ? interface : nullptr;
}

// What QML wrote as `Accessible.…` on the item.
const QObject* attached(QQuickItem* item) {
  const QObjectList children = item->children();
  const auto found = std::find_if(children.begin(), children.end(),
                                  [](const QObject* child) { return child->inherits("QQuickAccessibleAttached"); });
  return found == children.end() ? nullptr : *found;
}

// What `Accessible.ignored` hides from a screen reader is hidden here too.
bool isIgnored(QQuickItem* item) {
  const QObject* written = attached(item);
  return written && written->property("ignored").toBool();
}

// The interface of Qt 6.4's own buttons says Button whatever QML wrote.
QAccessible::Role roleOf(QQuickItem* item, QAccessibleInterface* interface) {
  const QObject* written = attached(item);
  const int role = written ? written->property("role").toInt() : 0;
  return role != 0 ? static_cast<QAccessible::Role>(role) : interface->role();
}

QString roleName(QAccessible::Role role) {
  return QString::fromLatin1(QMetaEnum::fromType<QAccessible::Role>().valueToKey(role));
}

QString valueOf(QQuickItem* item, QAccessibleInterface* interface) {
  for (const char* property : {"displayText", "text"}) {
    const QVariant value = item->property(property);
    if (value.isValid()) return value.toString();
  }
  return interface->text(QAccessible::Value);
}

bool matches(const QString& is, const QString& wanted, const QString& how) {
  if (how == QLatin1String("prefix")) return is.startsWith(wanted);
  if (how == QLatin1String("contains")) return is.contains(wanted, Qt::CaseInsensitive);
  return is == wanted;
}

bool matches(QQuickItem* item, const ItemQuery& query) {
  QAccessibleInterface* interface = accessible(item);
  if (!interface || isIgnored(item)) return false;
  if (!query.role.isEmpty() && roleName(roleOf(item, interface)) != query.role) return false;
  if (!query.text.isEmpty()) {
    return interface->text(QAccessible::Name).contains(query.text) ||
           interface->text(QAccessible::Description).contains(query.text) ||
           valueOf(item, interface).contains(query.text);
  }
  return matches(interface->text(QAccessible::Name), query.name, query.match);
}

bool isWithin(QQuickItem* item, const QString& name) {
  for (QQuickItem* around = item->parentItem(); around; around = around->parentItem()) {
    if (QAccessibleInterface* interface = accessible(around); interface && interface->text(QAccessible::Name) == name)
      return true;
  }
  return false;
}

bool isInOverlay(QQuickItem* item) {
  for (QQuickItem* around = item; around; around = around->parentItem()) {
    if (around->inherits("QQuickOverlay")) return true;
  }
  return false;
}

// A field and its label have the same name: who asks by name means what can be used.
bool isUsable(QQuickItem* item) {
  QAccessibleInterface* interface = accessible(item);
  if (!interface) return false;
  const QAccessible::Role role = roleOf(item, interface);
  return role != QAccessible::StaticText && role != QAccessible::Heading && role != QAccessible::Graphic &&
         role != QAccessible::AlertMessage && role != QAccessible::Notification;
}

void walk(QQuickItem* item, const std::function<void(QQuickItem*)>& visit) {
  if (!isShown(item)) return;
  visit(item);
  for (QQuickItem* child : item->childItems()) walk(child, visit);
}

QRectF inWindow(const QQuickItem* item) { return item->mapRectToScene(QRectF(0, 0, item->width(), item->height())); }

void grow(QQuickItem* item, QJsonArray& into) {
  if (!isShown(item)) return;
  QAccessibleInterface* interface = accessible(item);
  const bool named = interface && !isIgnored(item) && !interface->text(QAccessible::Name).isEmpty();
  QJsonArray children;
  for (QQuickItem* child : item->childItems()) grow(child, named ? children : into);
  if (!named) return;
  QJsonObject node = finder::describe(item);
  if (!children.isEmpty()) node.insert(QLatin1String("children"), children);
  into.append(node);
}

}  // namespace

ItemQuery ItemQuery::of(const QJsonObject& request) {
  const auto text = [&request](const char* key) { return request.value(QLatin1String(key)).toString(); };
  return {text("name"),
          text("text"),
          text("match"),
          text("role"),
          text("within"),
          text("window"),
          request.value(QLatin1String("index")).toInt()};
}

QString ItemQuery::words() const {
  QString words = text.isEmpty() ? QStringLiteral("'%1'").arg(name) : QStringLiteral("text '%1'").arg(text);
  if (!role.isEmpty()) words += QStringLiteral(" (%1)").arg(role);
  if (!within.isEmpty()) words += QStringLiteral(" within '%1'").arg(within);
  if (index > 0) words += QStringLiteral(" number %1").arg(index);
  return words;
}

namespace finder {

QList<QQuickWindow*> windows(const QString& titlePart) {
  QList<QQuickWindow*> found;
  for (QWindow* window : QGuiApplication::topLevelWindows()) {
    auto* quick = qobject_cast<QQuickWindow*>(window);
    if (quick && quick->isVisible() && quick->title().contains(titlePart)) found.append(quick);
  }
  return found;
}

QList<QQuickItem*> all(const ItemQuery& query) {
  QList<QQuickItem*> found;
  if (query.name.isEmpty() && query.text.isEmpty()) return found;
  for (QQuickWindow* window : windows(query.window)) {
    walk(window->contentItem(), [&](QQuickItem* item) {
      if (item->width() <= 0 || item->height() <= 0 || !matches(item, query)) return;
      if (query.within.isEmpty() || isWithin(item, query.within)) found.append(item);
    });
  }
  std::stable_partition(found.begin(), found.end(), isUsable);
  std::stable_partition(found.begin(), found.end(), isInOverlay);
  return found;
}

QQuickItem* one(const ItemQuery& query) {
  const QList<QQuickItem*> found = all(query);
  return query.index >= 0 && query.index < found.size() ? found.at(query.index) : nullptr;
}

QJsonObject describe(QQuickItem* item) {
  QJsonObject about;
  const QRectF place = inWindow(item);
  about.insert(QLatin1String("rect"), QJsonArray{place.x(), place.y(), place.width(), place.height()});
  QAccessibleInterface* interface = accessible(item);
  if (!interface) return about;
  const QAccessible::State state = interface->state();
  about.insert(QLatin1String("name"), interface->text(QAccessible::Name));
  about.insert(QLatin1String("role"), roleName(roleOf(item, interface)));
  about.insert(QLatin1String("enabled"), item->isEnabled());
  if (const QString text = interface->text(QAccessible::Description); !text.isEmpty())
    about.insert(QLatin1String("description"), text);
  if (const QString text = valueOf(item, interface); !text.isEmpty()) about.insert(QLatin1String("text"), text);
  if (const QVariant checked = item->property("checked"); checked.isValid() && (state.checkable || checked.toBool()))
    about.insert(QLatin1String("checked"), checked.toBool());
  if (state.selected) about.insert(QLatin1String("selected"), true);
  if (item->hasActiveFocus()) about.insert(QLatin1String("focused"), true);
  return about;
}

QJsonArray tree(QQuickWindow* window) {
  QJsonArray items;
  grow(window->contentItem(), items);
  return items;
}

QRectF seenPart(QQuickItem* item) {
  QRectF seen = inWindow(item);
  for (QQuickItem* around = item->parentItem(); around; around = around->parentItem()) {
    if (around->clip() || around->inherits("QQuickFlickable")) seen &= inWindow(around);
  }
  if (item->window()) seen &= QRectF(QPointF(), QSizeF(item->window()->size()));
  return seen;
}

QQuickItem* hidingFlickable(QQuickItem* item) {
  const QRectF place = inWindow(item);
  for (QQuickItem* around = item->parentItem(); around; around = around->parentItem()) {
    if (!around->inherits("QQuickFlickable") || !around->property("interactive").toBool()) continue;
    const QRectF room = seenPart(around);
    const bool movesDown = around->property("contentHeight").toReal() > around->height() + 1;
    const bool movesAside = around->property("contentWidth").toReal() > around->width() + 1;
    const bool hiddenDown = place.top() < room.top() - 1 || place.bottom() > room.bottom() + 1;
    const bool hiddenAside = place.left() < room.left() - 1 || place.right() > room.right() + 1;
    if ((movesDown && hiddenDown) || (movesAside && hiddenAside)) return around;
  }
  return nullptr;
}

}  // namespace finder
}  // namespace carnet::client
