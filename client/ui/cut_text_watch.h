#pragma once

#include <QPointer>
#include <QQuickItem>

namespace carnet::ui {

/// Knows the elided text under the resting mouse, so that one tooltip can tell it whole. Watches the window it stands in;
/// sees through controls, as a text in a button has no pointer of its own.
class CutTextWatch : public QQuickItem {
  Q_OBJECT
  QML_ELEMENT
  /// The elided text, or null.
  Q_PROPERTY(QQuickItem* found READ found NOTIFY foundChanged)

 public:
  explicit CutTextWatch(QQuickItem* parent = nullptr) : QQuickItem(parent) {}

  QQuickItem* found() const { return m_found; }
  bool eventFilter(QObject* watched, QEvent* event) override;

 signals:
  void foundChanged();

 protected:
  void itemChange(ItemChange change, const ItemChangeData& data) override;

 private:
  void find(QPointF at);

  QPointer<QQuickWindow> m_window;
  QPointer<QQuickItem> m_found;
};

}  // namespace carnet::ui
