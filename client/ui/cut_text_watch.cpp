#include "client/ui/cut_text_watch.h"

#include <QGuiApplication>
#include <QMouseEvent>
#include <QQuickWindow>
#include <QStyleHints>
#include <algorithm>

namespace carnet::ui {

namespace {

// The ground that a modal dialog lays over the window.
bool isModalGround(const QQuickItem* item, const QQuickItem* parent) {
  return parent->inherits("QQuickOverlay") && !item->inherits("QQuickPopupItem");
}

// A tip that is shown hides nothing, or it would hide the text it tells.
bool isTip(const QQuickItem* popup) {
  const QList<QQuickItem*> children = popup->childItems();
  return std::any_of(children.begin(), children.end(),
                     [](const QQuickItem* child) { return child->property("tells").toBool(); });
}

// The topmost elided text there; what lies above hides what is below only where it is a popup, or all of it below a dialog.
QQuickItem* cutTextAt(QQuickItem* item, QPointF at, bool& is_hidden) {
  if (!item->isVisible() || item->opacity() < 0.05) return nullptr;
  const QPointF inside = item->mapFromScene(at);
  if (item->clip() && !item->contains(inside)) return nullptr;
  const QList<QQuickItem*> children = item->childItems();
  for (auto child = children.rbegin(); child != children.rend(); ++child) {
    if (QQuickItem* text = cutTextAt(*child, at, is_hidden)) return text;
    const bool is_popup = (*child)->inherits("QQuickPopupItem") ? !isTip(*child) : isModalGround(*child, item);
    if (is_popup && (*child)->isVisible() && (*child)->contains((*child)->mapFromScene(at))) {
      is_hidden = true;
      return nullptr;
    }
    if (is_hidden) return nullptr;
  }
  return item->property("truncated").toBool() && item->contains(inside) ? item : nullptr;
}

bool takesHold(const QQuickItem* item) {
  for (; item != nullptr; item = item->parentItem()) {
    if (item->property("takesHold").toBool()) return true;
  }
  return false;
}

}  // namespace

CutTextWatch::CutTextWatch(QQuickItem* parent) : QQuickItem(parent) {
  m_holding.setSingleShot(true);
  m_holding.setInterval(QGuiApplication::styleHints()->mousePressAndHoldInterval());
  connect(&m_holding, &QTimer::timeout, this, &CutTextWatch::hold);
}

bool CutTextWatch::eventFilter(QObject* watched, QEvent* event) {
  // A finger is no mouse, even where the platform makes one of it.
  const auto is_finger = [&] {
    return static_cast<QMouseEvent*>(event)->pointingDevice()->type() == QInputDevice::DeviceType::TouchScreen;
  };
  switch (event->type()) {
    case QEvent::MouseMove:
      if (!is_finger()) find(static_cast<QMouseEvent*>(event)->scenePosition());
      break;
    case QEvent::MouseButtonPress:
      if (is_finger()) break;
      find(static_cast<QMouseEvent*>(event)->scenePosition());
      if (m_found) m_pressed = m_found;
      tell(nullptr);
      break;
    case QEvent::Leave:
    case QEvent::Wheel:
      find({-1, -1});
      break;
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
      touch(*static_cast<QTouchEvent*>(event));
      break;
    default:
      break;
  }
  return QQuickItem::eventFilter(watched, event);
}

// What was told stays to be read until the next touch.
void CutTextWatch::touch(const QTouchEvent& event) {
  const bool is_one = event.points().size() == 1;
  const QPointF at = is_one ? event.points().first().position() : QPointF();
  if (event.type() == QEvent::TouchBegin) {
    m_finger = at;
    tell(nullptr);
    if (is_one) m_holding.start();
  } else if (event.type() != QEvent::TouchUpdate || !is_one ||
             (at - m_finger).manhattanLength() > QGuiApplication::styleHints()->startDragDistance()) {
    m_holding.stop();
  }
}

void CutTextWatch::hold() {
  bool is_hidden = false;
  QQuickItem* text = m_window ? cutTextAt(m_window->contentItem(), m_finger, is_hidden) : nullptr;
  if (!text || takesHold(text)) return;
  m_held = true;
  tell(text);
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
  bool is_hidden = false;
  QQuickItem* found = m_window && at.x() >= 0 ? cutTextAt(m_window->contentItem(), at, is_hidden) : nullptr;
  if (found != m_pressed) m_pressed.clear();
  m_held = false;
  tell(found == m_pressed ? nullptr : found);
}

void CutTextWatch::tell(QQuickItem* found) {
  if (found == m_found) return;
  m_found = found;
  emit foundChanged();
}

}  // namespace carnet::ui

#include "moc_cut_text_watch.cpp"
