#include "client/ui/focus_keeper.h"

#include <QMetaMethod>
#include <QQuickWindow>
#include <algorithm>

namespace carnet::ui {

namespace {

constexpr std::size_t mostRemembered = 8;

}  // namespace

FocusKeeper::FocusKeeper(QQuickItem* parent) : QQuickItem(parent) {
  // After what the same event opens has taken the keyboard for itself.
  m_later.setSingleShot(true);
  m_later.setInterval(0);
  connect(&m_later, &QTimer::timeout, this, &FocusKeeper::giveBack);
}

void FocusKeeper::itemChange(ItemChange change, const ItemChangeData& data) {
  if (change == ItemSceneChange) {
    if (m_window) disconnect(m_window, nullptr, this, nullptr);
    m_window = data.window;
    if (m_window) connect(m_window, &QQuickWindow::activeFocusItemChanged, this, &FocusKeeper::onFocusChanged);
  }
  QQuickItem::itemChange(change, data);
}

void FocusKeeper::onFocusChanged() {
  if (isNowhere()) return m_later.start();
  QQuickItem* now = m_window->activeFocusItem();
  if (!now) return;
  m_had.erase(std::remove_if(m_had.begin(), m_had.end(), [&](const auto& item) { return !item || item == now; }),
              m_had.end());
  m_had.emplace_back(now);
  if (m_had.size() > mostRemembered) m_had.erase(m_had.begin());
}

void FocusKeeper::giveBack() {
  if (!isNowhere()) return;
  for (auto item = m_had.rbegin(); item != m_had.rend(); ++item) {
    if (*item && canTake(*item)) return (*item)->forceActiveFocus(Qt::OtherFocusReason);
  }
  if (!m_touch) offer(m_window->contentItem());
}

// A window that is not the active one has no item with the keyboard, and gives it back by itself.
bool FocusKeeper::isNowhere() const {
  QQuickItem* now = m_window ? m_window->activeFocusItem() : nullptr;
  return now && (now == m_window->contentItem() || now->inherits("QQuickLoader"));
}

bool FocusKeeper::canTake(QQuickItem* item) const {
  return item->window() == m_window && item->isVisible() && item->isEnabled() &&
         !(m_touch && item->flags().testFlag(ItemAcceptsInputMethod));
}

bool FocusKeeper::offer(QQuickItem* item) {
  if (!item->isVisible() || !item->isEnabled()) return false;
  if (item->metaObject()->indexOfMethod("takeKeys()") >= 0) {
    QMetaObject::invokeMethod(item, "takeKeys");
    if (!isNowhere()) return true;
  }
  const QList<QQuickItem*> children = item->childItems();
  return std::any_of(children.begin(), children.end(), [this](QQuickItem* child) { return offer(child); });
}

}  // namespace carnet::ui

#include "moc_focus_keeper.cpp"
