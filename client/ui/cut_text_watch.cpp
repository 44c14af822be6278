#include "client/ui/cut_text_watch.h"

#include <QMouseEvent>
#include <QQuickWindow>

namespace carnet::ui {

namespace {

// The topmost elided text there; what lies above hides what is below only where it is a popup.
QQuickItem* cutTextAt(QQuickItem* item, QPointF at) {
  if (!item->isVisible() || item->opacity() < 0.05) return nullptr;
  const QPointF inside = item->mapFromScene(at);
  if (item->clip() && !item->contains(inside)) return nullptr;
  const QList<QQuickItem*> children = item->childItems();
  for (auto child = children.rbegin(); child != children.rend(); ++child) {
    if (QQuickItem* text = cutTextAt(*child, at)) return text;
    if ((*child)->inherits("QQuickPopupItem") && (*child)->isVisible() &&
        (*child)->contains((*child)->mapFromScene(at)))
      return nullptr;
  }
  return item->property("truncated").toBool() && item->contains(inside) ? item : nullptr;
}

}  // namespace

bool CutTextWatch::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::MouseMove)
    find(static_cast<QMouseEvent*>(event)->scenePosition());
  else if (event->type() == QEvent::Leave || event->type() == QEvent::MouseButtonPress ||
           event->type() == QEvent::Wheel)
    find({-1, -1});
  return QQuickItem::eventFilter(watched, event);
}

void CutTextWatch::itemChange(ItemChange change, const ItemChangeData& data) {
  if (change == ItemSceneChange) {
    if (m_window) m_window->removeEventFilter(this);
    m_window = data.window;
    if (m_window) m_window->installEventFilter(this);
  }
  QQuickItem::itemChange(change, data);
}

void CutTextWatch::find(QPointF at) {
  QQuickItem* found = m_window && at.x() >= 0 ? cutTextAt(m_window->contentItem(), at) : nullptr;
  if (found == m_found) return;
  m_found = found;
  emit foundChanged();
}

}  // namespace carnet::ui

#include "moc_cut_text_watch.cpp"
