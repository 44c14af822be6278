// Dialogs that a page makes when they are asked for.
#pragma once

#include <QQuickItem>
#include <QQuickWindow>

namespace carnet::client::test {

// Makes every dialog of what is shown, so that a test finds one without the button that opens it.
inline void makeDialogs(QQuickWindow& window) {
  for (QQuickItem* item : window.findChildren<QQuickItem*>()) {
    if (item->metaObject()->indexOfMethod("make()") >= 0 && item->parentItem() && item->parentItem()->isVisible()) {
      QVariant made;
      QMetaObject::invokeMethod(item, "make", Q_RETURN_ARG(QVariant, made));
    }
  }
}

}  // namespace carnet::client::test
