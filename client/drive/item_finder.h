#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QRectF>
#include <QString>

class QQuickItem;
class QQuickWindow;

namespace carnet::client {

/// What a request asks for; see DriveServer.
struct ItemQuery {
  QString name;
  QString text;
  QString match;
  QString role;
  QString within;
  QString window;
  int index = 0;

  static ItemQuery of(const QJsonObject& request);
  QString words() const;
};

/// Reads the item tree of this process's windows. Only visible items with an accessible name (or, for `text`, any
/// accessible words) are ever returned.
namespace finder {

QList<QQuickWindow*> windows(const QString& titlePart);
QList<QQuickItem*> all(const ItemQuery& query);
QQuickItem* one(const ItemQuery& query);

QJsonObject describe(QQuickItem* item);
QJsonArray tree(QQuickWindow* window);

/// The part of the item that no clipping ancestor and no window edge hides, in window coordinates.
QRectF seenPart(QQuickItem* item);

/// The innermost Flickable around the item that hides a part of it, or null.
QQuickItem* hidingFlickable(QQuickItem* item);

}  // namespace finder
}  // namespace carnet::client
