#pragma once

#include <QPointer>
#include <QQuickItem>
#include <QTimer>
#include <QTouchEvent>

namespace carnet::ui {

/// Knows the elided text under the resting mouse or a finger that is held on it, so that one tooltip can tell it whole.
/// Watches the window it stands in; sees through controls, as a text in a button has no pointer of its own. A text that was
/// pressed is let be until the mouse has left it, and one in a control with `takesHold` is not told under a finger.
class CutTextWatch : public QQuickItem {
  Q_OBJECT
  QML_ELEMENT
  /// The elided text, or null.
  Q_PROPERTY(QQuickItem* found READ found NOTIFY foundChanged)
  /// It was found by a finger.
  Q_PROPERTY(bool held READ held NOTIFY foundChanged)

 public:
  explicit CutTextWatch(QQuickItem* parent = nullptr);

  QQuickItem* found() const { return m_found; }
  bool held() const { return m_held; }
  bool eventFilter(QObject* watched, QEvent* event) override;

 signals:
  void foundChanged();

 protected:
  void itemChange(ItemChange change, const ItemChangeData& data) override;

 private:
  void find(QPointF at);
  void touch(const QTouchEvent& event);
  void hold();
  void tell(QQuickItem* found);

  QPointer<QQuickWindow> m_window;
  QPointer<QQuickItem> m_found;
  QPointer<QQuickItem> m_pressed;
  QTimer m_holding;
  QPointF m_finger;
  bool m_held = false;
};

}  // namespace carnet::ui
